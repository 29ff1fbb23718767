package lunula.ui.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.zip.CRC32;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import lunula.model.GrayImage;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FileChoosers;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures from elsewhere, read as the app reads them.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class TakenPicturesTest {
  @TempDir Path folder;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final MainViewModel main =
      new MainViewModel(
          new ExplorerState(background::add, Runnable::run),
          FXCollections.observableArrayList(),
          entry -> {});
  private final DrawViewModel model = new DrawViewModel(main, background::add, background::add);
  private Optional<Path> chosen = Optional.empty();

  @Start
  void show(Stage stage) {
    var offers =
        new DrawOffers(new SimpleIntegerProperty(ExplorerState.NONE), sought -> {}, compared -> {});
    var choosers =
        new FileChoosers() {
          @Override
          public Optional<Path> folder(String title) {
            return Optional.empty();
          }

          @Override
          public Optional<Path> file(String title) {
            return chosen;
          }
        };
    Shown.in(stage, new StackPane(new DrawView(model, offers, choosers)), 320, 700);
  }

  private void press(FxRobot robot, String button) {
    robot.interact(() -> robot.lookup(button).queryButton().fire());
    robot.interact(
        () -> {
          while (!background.isEmpty()) {
            background.remove().run();
          }
        });
  }

  private void load(FxRobot robot, Path file) {
    chosen = Optional.of(file);
    press(robot, "#draw-load");
  }

  private void paste(FxRobot robot, ClipboardContent content) {
    robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));
    press(robot, "#draw-paste");
  }

  /// Black with a white square in the middle.
  private Path png(int side) throws IOException {
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    var graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(side / 4, side / 4, side / 2, side / 2);
    graphics.dispose();
    Path file = folder.resolve(side + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private void assertSquare() {
    GrayImage drawn = model.drawingProperty().get().clean();
    assertEquals(28, drawn.width());
    assertTrue(drawn.at(14, 14) > 0.9, () -> model.wordsProperty().get());
    assertTrue(drawn.at(1, 1) < 0.1);
  }

  @Test
  void aChosenFileIsTaken(FxRobot robot) throws IOException {
    load(robot, png(56));
    assertSquare();
  }

  @Test
  void aHugePictureIsTakenInSteps(FxRobot robot) throws IOException {
    load(robot, png(10_000));
    assertSquare();
  }

  @Test
  void aPictureBeyondAllBoundsIsRefusedInASentenceBeforeItIsRead(FxRobot robot) throws IOException {
    Path file = folder.resolve("endless.png");
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0, 0, 13});
      byte[] header = {'I', 'H', 'D', 'R', 0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0};
      out.write(header);
      var sum = new CRC32();
      sum.update(header);
      out.writeInt((int) sum.getValue());
    }
    load(robot, file);
    assertTrue(model.drawingProperty().get().isEmpty());
    String said = model.wordsProperty().get();
    assertTrue(said.contains("65,536 × 65,536") && said.contains("make it smaller"), said);
  }

  @Test
  void aFileThatIsNoPictureIsRefusedInASentence(FxRobot robot) throws IOException {
    Path file = Files.write(folder.resolve("words.png"), "no picture".getBytes(UTF_8));
    load(robot, file);
    assertTrue(model.drawingProperty().get().isEmpty());
    assertTrue(model.wordsProperty().get().contains("words.png"), model.wordsProperty().get());
  }

  @Test
  void aPictureOnTheClipboardIsTaken(FxRobot robot) {
    var content = new ClipboardContent();
    content.putImage(square(56));
    paste(robot, content);
    assertSquare();
  }

  private static WritableImage square(int side) {
    var picture = new WritableImage(side, side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean inside = Math.abs(2 * x - side) < side / 2 && Math.abs(2 * y - side) < side / 2;
        picture.getPixelWriter().setArgb(x, y, inside ? 0xFFFFFFFF : 0xFF000000);
      }
    }
    return picture;
  }

  /// What is dropped is offered in the same way.
  @Test
  void aFileOnTheClipboardIsTakenBeforeItsPicture(FxRobot robot) throws IOException {
    var content = new ClipboardContent();
    content.putFiles(List.of(png(56).toFile()));
    content.putImage(new WritableImage(3, 3));
    paste(robot, content);
    assertSquare();
  }
}
