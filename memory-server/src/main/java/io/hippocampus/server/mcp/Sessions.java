package io.hippocampus.server.mcp;

import io.hippocampus.memory.SpaceName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose the open sessions are: one that a caller opened on a memory is nobody else's and of no
 * other memory. Of very many, the oldest are given up. Thread-safe.
 */
final class Sessions {

  private static final int MOST = 10_000;

  private record Owner(String caller, SpaceName space) {
    static Owner of(Visit visit) {
      return new Owner(visit.caller().name(), visit.space().name());
    }
  }

  private final Map<String, Owner> owners = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Owner> eldest) {
      return size() > MOST;
    }
  };

  synchronized void opened(String session, Visit visit) {
    owners.put(session, Owner.of(visit));
  }

  synchronized void closed(String session) {
    owners.remove(session);
  }

  synchronized boolean isOf(String session, Visit visit) {
    return Owner.of(visit).equals(owners.get(session));
  }
}
