package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.model.loss.ElboTerms;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.kit.NumberFormats;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class CompareViewTest extends ApplicationTest {
  private static final int MOST_ROUNDS = 50;

  private Compared compared;
  private CompareViewModel model;
  private CompareView view;

  @Override
  public void start(Stage stage) {
    compared = new Compared();
    compared.add("moon-ae", 1);
    compared.add("moon-vae", 0);
    compared.add("other", 4);
    model = compared.model();
    view = new CompareView(model);
    Shown.in(stage, view, 972, 640);
    model.show(Comparison.MOONS);
  }

  private List<Node> panes() {
    return List.copyOf(view.lookupAll(".compare-pane"));
  }

  @Test
  void aPresetIsOneClick() {
    interact(() -> compared.main.comparingProperty().set(false));
    assertEquals(0, panes().size());
    interact(() -> ((Button) view.lookup("#compare-preset-moons")).fire());
    assertEquals(2, panes().size());
    assertTrue(compared.main.comparingProperty().get());
  }

  @Test
  void anArrowGoesOnToTheNextImage() {
    Node map = view.lookup("#compare-map");
    interact(map::requestFocus);
    type(KeyCode.UP);
    PaneViewModel left = model.panesProperty().get().getFirst();
    assertEquals(new LatentPoint(0, 1), left.exploration().cursorProperty().get());
  }

  @Test
  void alongBetaEveryModelHasItsFiguresAndTheSliderItsPlaceOnTheCurve() {
    compared.add("fourth", 16);
    interact(() -> model.pageProperty().set(Page.BETA));
    interact(() -> model.beta().positionProperty().set(0));
    List<Labeled> betas = betas();
    assertEquals(List.of("0", "1", "4", "16"), betas.stream().map(Labeled::getText).toList());
    assertEquals("0", chosenBeta());
    ElboTerms terms = ElboTerms.of(compared.library.getFirst().card().test().sampled());
    String bound = NumberFormats.nats(terms.negativeElbo());
    assertTrue(
        view.lookupAll(".rate-figure").stream()
            .anyMatch(figure -> ((Labeled) figure).getText().equals(bound)));
    interact(() -> model.beta().positionProperty().set(1));
    assertEquals("1", chosenBeta());
    assertTrue(view.lookup("#rate-curve").getAccessibleText().contains("At β 1:"));
    assertTrue(((CheckBox) view.lookup("#morph-scale")).isSelected());
    assertEquals(3, view.lookupAll(".prior-circle").size());
  }

  private List<Labeled> betas() {
    return view.lookupAll(".rate-beta").stream().map(Labeled.class::cast).toList();
  }

  private String chosenBeta() {
    return betas().stream()
        .filter(label -> label.getStyleClass().contains("chosen"))
        .map(Labeled::getText)
        .reduce("", String::concat);
  }

  @Test
  void paneByPaneUntilThereIsNoRoom() {
    Button add = (Button) view.lookup("#compare-add");
    interact(add::fire);
    interact(add::fire);
    assertEquals(4, panes().size());
    assertTrue(add.isDisabled());
  }

  @Test
  void theCaptionSaysWhatIsABlend() {
    interact(() -> model.pageProperty().set(Page.BETA));
    interact(() -> model.beta().positionProperty().set(1));
    assertTrue(caption().contains("as it was trained"), caption());
    interact(() -> model.beta().positionProperty().set(1.4));
    assertTrue(caption().contains("Between β 1 and β 4"), caption());
    assertTrue(caption().contains("blend"), caption());
  }

  private String caption() {
    return view.lookupAll(".morph-caption").stream()
        .map(Labeled.class::cast)
        .map(Labeled::getText)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Test
  void pagesTakeTurns() {
    for (Node toggle : view.lookupAll(".segmented .toggle-button")) {
      if (toggle instanceof ToggleButton button && button.getText().equals("Morph")) {
        interact(() -> button.setSelected(true));
      }
    }
    assertEquals(Page.MORPH, model.pageProperty().get());
    assertEquals(0, panes().size());
  }

  @Test
  void aClosedPaneLeavesNothingBehind() {
    List<WeakReference<Object>> gone = new ArrayList<>();
    interact(
        () -> {
          panes().forEach(pane -> gone.add(new WeakReference<>(pane)));
          model.panesProperty().get().forEach(pane -> gone.add(new WeakReference<>(pane)));
        });
    assertEquals(4, gone.size());
    interact(() -> compared.main.comparingProperty().set(false));
    for (int round = 0; round < MOST_ROUNDS && !allGone(gone); round++) {
      Frames.pass();
      System.gc();
    }
    for (WeakReference<Object> one : gone) {
      assertNull(one.get());
    }
    assertEquals(0, compared.live);
    assertFalse(compared.main.comparingProperty().get());
  }

  private static boolean allGone(List<WeakReference<Object>> all) {
    return all.stream().allMatch(one -> one.get() == null);
  }
}
