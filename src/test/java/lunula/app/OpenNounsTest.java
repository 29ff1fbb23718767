package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import lunula.app.start.StartupSequence;
import lunula.files.AppFolders;
import lunula.files.UserMessages;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.library.LibraryEntry;
import lunula.library.StoredModels;
import lunula.model.NoEncoderException;
import lunula.model.NoPictureException;
import lunula.model.Sample;
import lunula.testkit.FakeKinds;
import lunula.ui.compare.PaneViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.export.PictureKind;
import lunula.ui.kit.GrayPicture;
import lunula.ui.map.DecodedGrid;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What comes later, in the whole window: a model without an encoder and a model of texts, which
/// nothing but the register of kinds knows, are explored, compared, exported and kept in a session.
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class OpenNounsTest {
  private static final int SECONDS = 60;

  @TempDir private Path root;
  private Path texts;
  private Assembly assembly;
  private ExplorerState exploration;

  @Start
  void show(Stage stage) throws IOException {
    FakeKinds.generator(root.resolve("app/models/fashion-mnist-vae"), "No encoder");
    texts = FakeKinds.texts(root.resolve("home/models/verses"), "Verses");
    var folders =
        new AppFolders(root.resolve("app"), root.resolve("home"), root.resolve("home/cache"));
    assembly = new Assembly(folders, new StoredModels(FakeKinds.REGISTER));
    exploration = assembly.exploration();
    assembly.begin();
    MainView view =
        assembly.view(title -> Optional.empty(), name -> Optional.of(root.resolve(name)));
    new StartupSequence(assembly, view).show(stage, () -> {});
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  private static void await(Callable<Boolean> there) throws Exception {
    WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, there);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private MapData map() {
    return Objects.requireNonNull(exploration.mapProperty().get());
  }

  private void openTexts(FxRobot robot) throws Exception {
    await(() -> assembly.models().library().entries().size() == 2);
    LibraryEntry entry =
        assembly.models().library().entries().stream()
            .filter(one -> one.folder().equals(texts))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> assembly.main().open(entry));
    await(() -> map().count() == 12 && exploration.decoderProperty().get() != null);
  }

  private Sample decodedAt(FxRobot robot, double x, double y) throws Exception {
    LatentPoint place = new LatentPoint(x, y);
    robot.interact(() -> exploration.cursorProperty().set(place));
    await(
        () -> {
          ExplorerState.Decoded newest = exploration.decodedProperty().get();
          return newest != null && newest.place().equals(place);
        });
    return Objects.requireNonNull(exploration.decodedProperty().get()).picture();
  }

  private List<? extends Sample> path(FxRobot robot, LatentPoint from, LatentPoint to)
      throws Exception {
    robot.interact(() -> exploration.pathProperty().set(new PathStops(from, to)));
    var pictures = assembly.instruments().path().picturesProperty();
    await(() -> pictures.get().frames().size() == 97);
    return pictures.get().frames();
  }

  private static boolean isShown(FxRobot robot, String words) {
    return robot
        .lookup((Node node) -> words.equals(node.getAccessibleHelp()))
        .tryQuery()
        .filter(GrayPicture.class::isInstance)
        .isPresent();
  }

  private void export(FxRobot robot, String page) {
    robot.interact(
        () -> {
          assembly.main().exportShownProperty().set(true);
          assembly.export().sheet().show(page);
        });
  }

  private void press(FxRobot robot, String button) {
    robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
  }

  private boolean isWritten(String file) {
    return Files.exists(root.resolve(file));
  }

  private List<BufferedImage> frames(String gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var stream = ImageIO.createImageInputStream(root.resolve(gif).toFile())) {
      reader.setInput(stream);
      int last = reader.getNumImages(true) - 1;
      return List.of(reader.read(0), reader.read(last));
    } finally {
      reader.dispose();
    }
  }

  private static boolean isBlank(BufferedImage picture) {
    int first = picture.getRGB(0, 0);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (picture.getRGB(x, y) != first) {
          return false;
        }
      }
    }
    return true;
  }

  /// Saves the session, moves on, and opens it again.
  private void sessionComesBack(FxRobot robot, double x, double y) throws Exception {
    Path file = root.resolve("kept.lunula");
    decodedAt(robot, x, y);
    PathStops stops = exploration.pathProperty().get();
    robot.interact(() -> assembly.sessions().saveAs(file));
    await(() -> assembly.sessions().isSavedIn(file));
    decodedAt(robot, 0, 0);
    robot.interact(() -> exploration.pathProperty().set(PathStops.NONE));
    robot.interact(() -> assembly.openSession(file));
    await(() -> exploration.pathProperty().get().equals(stops));
    assertEquals(x, exploration.cursorProperty().get().x(), 1e-6);
    assertEquals(y, exploration.cursorProperty().get().y(), 1e-6);
  }

  @Test
  void textsAreReadAtTheCursorBehindThePointsAndAlongThePath(FxRobot robot) throws Exception {
    openTexts(robot);
    assertEquals("noon over the sea", decodedAt(robot, 1.2, 1.9).words());
    await(() -> isShown(robot, "noon over the sea"));
    var nearest = assembly.instruments().decode().nearestProperty();
    await(() -> nearest.get() != null && nearest.get().index() == 9);
    assertEquals("noon over the sea", Objects.requireNonNull(nearest.get().picture()).words());
    assertEquals("noon", nearest.get().className());
    hover(robot, new LatentPoint(2, 1));
    await(() -> robot.lookup("#hover-words").queryAs(Label.class).isVisible());
    assertEquals("dusk over the town", robot.lookup("#hover-words").queryAs(Label.class).getText());

    List<? extends Sample> frames = path(robot, new LatentPoint(0, 0), new LatentPoint(3, 2));
    assertEquals("dawn over the hills", frames.getFirst().words());
    assertEquals("dusk over the town", frames.get(60).words());
    assertEquals("night over the sea", frames.getLast().words());
    var player = assembly.instruments().path();
    robot.interact(() -> player.seek(1));
    assertEquals(new LatentPoint(3, 2), exploration.cursorProperty().get());
    await(() -> isShown(robot, "night over the sea"));
  }

  private void hover(FxRobot robot, LatentPoint place) {
    Node view = robot.lookup("#map").query();
    ScreenPoint at = assembly.instruments().map().viewportProperty().get().toScreen(place);
    Point2D corner = view.localToScreen(at.x(), at.y());
    robot.moveTo(corner);
  }

  @Test
  void textsAreExportedAndKeptInASession(FxRobot robot) throws Exception {
    openTexts(robot);
    path(robot, new LatentPoint(0, 0), new LatentPoint(3, 2));
    export(robot, "numbers");
    press(robot, "#lunula-path-csv");
    await(() -> isWritten("lunula-path.csv"));
    List<String> lines = Files.readAllLines(root.resolve("lunula-path.csv"));
    assertEquals("step,t,z0,z1,text", lines.getFirst());
    assertEquals("0,0.0,0.0,0.0,\"dawn over the hills\"", lines.get(1));
    assertEquals("96,1.0,3.0,2.0,\"night over the sea\"", lines.getLast());
    press(robot, "#lunula-path-npz");
    String refused = UserMessages.words(new NoPictureException());
    await(
        () ->
            robot
                .lookup((Label label) -> label.getText().contains(refused))
                .tryQuery()
                .isPresent());
    assertFalse(isWritten("lunula-path.npz"));

    picture(robot, PictureKind.STRIP);
    robot.interact(() -> assembly.instruments().path().saveGif(root.resolve("texts.gif")));
    await(() -> isWritten("texts.gif"));
    assertFalse(frames("texts.gif").stream().anyMatch(OpenNounsTest::isBlank));
    export(robot, "code");
    var code = assembly.export().code();
    await(
        () ->
            "There is no program for this kind of model. Open an autoencoder."
                .equals(code.problemProperty().get()));
    sessionComesBack(robot, 2, 1);
  }

  /// Exports a picture through the sheet.
  private void picture(FxRobot robot, PictureKind kind) throws Exception {
    export(robot, "picture");
    robot.interact(
        () -> robot.lookup("#export-what").<ChoiceBox<PictureKind>>query().setValue(kind));
    await(() -> !robot.lookup("#export-picture-save").queryAs(Button.class).isDisabled());
    press(robot, "#export-picture-save");
    String file = "lunula-" + kind.name().toLowerCase(Locale.ROOT) + ".png";
    await(() -> isWritten(file));
    assertFalse(isBlank(ImageIO.read(root.resolve(file).toFile())));
  }

  @Test
  void aModelWithoutAnEncoderIsExploredOnTheMapOfItsPrior(FxRobot robot) throws Exception {
    await(() -> exploration.decoderProperty().get() != null);
    assertEquals(0, map().count());
    assertEquals(new LatentBounds(-3, -3, 3, 3), map().places().bounds());
    Sample decoded = decodedAt(robot, 1.5, -3);
    assertEquals(FakeKinds.picture(exploration.slice().z()), decoded);
    robot.interact(() -> assembly.main().gridShownProperty().set(true));
    await(() -> DecodedGrid.of(assembly.instruments().map()).isPresent());
    await(() -> robot.lookup("#tool-select").tryQuery().isPresent());
    assertTrue(robot.lookup("#tool-select").query().isDisabled());
    assertTrue(robot.lookup("#tool-select").query().getAccessibleHelp().contains("no points"));
    assertTrue(robot.lookup("#tool-posterior").query().isDisabled());
    assertFalse(robot.lookup("#tool-around").query().isDisabled());
    assertFalse(assembly.instruments().draw().isEncoding());
    var find = assembly.instruments().select().find();
    robot.interact(() -> find.findLike(FakeKinds.picture(0, 0, 0)));
    await(() -> find.wordsProperty().get().contains("cannot encode"));
  }

  @Test
  void aModelWithoutAnEncoderIsExportedAndKeptInASession(FxRobot robot) throws Exception {
    await(() -> exploration.decoderProperty().get() != null);
    List<? extends Sample> frames = path(robot, new LatentPoint(-3, 0), new LatentPoint(3, 0));
    assertFalse(frames.getFirst().equals(frames.getLast()));
    await(() -> robot.lookup("#take").tryQuery().isPresent());
    export(robot, "numbers");
    press(robot, "#lunula-path-csv");
    await(() -> isWritten("lunula-path.csv"));
    List<String> lines = Files.readAllLines(root.resolve("lunula-path.csv"));
    assertEquals("step,t,z0,z1,z2", lines.getFirst());
    assertEquals(98, lines.size());
    picture(robot, PictureKind.PICTURE);
    robot.interact(() -> assembly.instruments().path().saveGif(root.resolve("pictures.gif")));
    await(() -> isWritten("pictures.gif"));
    assertFalse(frames("pictures.gif").stream().anyMatch(OpenNounsTest::isBlank));
    sessionComesBack(robot, 1, 2);
  }

  @Test
  void bothAreComparedSideBySide(FxRobot robot) throws Exception {
    openTexts(robot);
    decodedAt(robot, 3, 0);
    robot.interact(() -> assembly.main().comparingProperty().set(true));
    var panes = assembly.instruments().compare().panesProperty();
    await(
        () ->
            panes.get().size() == 2
                && panes.get().stream()
                    .allMatch(pane -> pane.exploration().decodedProperty().get() != null));
    PaneViewModel left = panes.get().getFirst();
    PaneViewModel right = panes.get().getLast();
    await(() -> words(left).equals("night over the hills") && isShown(robot, words(left)));
    assertEquals("", words(right));
    assertEquals(UserMessages.words(new NoEncoderException()), right.noteProperty().get());
    robot.interact(() -> right.exploration().cursorProperty().set(new LatentPoint(1, 2)));
    await(() -> words(left).equals("noon over the sea") && isShown(robot, words(left)));
  }

  private static String words(PaneViewModel pane) {
    return Objects.requireNonNull(pane.exploration().decodedProperty().get()).picture().words();
  }
}
