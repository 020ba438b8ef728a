package io.hippocampus.server.access;

import io.hippocampus.memory.SpaceName;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks, what they may do and where.
 *
 * @param name who it is, for the audit and for limits: a key's name
 * @param scopes what they may do, {@link Scope#ADMIN} standing for all
 * @param spaces in which spaces only; empty for all
 */
public record Caller(String name, Set<Scope> scopes, Set<SpaceName> spaces) {

  /** Where a servlet request carries its caller. */
  public static final String ATTRIBUTE = "io.hippocampus.caller";

  /** The one who owns the home: may do everything everywhere. */
  public static final Caller OWNER = new Caller("owner", EnumSet.of(Scope.ADMIN), Set.of());

  /** One who presented no key where keys are needed: may see what is open to everyone. */
  public static final Caller NOBODY = new Caller("nobody", Set.of(), Set.of());

  public Caller {
    scopes = Set.copyOf(scopes);
    spaces = Set.copyOf(spaces);
  }

  /** Whether they may do that. */
  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /** Whether the space exists for them. */
  public boolean reaches(SpaceName space) {
    return spaces.isEmpty() || spaces.contains(space);
  }
}
