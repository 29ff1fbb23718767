package lunula.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.layout.Pane;
import lunula.ui.train.PlanForm;
import org.junit.jupiter.api.Test;

class StylesTest {
  @Test
  void theSheetIsNamedAfterThePackageItLiesIn() {
    var node = new Pane();
    Styles.of(node, PlanForm.class);
    assertThat(node.getStylesheets().getFirst()).endsWith("/ui/train/train.css");
  }

  @Test
  void aMissingSheetIsNamed() {
    assertThatThrownBy(() -> Styles.of(new Pane(), StylesTest.class))
        .hasMessageContaining("kit.css");
  }
}
