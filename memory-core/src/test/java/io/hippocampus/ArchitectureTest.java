package io.hippocampus;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hippocampus.testing.Walls;

/** The walls of memory-core. */
@AnalyzeClasses(
    packages = "io.hippocampus",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
final class ArchitectureTest {

  private static final String FRONT_DOOR = "io.hippocampus";
  private static final String MEMORY = "io.hippocampus.memory..";
  private static final String PORT = "io.hippocampus.port..";
  private static final String ENCODING = "io.hippocampus.encoding..";
  private static final String FORGETTING = "io.hippocampus.forgetting..";
  private static final String CONSOLIDATION = "io.hippocampus.consolidation..";
  private static final String RECALL = "io.hippocampus.recall..";
  private static final String LANGUAGE = "io.hippocampus.language..";
  private static final String LEARNING = "io.hippocampus.learning..";
  private static final String POLICY = "io.hippocampus.policy..";
  private static final String HISTORY = "io.hippocampus.history..";
  private static final String AGENT = "io.hippocampus.agent..";
  private static final String ADAPTERS = "io.hippocampus.adapter..";

  @ArchTest
  static final ArchRule packages_formNoCycle = Walls.packagesFormNoCycle();

  @ArchTest
  static final ArchRule memory_dependsOnTheJdkAlone = Walls.dependsOnlyOn(MEMORY);

  @ArchTest
  static final ArchRule port_dependsOnMemoryAlone = Walls.dependsOnlyOn(PORT, MEMORY);

  @ArchTest
  static final ArchRule encoding_meetsNeitherAdaptersNorSleep =
      Walls.neverMeets(ENCODING, ADAPTERS, CONSOLIDATION, FRONT_DOOR);

  @ArchTest
  static final ArchRule forgetting_meetsNeitherAdaptersNorTheFrontDoor =
      Walls.neverMeets(FORGETTING, ADAPTERS, FRONT_DOOR);

  @ArchTest
  static final ArchRule consolidation_meetsNeitherAdaptersNorEncoding =
      Walls.neverMeets(CONSOLIDATION, ADAPTERS, ENCODING, FRONT_DOOR);

  @ArchTest
  static final ArchRule recall_meetsNeitherAdaptersNorTheFrontDoor =
      Walls.neverMeets(RECALL, ADAPTERS, FRONT_DOOR);

  @ArchTest
  static final ArchRule policy_meetsNoAdapterAndNothingThatActs =
      Walls.neverMeets(POLICY, ADAPTERS, ENCODING, RECALL, LANGUAGE, LEARNING, AGENT, FRONT_DOOR);

  @ArchTest
  static final ArchRule history_dependsOnTheWordsAlone = Walls.dependsOnlyOn(HISTORY, MEMORY, PORT);

  @ArchTest
  static final ArchRule language_meetsNeitherAdaptersNorTheFrontDoor =
      Walls.neverMeets(LANGUAGE, ADAPTERS, CONSOLIDATION, FRONT_DOOR, AGENT);

  @ArchTest
  static final ArchRule learning_meetsNeitherAdaptersNorTheWakingPath =
      Walls.neverMeets(LEARNING, ADAPTERS, ENCODING, RECALL, LANGUAGE, AGENT, FRONT_DOOR);

  @ArchTest
  static final ArchRule agent_meetsTheFrontDoorOnly =
      Walls.neverMeets(AGENT, ADAPTERS, LANGUAGE, CONSOLIDATION);

  @ArchTest
  static final ArchRule frontDoor_doesNotKnowTheAgent = Walls.neverMeets(FRONT_DOOR, AGENT);

  @ArchTest
  static final ArchRule adapters_neverMeetTheFrontDoor = Walls.neverMeets(ADAPTERS, FRONT_DOOR);

  @ArchTest
  static final ArchRule adapters_neverMeetEachOther = slices()
      .matching("io.hippocampus.adapter.(*)..")
      .should()
      .notDependOnEachOther()
      .allowEmptyShould(true);

  @ArchTest
  static final ArchRule adapters_areWiredInOnePlace = Walls.adaptersAreWiredInOnePlace();

  @ArchTest
  static final ArchRule libraries_stayWhereTheyBelong = Walls.librariesStayWhereTheyBelong();

  @ArchTest
  static final ArchRule dataSources_areSeenByTheFrontDoorAndTheirAdapterOnly = noClasses()
      .that()
      .resideOutsideOfPackages(FRONT_DOOR, "io.hippocampus.adapter.jdbc..")
      .should()
      .dependOnClassesThat(resideInAPackage("javax.sql.."))
      .allowEmptyShould(true);

  @ArchTest
  static final ArchRule timeAndChance_areHandedIn = Walls.timeAndChanceAreHandedIn();

  @ArchTest
  static final ArchRule nothing_interrupts = Walls.nothingInterrupts();
}
