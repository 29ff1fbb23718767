package lunula.ui.shell;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.UserMessages;
import lunula.library.StoredMap;
import lunula.model.Encodings;
import lunula.model.card.ModelCard;
import lunula.ui.explore.DataSetFit;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageCounts;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The data set behind the open model's map: its classes and pictures. Those of the data set that
/// came with Lunula are there with the map; those of any other are fetched in the background, and a
/// model whose data set is not on this machine goes without. JavaFX thread only, but for
/// [#points].
final class ModelDataSet {
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final ModelSwitch.Labels homeLabels;
  private final ModelSwitch.DataSets others;
  private final Executor files;
  private final Executor loading;
  private final ObjectProperty<@Nullable DataSet> home = new SimpleObjectProperty<>();
  private @Nullable StoredMap map;
  private @Nullable DataSet own;
  private @Nullable LabelledImages joined;
  private @Nullable DataSet joinedOf;

  /// @param files joins images; may block
  /// @param loading fetches data sets; may block for long
  ModelDataSet(
      MainViewModel main,
      ModelSwitch.Labels homeLabels,
      ModelSwitch.DataSets others,
      Executor files,
      Executor loading) {
    this.main = main;
    this.exploration = main.exploration();
    this.homeLabels = homeLabels;
    this.others = others;
    this.files = files;
    this.loading = loading;
    home.subscribe(this::showImages);
  }

  /// The data set that came with Lunula; null until whoever loads it sets it.
  ObjectProperty<@Nullable DataSet> homeProperty() {
    return home;
  }

  /// The data set of the open model, if it had to be fetched and is there; null otherwise.
  @Nullable DataSet own() {
    return own;
  }

  /// A model's points, with their classes as far as they are known at once. Blocking; any thread.
  ///
  /// @param known the model's data set, if it has been fetched already
  MapData points(StoredMap model, ImageSet set, @Nullable DataSet known) throws IOException {
    return allPoints(model, set, known).withTests(model.test().count());
  }

  private MapData allPoints(StoredMap model, ImageSet set, @Nullable DataSet known)
      throws IOException {
    Encodings encodings =
        switch (set) {
          case TEST -> model.test();
          case ALL -> model.test().followedBy(model.train());
        };
    if (model.samples() != null) {
      return MapData.of(encodings, model.samples());
    }
    if (known != null) {
      return new MapData(encodings, labels(known, set), known.classNames());
    }
    if (isHome(model.card())) {
      byte[] classes = set == ImageSet.TEST ? homeLabels.test() : homeLabels.all();
      if (classes.length == encodings.count()) {
        return new MapData(encodings, classes, homeLabels.names());
      }
    }
    return new MapData(encodings, new byte[encodings.count()], List.of());
  }

  private static byte[] labels(DataSet data, ImageSet set) {
    byte[] test = data.test().allLabels();
    if (set == ImageSet.TEST) {
      return test;
    }
    byte[] train = data.train().allLabels();
    byte[] all = Arrays.copyOf(test, test.length + train.length);
    System.arraycopy(train, 0, all, test.length, train.length);
    return all;
  }

  private boolean isHome(ModelCard card) {
    return homeLabels.belongs(card);
  }

  /// Another model is on the map now: shows its pictures, or fetches them.
  void follow(StoredMap opened) {
    map = opened;
    own = null;
    joined = null;
    joinedOf = null;
    main.imageCountsProperty()
        .set(
            new ImageCounts(opened.test().count(), opened.test().count() + opened.train().count()));
    showImages();
    if (opened.samples() != null || opened.test().count() + opened.train().count() == 0) {
      return;
    }
    if (!isHome(opened.card())) {
      loading.execute(() -> fetch(opened));
    } else if (classless()) {
      tellOther(opened);
    }
  }

  private boolean classless() {
    MapData shown = exploration.mapProperty().get();
    return shown != null && shown.classNames().equals(List.of(""));
  }

  /// On the loading thread.
  private void fetch(StoredMap opened) {
    try {
      Optional<DataSet> found = others.of(opened.card());
      exploration.foreground().execute(() -> arrive(opened, found.orElse(null)));
    } catch (IOException | RuntimeException failure) {
      String reason = UserMessages.words(failure);
      exploration.foreground().execute(() -> tell(opened, "switch.data.failed", reason));
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very model, not one like it
  private void arrive(StoredMap opened, @Nullable DataSet data) {
    if (opened != map) {
      return;
    }
    if (data == null) {
      tell(opened, "switch.data.missing", opened.card().dataSet());
    } else if (!new DataSetFit(opened).fits(data)) {
      tellOther(opened);
    } else {
      own = data;
      classify(data);
      showImages();
    }
  }

  private void classify(DataSet data) {
    MapData shown = exploration.mapProperty().get();
    if (shown != null && !main.trainingProperty().get()) {
      byte[] labels = labels(data, ImageSet.TEST);
      byte[] classes = shown.count() == labels.length ? labels : labels(data, ImageSet.ALL);
      exploration.mapProperty().set(shown.classified(classes, data.classNames()));
    }
  }

  private void tellOther(StoredMap opened) {
    tell(opened, "switch.other.data", opened.test().count() + opened.train().count());
  }

  @SuppressWarnings("ReferenceEquality") // this very model, not one like it
  private void tell(StoredMap opened, String key, Object... arguments) {
    if (opened == map) {
      Object[] all = new Object[arguments.length + 1];
      all[0] = opened.card().name();
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      exploration.noticeProperty().set(Texts.of(ModelDataSet.class).get(key, all));
    }
  }

  /// Test images come first in both sets, so that the pictures of all go with either map.
  @SuppressWarnings("ReferenceEquality") // these very images, not ones like them
  void showImages() {
    if (map == null || main.trainingProperty().get()) {
      return;
    }
    if (map.samples() != null) {
      exploration.samplesProperty().set(map.samples());
      return;
    }
    DataSet data = shownData(map);
    LabelledImages now = exploration.imagesProperty().get();
    boolean whole = data != null && joinedOf == data && now != null && now == joined;
    if (data == null) {
      exploration.samplesProperty().set(null);
    } else if (!whole) {
      exploration.samplesProperty().set(data.test());
      if (main.imageSetProperty().get() == ImageSet.ALL) {
        files.execute(() -> join(data));
      }
    }
  }

  private @Nullable DataSet shownData(StoredMap shown) {
    return isHome(shown.card()) && !classless() ? home.get() : own;
  }

  private void join(DataSet data) {
    LabelledImages all = data.test().followedBy(data.train());
    exploration.foreground().execute(() -> showJoined(data, all));
  }

  @SuppressWarnings("ReferenceEquality") // this very data set, not one like it
  private void showJoined(DataSet data, LabelledImages all) {
    boolean current = map != null && shownData(map) == data;
    if (current && !main.trainingProperty().get()) {
      joined = all;
      joinedOf = data;
      exploration.samplesProperty().set(all);
    }
  }
}
