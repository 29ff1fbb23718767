package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.ui.data.AddImagesView;
import lunula.ui.train.PlanForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputTest {
  private static final Texts TEXTS = Texts.of(PlanForm.class);

  @Test
  void whatIsTypedIsReadOrExplained() {
    Input<Integer> epochs = Input.count(TEXTS, "train.epochs.", 1, 10_000);
    epochs.textProperty().set(" 12 ");
    assertEquals(12, epochs.read());
    assertNull(epochs.problemProperty().get());
    epochs.textProperty().set("10001");
    assertNull(epochs.valueProperty().get());
    assertEquals(
        "Epochs: a whole number from 1 to 10,000, please.", epochs.problemProperty().get());
  }

  @Test
  void aPathNeedNotBeThereAndQuotesAroundItAreNotPartOfIt() {
    Input<Path> path = Input.path(Texts.of(AddImagesView.class), "data.path.");
    path.textProperty().set("\"no such folder\" ");
    assertEquals(Path.of("no such folder"), path.read());
    path.textProperty().set("a\0b");
    assertNull(path.valueProperty().get());
    assertEquals(
        "File or folder: no file and no folder can be called that.", path.problemProperty().get());
  }

  @Test
  void whatIsUsualIsKnown() {
    Input<Double> strength = Input.number(TEXTS, "train.strength.", 0, 1);
    assertEquals("", strength.usualProperty().get());
    strength.writeUsual(0.5);
    strength.write(1.0);
    assertEquals("0.5", strength.usualProperty().get());
    assertEquals("given", new Input<>("given", text -> text).usualProperty().get());
  }

  @Test
  void aNumberOutOfBoundsIsWrongAndItsBoundsAreNot() {
    Input<Double> strength = Input.number(TEXTS, "train.strength.", 0, 1);
    for (String good : new String[] {"0", "1", "0,5", "1e-3"}) {
      strength.textProperty().set(good);
      assertNull(strength.problemProperty().get(), good);
    }
    for (String bad : new String[] {"1.01", "-0.1", "NaN", "0x1p3", "1d", ""}) {
      strength.textProperty().set(bad);
      assertNotNull(strength.problemProperty().get(), bad);
    }
  }

  @Test
  void whatIsWrittenIsTypedAsAPersonWould() {
    Input<Double> rate = Input.positive(TEXTS, "train.rate.", 10);
    rate.write(0.001);
    assertEquals("0.001", rate.textProperty().get());
    Input<Long> seed = Input.whole(TEXTS, "train.seed.");
    seed.write(12_345_678_901L);
    assertEquals("12345678901", seed.textProperty().get());
  }

  @Test
  void whatIsOffIsNotWrong() {
    ObjectProperty<@Nullable String> reason = new SimpleObjectProperty<>();
    Input<Double> beta = Input.number(TEXTS, "train.beta.", 0, 1000).offWhile(reason);
    beta.textProperty().set("much");
    assertFalse(Input.right(Stream.of(beta)));
    reason.set("There is no KL term.");
    assertTrue(Input.right(Stream.of(beta)));
  }
}
