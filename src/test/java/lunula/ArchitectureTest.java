package lunula;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lunula.ui.kit.Styles;
import lunula.ui.kit.ThemeStyling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The rooms of the house: which package may use which.
class ArchitectureTest {
  private static JavaClasses lunula = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readClasses() {
    lunula =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lunula");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          geometry |                                     | points and paths mean the same with or without a model
          files    |                                     | writing whole, JSON and messages know no use
          data     | files model                         | images are read before a network is there
          model    | files                               | the ports must not know who implements or calls them
          networks | files model data                       | the engine is changed in one place, unseen from elsewhere
          metrics  | model data geometry                 | measures are computed from plain numbers
          datasets | files data model                    | which images there are does not depend on a model
          describe | files data model                    | window and terminal say the same
          measure  | files geometry data model networks metrics datasets | a measure needs a network and images, and no library
          train    | files geometry data model networks metrics measure datasets | a run reports to whoever listens and knows no window
          library  | files geometry data model networks metrics datasets measure train | models are found, opened and imported without a window
          export   | files geometry data model networks measure library | a file is the same from window and terminal
          session  | files geometry model library        | a session is read and written without a window
          lesson   | files geometry model library session | a lesson is read and checked without a window
          ui.kit   | files geometry model data export.picture session library | parts of the window know no feature
          ui.explore | ui.kit ui.explore files geometry data model measure library describe | what the features share knows none of them
          cli      | files session lesson datasets measure train library export model data geometry describe | the terminal does what the window does, in the terms of its values
          """)
  void arrowsPointOneWay(String room, String mayUse, String because) {
    String[] allowed = mayUse == null ? new String[0] : mayUse.split(" ", -1);
    String[] packages =
        Stream.concat(
                Stream.of("lunula." + room + ".."),
                Arrays.stream(allowed).map(name -> "lunula." + name + ".."))
            .toArray(String[]::new);
    holds(
        classes()
            .that()
            .resideInAPackage("lunula." + room + "..")
            .should()
            .onlyDependOnClassesThat(
                resideOutsideOfPackage("lunula..").or(resideInAnyPackage(packages)))
            .because(because));
  }

  @Test
  void panelsUseOnlyUseCasesAndValues() {
    holds(
        classes()
            .that()
            .resideInAPackage("lunula.ui..")
            .should()
            .onlyDependOnClassesThat(
                resideOutsideOfPackage("lunula..")
                    .or(
                        resideInAnyPackage(
                            "lunula.ui..",
                            "lunula.files..",
                            "lunula.session..",
                            "lunula.lesson..",
                            "lunula.datasets..",
                            "lunula.describe..",
                            "lunula.measure..",
                            "lunula.train..",
                            "lunula.library..",
                            "lunula.export..",
                            "lunula.model..",
                            "lunula.data..",
                            "lunula.geometry..")))
            .because("a view never asks the engine; the window runs on a fake decoder in tests"));
  }

  /// The packages that every feature may use, and what one may use besides.
  private static final List<String> SHARED = List.of("kit", "explore", "shell", "map");

  private static final Map<String, String> BESIDES = Map.of("film", "path");

  static Stream<String> features() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/lunula/ui"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !SHARED.contains(name) || name.equals("map"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void featuresUseTheKitTheShellAndTheMapOnly(String feature) {
    Stream<String> rooms = Stream.concat(SHARED.stream(), Stream.of(feature));
    Stream<String> more = Stream.ofNullable(BESIDES.get(feature));
    holds(
        noClasses()
            .that()
            .resideInAPackage("lunula.ui." + feature + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("lunula.ui..")
                    .and(
                        not(
                            resideInAnyPackage(
                                Stream.concat(rooms, more)
                                    .map(room -> "lunula.ui." + room + "..")
                                    .toArray(String[]::new)))))
            .because("a feature is added, changed or removed without another"));
  }

  /// The composition root puts together what starts and plays it: within it, arrows go both ways.
  @Test
  void noPackagesNeedEachOther() {
    holds(
        SlicesRuleDefinition.slices()
            .matching("lunula.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("lunula.app.."), resideInAPackage("lunula.app.."))
            .because("what needs each other is one thing"));
  }

  @Test
  void nobodyUsesTheCompositionRoot() {
    holds(
        noClasses()
            .that(resideOutsideOfPackage("lunula.app.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("lunula.app..")
            .because("the composition root knows everyone and nobody knows it"));
  }

  /// A package, and the libraries it may use besides the JDK.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          geometry | org.ejml.. | eigenvectors are EJML's
          data     | com.drew.. com.twelvemonkeys.. dev.hardwood.. | Exif headers are metadata-extractor's, fields of TIFF TwelveMonkeys', columns of Parquet Hardwood's
          model    | org.jspecify.. | what it holds outlives every library
          metrics  | org.jspecify.. | what it holds outlives every library
          """)
  void plainRoomsNeedOnlyTheJdkAndWhatIsNamed(String room, String libraries, String because) {
    String[] packages =
        Stream.concat(
                Stream.of("java..", "javax.imageio..", "lunula..", "org.jspecify.."),
                Arrays.stream(libraries.split(" ", -1)))
            .toArray(String[]::new);
    holds(
        classes()
            .that()
            .resideInAPackage("lunula." + room + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(packages)
            .because(because));
  }

  @Test
  void filesNeedOnlyTheJdkAndGson() {
    holds(
        classes()
            .that()
            .resideInAPackage("lunula.files..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.google.gson..", "lunula.files..", "org.jspecify..")
            .because("every other room stands on it"));
  }

  @Test
  void theEngineIsSeenInOneRoomOnly() {
    holds(
        noClasses()
            .that(resideOutsideOfPackage("lunula.networks.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .because("the engine is changed in one place and native arrays never leave it"));
  }

  @Test
  void fullyConnectedNetworksNeedNoEngine() {
    holds(
        noClasses()
            .that(resideInAPackage("lunula.networks.dense").or(simpleName("DenseBackend")))
            .should()
            .dependOnClassesThat(
                resideInAPackage("ai.djl..")
                    .or(simpleName("NativeEngine"))
                    .or(simpleName("EngineBackend")))
            .because("they decode with the first frame, also where no engine can be loaded"));
  }

  @Test
  void javaFxIsSeenInTheWindowOnly() {
    holds(
        noClasses()
            .that(resideOutsideOfPackage("lunula.ui..").and(resideOutsideOfPackage("lunula.app..")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx.."))
            .because("everything below the window runs without one"));
  }

  @Test
  void viewModelsAreDull() {
    holds(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.controlsfx.."))
            .because("a view model runs in a unit test and opens no dialog"));
  }

  @Test
  void viewsAreBuiltInCode() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("javafx.fxml.."))
            .because("code is checked by the compiler and needs no reflection at the start"));
  }

  @Test
  void onlyTheEdgesTalkToTheTerminal() {
    ArchRule rule =
        noClasses()
            .that(
                resideOutsideOfPackage("lunula.cli..").and(resideOutsideOfPackage("lunula.app..")))
            .should(ACCESS_STANDARD_STREAMS)
            .because("failures are shown in the window, in a sentence");
    holds(rule);
  }

  @Test
  void nobodySleeps() {
    holds(
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .because("waiting for a time is either too short or too long"));
  }

  /// `Main` may: the tour's pictures are for the person.
  @Test
  void whatLastsNoLongerThanTheWorkAtItIsFoundAgainAfterAKill() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("lunula.app.Main")
            .should()
            .callMethodWhere(
                target(name("createTempFile"))
                    .or(target(name("createTempDirectory")))
                    .or(target(name("deleteOnExit"))))
            .because("Leftovers.temporaryFolder is cleared away at the next start"));
  }

  @Test
  void namesSayWhatAThingIs() {
    holds(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("names use the field's terms"));
  }

  @Test
  void viewsAreStyledInOneWay() {
    holds(
        noClasses()
            .that()
            .doNotBelongToAnyOf(Styles.class, ThemeStyling.class)
            .should()
            .callMethodWhere(target(name("getStylesheets")))
            .because("a style sheet is named after its package and lies beside the texts"));
  }

  @Test
  void windowAndTerminalTellFailuresInTheWordsOfTheirMessages() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("lunula.ui..", "lunula.app..", "lunula.cli..")
            .should()
            .accessTargetWhere(
                describe(
                    "it is what a failure says to programmers",
                    access ->
                        access.getTarget().getName().matches("get(Localized)?Message")
                            && access.getTargetOwner().isAssignableTo(Throwable.class)
                            && !access.getTargetOwner().getPackageName().equals("picocli")))
            .because("UserMessages.words puts a failure into the person's language, never null"));
  }

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(lunula);
  }
}
