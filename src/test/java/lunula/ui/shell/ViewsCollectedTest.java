package lunula.ui.shell;

import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import lunula.geometry.LatentPoint;
import lunula.testkit.Vanishing;
import lunula.ui.compare.ClassStrip;
import lunula.ui.compare.ClassStripViewModel;
import lunula.ui.decode.DecodeView;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import lunula.ui.layers.LayerKeys;
import lunula.ui.layers.LayersView;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.layers.SupportSign;
import lunula.ui.map.Blobs;
import lunula.ui.map.DrawnOverlay;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.path.PathEditor;
import lunula.ui.path.PathInstrument.PathOverlay;
import lunula.ui.path.PathView;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.sample.SampleOverlay;
import org.junit.jupiter.api.Test;

/// A view that is taken away goes, with its timers and whatever it listened with, though the models
/// that it showed live on.
class ViewsCollectedTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private int round;

  private void assertVanishes(Callable<? extends Node> make) throws Exception {
    exploration.mapProperty().set(Blobs.map(500, 3));
    exploration.decoderProperty().set(Blobs.decoder());
    Vanishing.assertVanishes(make, this::change);
  }

  /// Everything that views of an exploration hear of.
  private void change() {
    round++;
    exploration.mapProperty().set(Blobs.map(500, 3 + round));
    exploration.cursorProperty().set(new LatentPoint(round * 0.1, 0));
    exploration.pathProperty().set(new PathStops(new LatentPoint(0, 0), new LatentPoint(1, round)));
    exploration.weightsMoved();
    map.zoomAtPointer(1.01);
    map.emphasisProperty().set(new BitSet());
    for (MapLayer layer : MapLayer.values()) {
      map.layers().shownProperty(layer).set(round % 2 == 0);
    }
  }

  @Test
  void theMapWithEverythingThatLiesOnIt() throws Exception {
    var editor = new PathEditor(exploration);
    var around = new NeighbourhoodViewModel(exploration);
    var posterior = new PosteriorViewModel(exploration);
    var layers = new LayersViewModel(map.layers());
    var off = new SimpleBooleanProperty();
    assertVanishes(
        () -> {
          var view = MapView.withLegend(map);
          view.setBar(new LayersView(layers));
          view.lay(new LayerKeys(map.layers()));
          view.lay(new SupportSign(exploration.cursorProperty(), off));
          view.lay(new PathOverlay(editor));
          view.lay(SampleOverlay.of(around));
          view.lay(SampleOverlay.of(posterior));
          return view;
        });
  }

  @Test
  void eachOverlayThoughTheMapStays() throws Exception {
    var editor = new PathEditor(exploration);
    var around = new NeighbourhoodViewModel(exploration);
    var posterior = new PosteriorViewModel(exploration);
    var off = new SimpleBooleanProperty();
    assertVanishes(() -> placed(new LayerKeys(map.layers())));
    assertVanishes(() -> placed(new SupportSign(exploration.cursorProperty(), off)));
    assertVanishes(() -> placed(new PathOverlay(editor)));
    assertVanishes(() -> placed(SampleOverlay.of(around)));
    assertVanishes(() -> placed(SampleOverlay.of(posterior)));
  }

  private Node placed(DrawnOverlay<?> overlay) {
    overlay.place(map.viewportProperty().get());
    return overlay.node();
  }

  @Test
  void theListOfLayers() throws Exception {
    var layers = new LayersViewModel(map.layers());
    assertVanishes(() -> new LayersView(layers));
  }

  @Test
  void theDecodedPicture() throws Exception {
    var decode = new DecodeViewModel(exploration);
    assertVanishes(() -> new DecodeView(decode));
  }

  @Test
  void theClassStrip() throws Exception {
    var classes = new ClassStripViewModel(exploration);
    assertVanishes(() -> new ClassStrip(classes));
  }

  @Test
  void thePathEvenWhileItPlays() throws Exception {
    var path = new PathViewModel(exploration, Runnable::run);
    assertVanishes(
        () -> {
          exploration
              .pathProperty()
              .set(new PathStops(new LatentPoint(0, 0), new LatentPoint(1, 1)));
          var view = new PathView(exploration, path, name -> Optional.empty());
          path.play();
          return view;
        });
  }
}
