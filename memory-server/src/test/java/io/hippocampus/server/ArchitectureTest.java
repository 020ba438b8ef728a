package io.hippocampus.server;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hippocampus.testing.Walls;

/** The walls of memory-server. */
@AnalyzeClasses(
    packages = "io.hippocampus",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
final class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_formNoCycle = Walls.packagesFormNoCycle();

  @ArchTest
  static final ArchRule libraries_stayWhereTheyBelong = Walls.librariesStayWhereTheyBelong();

  @ArchTest
  static final ArchRule adapters_areWiredInOnePlace = Walls.adaptersAreWiredInOnePlace();

  @ArchTest
  static final ArchRule roomsOfTheCommandLine_neverMeet = slices()
      .matching("io.hippocampus.server.cli.(*)..")
      .should()
      .notDependOnEachOther()
      .ignoreDependency(alwaysTrue(), resideInAnyPackage("..cli.frame", "..cli.page"));

  @ArchTest
  static final ArchRule rest_knowsNoOtherDoor = Walls.neverMeets(
      "io.hippocampus.server.rest..",
      "io.hippocampus.server.mcp..",
      "io.hippocampus.server.cli..",
      "io.hippocampus.server.hook..",
      "io.hippocampus.server.watch..");

  @ArchTest
  static final ArchRule mcp_knowsNoOtherDoor = Walls.neverMeets(
      "io.hippocampus.server.mcp..",
      "io.hippocampus.server.rest..",
      "io.hippocampus.server.cli..",
      "io.hippocampus.server.hook..",
      "io.hippocampus.server.watch..");

  @ArchTest
  static final ArchRule commands_knowNoOtherDoor = Walls.neverMeets(
      "io.hippocampus.server.command..",
      "io.hippocampus.server.rest..",
      "io.hippocampus.server.mcp..",
      "io.hippocampus.server.cli..",
      "io.hippocampus.server.hook..",
      "io.hippocampus.server.watch..");

  @ArchTest
  static final ArchRule nothing_interrupts = Walls.nothingInterrupts();
}
