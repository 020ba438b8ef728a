package io.hippocampus.sleep;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hippocampus.testing.Walls;

/** The walls of sleep-jobs. */
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
  static final ArchRule timeAndChance_areHandedIn = Walls.timeAndChanceAreHandedIn();

  @ArchTest
  static final ArchRule nothing_interrupts = Walls.nothingInterrupts();
}
