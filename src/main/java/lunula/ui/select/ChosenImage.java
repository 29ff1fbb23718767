package lunula.ui.select;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// The one image that is looked at closely. JavaFX thread only.
public final class ChosenImage {
  private final Texts texts = Texts.of(ChosenImage.class);
  private final MapViewModel map;
  private final ExplorerState exploration;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(ExplorerState.NONE);

  ChosenImage(MapViewModel map) {
    this.map = map;
    exploration = map.exploration();
    exploration.mapProperty().subscribe(this::mapChanged);
  }

  private void mapChanged(@Nullable MapData now) {
    if (now == null || index.get() >= now.count()) {
      index.set(ExplorerState.NONE);
    }
  }

  /// Its index on the map, or [ExplorerState#NONE].
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  /// Chooses an image.
  public void choose(int image) {
    int before = index.get();
    index.set(image);
    exploration.history().changed(() -> texts.get("select.did.look"), before, image, index::set);
  }

  /// Chooses an image and goes to its place: cursor and slice move there, and the map follows.
  public void goTo(int image) {
    MapData points = exploration.mapProperty().get();
    if (points != null && image >= 0 && image < points.count()) {
      exploration
          .history()
          .together(
              () -> texts.get("select.did.look"),
              () -> {
                choose(image);
                CursorStep.make(exploration, () -> exploration.slice().goTo(points.code(image)));
              });
      map.nudgeCursor(0, 0);
    }
  }

  /// An image in words: `#1234 · Bag · test`.
  String words(int image) {
    MapData points = exploration.mapProperty().get();
    if (points == null || image < 0 || image >= points.count()) {
      return "";
    }
    String name = points.classNames().get(points.label(image));
    String number = NumberFormats.plain(image);
    return name.isEmpty()
        ? texts.get("select.image.plain", number)
        : texts.get("select.image.classed", number, name);
  }
}
