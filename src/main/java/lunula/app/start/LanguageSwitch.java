package lunula.app.start;

import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import lunula.app.Assembly;
import lunula.data.SampleSet;
import lunula.files.Bundle;
import lunula.files.Bundle.Language;
import lunula.files.Languages;
import lunula.model.card.ModelCard;
import lunula.model.network.TextConvolutional;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainView;

/// Changes the window's language while it is open, and whether it speaks of images or of texts:
/// what it shows is built anew in the other language over the same view models, so that model, map,
/// training and session stay as they are. JavaFX thread only.
public final class LanguageSwitch {
  private final Assembly assembly;
  private final StartupSequence sequence;
  private final Supplier<MainView> content;
  private boolean complete;
  private boolean wanted;

  /// Follows the language that is chosen, from when the window is [#complete].
  ///
  /// @param sequence shows the window
  /// @param content makes what it shows
  public LanguageSwitch(Assembly assembly, StartupSequence sequence, Supplier<MainView> content) {
    this.assembly = assembly;
    this.sequence = sequence;
    this.content = content;
    assembly.main().languageProperty().subscribe((before, now) -> ask());
    assembly.exploration().samplesProperty().subscribe((before, now) -> askForTexts());
    assembly.main().cardProperty().subscribe((before, now) -> askForTexts());
  }

  /// Before the first word is shown: goes on in English where the language that is spoken cannot be
  /// read.
  ///
  /// @return whether it can
  public static boolean isReadable() {
    boolean readable = Characters.areThere(Bundle.spoken());
    if (!readable) {
      Bundle.speak(Language.ENGLISH);
    }
    return readable;
  }

  /// Tells that every panel is there.
  ///
  /// @param readable what [#isReadable] has said
  public void complete(boolean readable) {
    if (!readable) {
      tellOfFont();
    }
    complete();
  }

  private void complete() {
    complete = true;
    begin();
  }

  /// Whether every panel is there in the language that was chosen last.
  public boolean isComplete() {
    return complete && !wanted;
  }

  private void askForTexts() {
    if (isOfTexts() != Bundle.isOfTexts()) {
      ask();
    }
  }

  /// Whether the samples behind the map are texts; while they are not loaded the model tells.
  private boolean isOfTexts() {
    SampleSet samples = assembly.exploration().samplesProperty().get();
    if (samples != null) {
      return !samples.groupings().isEmpty();
    }
    ModelCard card = assembly.main().cardProperty().get();
    return card != null && card.plan().architecture().body() instanceof TextConvolutional;
  }

  private void ask() {
    wanted = true;
    begin();
  }

  /// One at a time; what is chosen while the window is being built counts when it is complete.
  private void begin() {
    if (wanted && complete) {
      wanted = false;
      complete = false;
      Language chosen = Languages.spoken(Stream.of(assembly.main().languageProperty().get()));
      if (Characters.areThere(chosen)) {
        boolean texts = isOfTexts();
        TextPreloader.begin(() -> speak(chosen, texts), () -> Platform.runLater(this::show));
      } else {
        tellOfFont();
        complete = true;
      }
    }
  }

  private static void speak(Language chosen, boolean texts) {
    Bundle.speak(chosen);
    Bundle.speakOfTexts(texts);
  }

  private void tellOfFont() {
    assembly.exploration().noticeProperty().set(Texts.of(LanguageSwitch.class).get("app.font"));
  }

  private void show() {
    if (!assembly.isClosed()) {
      assembly.speakAnew();
      sequence.showAnew(content.get(), this::complete);
    }
  }
}
