package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.app.tour.Tour;
import lunula.app.tour.TourWindow;
import lunula.data.format.FashionMnist;
import lunula.data.format.PictureFormat;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPhases;
import lunula.library.LibraryEntry;
import lunula.testkit.PseudoLanguage;
import lunula.testkit.ShownWords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every word that the window shows comes from a bundle, so that another language is a set of
/// bundles: in a language in which each of those is marked, no other is to be seen, but for data,
/// names, units and symbols.
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PseudoLanguageTest extends WindowPages {
  /// What is no word of a language, wherever it stands.
  private static final Pattern NO_WORDS =
      Pattern.compile(
          String.join(
              "|",
              // Symbols such as z and β, and keys such as C.
              "\\b\\p{L}\\b",
              // What stands on keys.
              "\\b(Ctrl|Shift|Alt|Esc|Enter|Delete|Space|Page Up|Page Down|F\\d+)\\b",
              // Names of file formats, and of layers and activations in PyTorch.
              "\\b(PNG|SVG|PDF|conv|relu|leaky_relu|tanh|silu|sigmoid|gelu)\\b",
              // Folders and files.
              "(/[^/\\s]+)+|\\btour\\.lunula\\b",
              // Names of Lunula’s moons, which are kept with the data.
              "Moons \\d+ × \\d+, [a-z ]+",
              // Languages are named in themselves.
              "\\bEnglish\\b|中文",
              "\\bLunula\\b"));

  // Spoken before the window is made.
  private final PseudoLanguage language = new PseudoLanguage();
  private final Set<String> complaints = new TreeSet<>();
  private final CompletableFuture<Void> tourEnded = new CompletableFuture<>();

  @AfterAll
  void speakEnglishAgain() {
    language.close();
  }

  @Override
  TourWindow window(Path folder) {
    return new TourWindow(assembly, stage, folder) {
      @Override
      protected void picture(String name) throws Exception {
        run(PseudoLanguageTest.this::read);
      }

      @Override
      protected void close() {
        tourEnded.complete(null);
      }
    };
  }

  @Order(1)
  @ParameterizedTest
  @EnumSource
  void everyPageSpeaksTheChosenLanguage(Sight sight) throws Exception {
    look(sight);
    window.frames(4);
    window.run(this::read);
    lookAway();
    assertNoComplaints();
  }

  @Order(2)
  @Test
  void everyPictureOfTheTourSpeaksTheChosenLanguage() throws Exception {
    new Tour(assembly, window).begin();
    tourEnded.get(10, TimeUnit.MINUTES);
    assertEquals(0, Tour.exitCode(), () -> Tour.report(Path.of("")));
    assertNoComplaints();
  }

  private void read() {
    List<String> data = data();
    ShownWords.of(
        stage,
        (place, text) -> {
          String words = text;
          for (String name : data) {
            words = words.replace(name, "");
          }
          words = NO_WORDS.matcher(words).replaceAll("");
          // A program is in Python or Java; licences are named by their files.
          boolean exempt = place.startsWith("#code-lines") || place.startsWith("#about-licences");
          if (!exempt && !PseudoLanguage.unmarked(words).isEmpty()) {
            complaints.add(place + ": " + PseudoLanguage.unmarked(words) + " in “" + text + "”");
          }
        });
  }

  /// Names that are the person’s, were kept with a model or with images, or are those of formats;
  /// longer ones before those
  /// that are part of them.
  private List<String> data() {
    var versions = Versions.facts();
    Stream<String> cards =
        assembly.main().models().stream()
            .map(LibraryEntry::card)
            .flatMap(card -> Stream.of(card.name(), card.description(), card.dataSet()));
    // A lesson has its own languages.
    Stream<String> lessons =
        assembly.main().lessons().stream().map(lesson -> lesson.words().name());
    return Stream.of(
            cards,
            lessons,
            Stream.of(versions.java(), versions.javaFx(), versions.system()),
            FashionMnist.CLASS_NAMES.stream(),
            Stream.of(PictureFormat.titles()),
            Moon.FACTORS.stream(),
            Stream.of(MoonPhases.values()).flatMap(phases -> phases.classNames().stream()))
        .flatMap(names -> names)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private void assertNoComplaints() {
    String all = String.join("\n", complaints);
    complaints.clear();
    assertEquals("", all);
  }
}
