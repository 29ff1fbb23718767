package lunula.app.start;

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.lang.System.Logger;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.swing.JOptionPane;
import lunula.files.HasUserMessage;
import lunula.files.UserMessages;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;

/// Tells why Lunula cannot start: in place of its window, where JavaFX works; else in a plain
/// dialog; and on standard error, for whoever started it from there.
public final class StartupErrorView {
  private static final Logger LOG = System.getLogger(StartupErrorView.class.getName());
  private static final double WIDTH = 520;

  private StartupErrorView() {}

  /// On standard error alone.
  public static void tell(String sentence) {
    System.err.println("lunula: " + sentence);
  }

  /// In a dialog that needs no JavaFX, if the machine can show one; blocks until it is read.
  public static void tellWithoutJavaFx(String sentence) {
    tell(sentence);
    try {
      if (!GraphicsEnvironment.isHeadless()) {
        String words = "<html><body width=\"400\">" + plain(sentence) + "</body></html>";
        String title = Texts.of(StartupErrorView.class).get("app.trouble.title");
        JOptionPane.showMessageDialog(null, words, title, JOptionPane.ERROR_MESSAGE);
      }
    } catch (HeadlessException | LinkageError | InternalError noDialog) {
      LOG.log(Logger.Level.DEBUG, "no dialog either", noDialog);
    }
  }

  private static String plain(String sentence) {
    return sentence.replace("&", "&amp;").replace("<", "&lt;");
  }

  /// In a window of its own. JavaFX thread only.
  public static void show(Stage stage, String sentence) {
    tell(sentence);
    var scene = new Scene(view(sentence, stage::close));
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.SYSTEM));
    stage.setTitle(Texts.of(StartupErrorView.class).get("app.trouble.title"));
    stage.setScene(scene);
    stage.show();
    Splash.close();
  }

  /// The content of that window.
  static Region view(String sentence, Runnable close) {
    Texts texts = Texts.of(StartupErrorView.class);
    var title = new Label(texts.get("app.trouble.title"));
    title.getStyleClass().add("help-title");
    Button button = Parts.button(texts, "app.trouble.close.", close);
    button.getStyleClass().add("primary");
    button.setDefaultButton(true);
    button.setCancelButton(true);
    var buttons = new HBox(button);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var sheet = new VBox(16, title, Parts.sentence("question-text", sentence), buttons);
    sheet.getStyleClass().add("help-sheet");
    sheet.setPrefWidth(WIDTH);
    return sheet;
  }

  /// A failure in words: its own, where it has been made for the person.
  public static String words(Throwable failure) {
    Texts texts = Texts.of(StartupErrorView.class);
    Throwable first = first(failure);
    String message = UserMessages.words(first);
    if (first instanceof OutOfMemoryError) {
      return texts.get("app.trouble.memory");
    }
    return first instanceof IOException ? message : texts.get("app.trouble.unknown", message);
  }

  /// What the others followed from, or what was already put into words for the person.
  private static Throwable first(Throwable failure) {
    Throwable first = failure;
    while (!(first instanceof HasUserMessage) && first.getCause() != null) {
      first = first.getCause();
    }
    return first;
  }

  /// What to do where JavaFX itself does not start.
  public static String noWindow(Throwable failure) {
    return Texts.of(StartupErrorView.class)
        .get("app.trouble.window", UserMessages.words(first(failure)));
  }
}
