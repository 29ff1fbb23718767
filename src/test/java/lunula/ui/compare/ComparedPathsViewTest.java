package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import lunula.ui.compare.CompareSetup.Page;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class ComparedPathsViewTest extends ApplicationTest {
  private Compared compared;
  private CompareViewModel model;
  private CompareView view;

  @Override
  public void start(Stage stage) {
    compared = new Compared();
    ComparedPathsViewModelTest.moons(compared);
    compared.add("moon-ae", 1);
    compared.add("moon-vae", 0);
    compared.add("moon-extremes-ae", 1);
    compared.add("moon-extremes-vae", 0);
    model = compared.model();
    view = new CompareView(model);
    Shown.in(stage, view, 972, 560);
    model.show(Comparison.MOONS, Page.BETWEEN);
  }

  private String caption() {
    return ((Labeled) view.lookup(".between .morph-caption")).getText();
  }

  private void fire(String id) {
    interact(() -> ((Button) view.lookup(id)).fire());
  }

  @Test
  void theCaptionTellsEveryModelsErrorWhereYouAre() {
    assertTrue(caption().startsWith("0 % of the path"), caption());
    assertTrue(caption().contains("“moon-ae” 0.000, “moon-vae” 0."), caption());
    interact(() -> model.between().positionProperty().set(0.5));
    assertTrue(caption().startsWith("50 % of the path"), caption());
  }

  @Test
  void aPressOnAPictureGoesThere() {
    Node last =
        view.lookupAll(".path-strip .gray-picture").stream()
            .toList()
            .get(PathTable.PathStrip.COUNT - 1);
    clickOn(last);
    assertEquals(1, model.between().positionProperty().get(), 0.01);
  }

  @Test
  void arrowKeysScrub() {
    interact(() -> view.lookup("#between-position").requestFocus());
    type(KeyCode.RIGHT);
    assertEquals(1.0 / 32, model.between().positionProperty().get(), 1e-6);
  }

  @Test
  void inAHighWindowThePlaceOnTheWayIsLarge() {
    interact(
        () -> {
          var table = new PathTable(model);
          table.resize(972, 300);
          assertEquals(PathTable.LARGE, large(table));
          table.resize(972, 900);
          assertEquals(PathTable.LARGEST, large(table));
        });
  }

  private static double large(PathTable table) {
    return ((Region) table.lookup(".path-large")).getPrefWidth();
  }

  @Test
  void theMoonCanBeLetWaneOnlyWhereItDoesNot() {
    Node wane = view.lookup("#compare-between-wane");
    assertTrue(wane.isDisabled());
    fire("#compare-between-swap");
    assertFalse(wane.isDisabled());
    fire("#compare-between-wane");
    assertTrue(wane.isDisabled());
  }

  @Test
  void oneClickShowsTheModelsThatNeverSawWhatLiesBetween() {
    fire("#compare-seen-extremes");
    assertEquals(Page.BETWEEN, model.pageProperty().get());
    assertEquals(List.of("moon-extremes-ae", "moon-extremes-vae"), names());
    fire("#compare-seen-every");
    assertEquals(List.of("moon-ae", "moon-vae"), names());
  }

  private List<String> names() {
    return model.between().entriesProperty().get().stream()
        .map(entry -> entry.folder().getFileName().toString())
        .toList();
  }

  @Test
  void aPageThatIsLeftNoLongerPlays() {
    Button play = (Button) view.lookup("#compare-between-play");
    fire("#compare-between-play");
    assertEquals("Pause", play.getText());
    interact(() -> model.pageProperty().set(Page.SIDE));
    assertEquals("Play", play.getText());
  }

  @Test
  void whatNobodyKnowsIsSaidInWords() {
    interact(model::leave);
    compared.dataSet = Samples.dataSet();
    interact(() -> model.show(Comparison.MOONS, Page.BETWEEN));
    assertTrue(caption().startsWith("Nobody knows"), caption());
    assertFalse(view.lookup("#compare-between-wane").isVisible());
    assertFalse(view.lookup(".path-errors").isVisible());
  }

  @Test
  void whereNothingCanBeComparedTheMenusAreLeftToChooseOthers() {
    compared.broken.add(compared.add("other", 4).folder());
    interact(() -> model.chooseModel(1, compared.library.getLast()));
    assertFalse(view.lookup(".path-strip").isVisible());
    assertFalse(view.lookup(".path-errors").isVisible());
    assertEquals(2, view.lookupAll(".path-table .model-menu").size());
    interact(() -> model.chooseModel(1, compared.library.get(1)));
    assertTrue(view.lookup(".path-strip").isVisible());
  }

  @Test
  void aPresetStaysOnThisPage() {
    fire("#compare-preset-moons");
    assertEquals(Page.BETWEEN, model.pageProperty().get());
  }
}
