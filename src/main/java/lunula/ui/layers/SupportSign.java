package lunula.ui.layers;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.map.DrawnOverlay;

/// A sign beside the cursor as long as it lies where hardly any data is.
public final class SupportSign extends DrawnOverlay<Label> {
  private static final double AWAY = 16;
  private static final double LEGEND = 190;

  private final ObservableValue<LatentPoint> cursor;

  /// @param cursor the place that is decoded
  /// @param unsupported whether it lies off the data
  public SupportSign(ObservableValue<LatentPoint> cursor, ObservableValue<Boolean> unsupported) {
    super(new Label());
    this.cursor = cursor;
    Label sign = node();
    Texts texts = Texts.of(SupportSign.class);
    sign.setText(texts.get("layers.off"));
    sign.setId("off-the-map");
    sign.getStyleClass().add("off-the-map");
    Styles.of(sign, SupportSign.class);
    sign.setTooltip(LayersView.tip(texts.get("layers.off.tip")));
    WeakSubscriptions.hear(
        sign,
        unsupported,
        off -> {
          sign.setVisible(off);
          redraw();
        });
  }

  /// Right above the cursor; on its other side where the legend or the map's edge is.
  @Override
  protected void draw(Viewport now) {
    Label sign = node();
    if (!sign.isVisible()) {
      return;
    }
    sign.applyCss();
    double width = Math.ceil(sign.prefWidth(-1));
    double height = Math.ceil(sign.prefHeight(-1));
    ScreenPoint at = now.toScreen(cursor.getValue());
    boolean crowded = at.x() + AWAY + width > now.width() - LEGEND && at.x() > AWAY + width;
    double x = crowded ? at.x() - AWAY - width : at.x() + AWAY;
    double y = at.y() - AWAY - height < 0 ? at.y() + AWAY : at.y() - AWAY - height;
    sign.resizeRelocate(Math.rint(x), Math.rint(y), width, height);
  }
}
