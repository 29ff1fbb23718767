package lunula.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.service.LiveModel;
import lunula.service.ModelSource;
import lunula.service.StoredMap;
import org.jspecify.annotations.Nullable;

/// Opens models in the window: the stored map at once, the live decoder as soon as the engine has
/// it. A model that cannot be opened leaves the open one as it is. JavaFX thread only.
public final class ModelSwitch {
  private final MainViewModel main;
  private final Exploration exploration;
  private final ModelSource source;
  private final Labels labels;
  private final Executor files;
  private final ReadOnlyObjectWrapper<@Nullable Path> opened = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable DataSet> dataSet = new SimpleObjectProperty<>();
  private @Nullable StoredMap shown;
  private @Nullable LiveModel live;
  private int asked;
  private int current;
  private boolean closed;

  /// Class numbers and names of the data set that the models were trained on; blocking.
  public interface Labels {
    /// Of the test images, unsigned bytes.
    byte[] test() throws IOException;

    /// Of the test images and then the training images, unsigned bytes.
    byte[] all() throws IOException;

    /// The classes' names, by number.
    List<String> names();

    /// Pixels a row of every image.
    int imageWidth();

    /// Rows of every image.
    int imageHeight();
  }

  private record Ready(StoredMap map, MapData data) {}

  /// @param files reads the disk; may block
  public ModelSwitch(MainViewModel main, ModelSource source, Labels labels, Executor files) {
    this.main = main;
    this.exploration = main.exploration();
    this.source = source;
    this.labels = labels;
    this.files = files;
    main.imageSetProperty().subscribe((before, now) -> showSet());
    dataSet.subscribe(this::showImages);
  }

  /// Folder of the open model; null before the first.
  public ReadOnlyObjectProperty<@Nullable Path> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /// The images behind the map; null until whoever loads them sets them.
  public ObjectProperty<@Nullable DataSet> dataSetProperty() {
    return dataSet;
  }

  /// Opens a model; returns at once. The newest call wins.
  public void open(Path folder) {
    int ticket = ++asked;
    ImageSet set = main.imageSetProperty().get();
    files.execute(
        () -> {
          try {
            read(ticket, folder, set);
          } catch (IOException | RuntimeException failure) {
            tell(failure);
          }
        });
  }

  /// Opens a model as [#open] does; if that is not possible, says why and opens another one.
  ///
  /// @param wanted may be gone
  /// @param otherwise came with Lunula
  public void open(Path wanted, Path otherwise) {
    int ticket = ++asked;
    ImageSet set = main.imageSetProperty().get();
    files.execute(
        () -> {
          try {
            read(ticket, wanted, set);
          } catch (IOException | RuntimeException failure) {
            openInstead(otherwise, wanted, failure);
          }
        });
  }

  private void openInstead(Path otherwise, Path wanted, Exception failure) {
    if (otherwise.equals(wanted)) {
      tell(failure);
      return;
    }
    String reason = String.valueOf(failure.getMessage());
    tell(Texts.of(ModelSwitch.class).get("switch.instead", reason));
    exploration.foreground().execute(() -> open(otherwise));
  }

  private void read(int ticket, Path folder, ImageSet set) throws IOException {
    StoredMap map = source.map(folder);
    MapData data = data(map, set);
    exploration.foreground().execute(() -> show(ticket, folder, new Ready(map, data)));
  }

  private void show(int ticket, Path folder, Ready ready) {
    if (ticket != asked) {
      return;
    }
    if (shown == null && ready.map().test().count() > 0) {
      beginAtFirstImage(ready.map().test());
    }
    current = ticket;
    shown = ready.map();
    exploration.decoderProperty().set(null);
    main.cardProperty().set(ready.map().card());
    exploration.mapProperty().set(ready.data());
    opened.set(folder);
    exploration.background().execute(() -> bringToLife(ticket, ready.map()));
    showImages();
  }

  /// The first picture is one of a garment, not of the empty middle.
  private void beginAtFirstImage(Encodings encodings) {
    exploration.cursorProperty().set(new LatentPoint(encodings.mean(0, 0), encodings.mean(0, 1)));
  }

  /// On the exploring thread.
  private void bringToLife(int ticket, StoredMap map) {
    try {
      LiveModel model = source.live(map);
      exploration.foreground().execute(() -> goLive(ticket, model));
    } catch (RuntimeException failure) {
      tell(failure);
      exploration.foreground().execute(() -> main.engineProperty().set(EngineState.FAILED));
    }
  }

  private void goLive(int ticket, LiveModel model) {
    if (closed) {
      // The exploring thread takes no more work; nobody waits for this one any more.
      model.close();
      return;
    }
    main.engineProperty().set(EngineState.LIVE);
    if (ticket != current) {
      exploration.background().execute(model::close);
      return;
    }
    LiveModel previous = live;
    live = model;
    // A training that began meanwhile keeps the window.
    if (exploration.decoderProperty().get() == null) {
      exploration.decoderProperty().set(model);
    }
    if (previous != null) {
      exploration.background().execute(previous::close);
    }
  }

  private void showSet() {
    StoredMap map = shown;
    ImageSet set = main.imageSetProperty().get();
    showImages();
    if (map == null || main.trainingProperty().get()) {
      return;
    }
    int ticket = current;
    files.execute(
        () -> {
          try {
            MapData data = data(map, set);
            exploration.foreground().execute(() -> replace(ticket, data));
          } catch (IOException failure) {
            tell(failure);
          }
        });
  }

  private void replace(int ticket, MapData data) {
    if (ticket == current && !main.trainingProperty().get()) {
      exploration.mapProperty().set(data);
    }
  }

  /// Test images come first in both sets, so that the pictures of all go with either map.
  private void showImages() {
    DataSet data = dataSet.get();
    if (data == null) {
      return;
    }
    LabelledImages before = exploration.imagesProperty().get();
    boolean all = main.imageSetProperty().get() == ImageSet.ALL;
    if (before == null) {
      exploration.imagesProperty().set(data.test());
    }
    if (all && (before == null || before.count() == data.test().count())) {
      files.execute(
          () -> {
            LabelledImages joined = data.test().followedBy(data.train());
            exploration.foreground().execute(() -> exploration.imagesProperty().set(joined));
          });
    }
  }

  private MapData data(StoredMap map, ImageSet set) throws IOException {
    return switch (set) {
      case TEST -> matched(map, map.test(), labels.test());
      case ALL -> matched(map, map.test().followedBy(map.train()), labels.all());
    };
  }

  private MapData matched(StoredMap map, Encodings encodings, byte[] classes) throws IOException {
    new ModelFit(map.card()).check(labels, encodings, classes.length);
    return new MapData(encodings, classes, labels.names());
  }

  private void tell(Exception failure) {
    tell(String.valueOf(failure.getMessage()));
  }

  private void tell(String sentence) {
    exploration.foreground().execute(() -> exploration.noticeProperty().set(sentence));
  }

  /// Frees the open model; for the end of the app.
  public void close() {
    asked++;
    current = asked;
    closed = true;
    exploration.decoderProperty().set(null);
    LiveModel last = live;
    if (last != null) {
      live = null;
      exploration.background().execute(last::close);
    }
  }
}
