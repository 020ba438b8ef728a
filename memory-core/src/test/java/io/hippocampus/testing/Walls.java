package io.hippocampus.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The walls that stand in every module; each module's {@code ArchitectureTest} holds its own. */
public final class Walls {

  private Walls() {}

  /** Packages depend on each other in one direction only. */
  public static ArchRule packagesFormNoCycle() {
    return slices()
        .matching("io.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("the folders tell the flow, and a flow has one direction");
  }

  /** The library is known to that one place of ours only. */
  public static ArchRule staysIn(String ours, String... library) {
    return stayIn(List.of(ours), library);
  }

  /** The library is known to those places of ours only. */
  public static ArchRule stayIn(List<String> ours, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(ours.toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .allowEmptyShould(true)
        .because("it stays in " + String.join(", ", ours));
  }

  /**
   * Each library is known in one package: Lucene, models, Hipparchus, YAML, picocli, the web
   * server, MCP and metrics; Quartz, which wakes us, also where cron expressions are read.
   * Databases are known where memories and where schedules are kept, and to Quartz's store only
   * what a connection is.
   */
  public static ArchRule librariesStayWhereTheyBelong() {
    return CompositeArchRule.of(staysIn("io.hippocampus.adapter.lucene..", "org.apache.lucene.."))
        .and(stayIn(
            List.of(
                "io.hippocampus.adapter.jdbc..",
                "io.hippocampus.sleep.jdbc..",
                "io.hippocampus.sleep.quartz..",
                "io.hippocampus.server.jdbc.."),
            "java.sql.."))
        .and(stayIn(
            List.of("io.hippocampus.adapter.jdbc..", "io.hippocampus.sleep.jdbc.."),
            "org.jdbi..",
            "org.h2..",
            "org.flywaydb..",
            "com.zaxxer.."))
        .and(staysIn(
            "io.hippocampus.adapter.onnx..",
            "ai.onnxruntime..",
            "ai.djl..",
            "dev.langchain4j.model.embedding.onnx.."))
        .and(stayIn(
            List.of(
                "io.hippocampus",
                "io.hippocampus.agent..",
                "io.hippocampus.adapter.langchain4j..",
                "io.hippocampus.adapter.onnx..",
                "io.hippocampus.server.model.."),
            "dev.langchain4j.."))
        .and(staysIn("io.hippocampus.learning..", "org.hipparchus.."))
        .and(staysIn("io.hippocampus.policy..", "org.snakeyaml.."))
        .and(stayIn(
            List.of("io.hippocampus.sleep.cron..", "io.hippocampus.sleep.quartz.."),
            "org.quartz.."))
        .and(staysIn("io.hippocampus.server.cli..", "picocli.."))
        .and(staysIn("io.hippocampus.server.schema..", "com.github.victools..", "com.networknt.."))
        .and(staysIn("io.hippocampus.server.mcp..", "io.modelcontextprotocol.."));
  }

  /** Adapters are known to themselves and to {@code io.hippocampus.EmbeddedHome} only. */
  public static ArchRule adaptersAreWiredInOnePlace() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.hippocampus.adapter..")
        .and()
        .haveNameNotMatching("io\\.hippocampus\\.EmbeddedHome(\\$.*)?")
        .should()
        .dependOnClassesThat(resideInAPackage("io.hippocampus.adapter.."))
        .allowEmptyShould(true)
        .because("io.hippocampus.EmbeddedHome is where ports meet their adapters");
  }

  /** The package depends on the JDK, on itself and on those packages only. */
  public static ArchRule dependsOnlyOn(String ours, String... allowed) {
    String[] packages = Stream.concat(
            Stream.of("java..", "org.jspecify.annotations", ours), Stream.of(allowed))
        .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ours)
        .should()
        .dependOnClassesThat(resideOutsideOfPackages(packages))
        .allowEmptyShould(true);
  }

  /** The package never depends on those packages. */
  public static ArchRule neverMeets(String ours, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(ours)
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .allowEmptyShould(true);
  }

  /** Nothing reads the system's clock, rolls its own dice or waits by putting a thread to sleep. */
  public static ArchRule timeAndChanceAreHandedIn() {
    return noClasses()
        .should()
        .accessTargetWhere(is("reads the system's clock", Walls::readsTheSystemClock))
        .orShould()
        .accessTargetWhere(is("rolls its own dice", Walls::rollsItsOwnDice))
        .orShould()
        .accessTargetWhere(is("puts a thread to sleep", to -> to(to, Thread.class, "sleep")))
        .allowEmptyShould(true)
        .because("time, randomness and executors are handed in; the system's clock is"
            + " InstantSource.system(), chosen at the front door");
  }

  /** Nothing interrupts another thread; whoever was interrupted may set its own flag again. */
  public static ArchRule nothingInterrupts() {
    return noClasses()
        .should()
        .accessTargetWhere(DescribedPredicate.describe("interrupts a thread", Walls::interrupts))
        .allowEmptyShould(true)
        .because("an interrupted thread closes the files it reads: those of the store and indexes");
  }

  private static boolean readsTheSystemClock(AccessTarget to) {
    boolean withoutAClock = !to.getFullName().contains(Clock.class.getName());
    boolean ofTime = to.getOwner().getPackageName().equals("java.time");
    return (ofTime && to.getName().equals("now") && withoutAClock)
        || to(to, System.class, "currentTimeMillis")
        || to.getFullName().equals(Date.class.getName() + ".<init>()");
  }

  private static boolean rollsItsOwnDice(AccessTarget to) {
    return to.getFullName().equals(Random.class.getName() + ".<init>()")
        || to.getFullName().equals(SplittableRandom.class.getName() + ".<init>()")
        || to(to, Math.class, "random")
        || to(to, ThreadLocalRandom.class, "current");
  }

  private static boolean interrupts(JavaAccess<?> access) {
    AccessTarget to = access.getTarget();
    boolean cancels = to(to, Future.class, "cancel") && !to(to, CompletableFuture.class, "cancel");
    return cancels
        || to(to, ExecutorService.class, "shutdownNow")
        || (to(to, Thread.class, "interrupt") && !isOfTheCurrentThread(access));
  }

  private static boolean isOfTheCurrentThread(JavaAccess<?> interrupt) {
    return interrupt.getOrigin().getAccessesFromSelf().stream()
        .filter(other -> other.getLineNumber() == interrupt.getLineNumber())
        .anyMatch(other -> to(other.getTarget(), Thread.class, "currentThread"));
  }

  private static boolean to(AccessTarget target, Class<?> owner, String name) {
    return target.getName().equals(name) && target.getOwner().isAssignableTo(owner);
  }

  private static DescribedPredicate<JavaAccess<?>> is(String what, Predicate<AccessTarget> test) {
    return DescribedPredicate.describe(what, access -> test.test(access.getTarget()));
  }
}
