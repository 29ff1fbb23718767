package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.library.LibraryEntry;
import lunula.ui.explore.ExplorerState;
import org.jspecify.annotations.Nullable;

/// Models side by side, each on its own map, under one cursor: by image or by place. Holds the
/// models of its panes open. JavaFX thread only.
final class SideBySide {
  private final ComparedModelLoader bench;
  private final ReadOnlyObjectProperty<@Nullable Chosen> chosen;
  private final Consumer<Chosen> pick;
  private final ToIntFunction<Opened> begin;
  private final ObjectProperty<Sharing> sharing = new SimpleObjectProperty<>(Sharing.IMAGE);
  private final ReadOnlyObjectWrapper<List<PaneViewModel>> panes =
      new ReadOnlyObjectWrapper<>(List.of());
  private boolean settling;

  /// @param chosen the image all models are asked about
  /// @param pick told of the image that the hand is on
  /// @param begin which image of a model to begin with, where none is chosen yet
  SideBySide(
      ComparedModelLoader bench,
      ReadOnlyObjectProperty<@Nullable Chosen> chosen,
      Consumer<Chosen> pick,
      ToIntFunction<Opened> begin) {
    this.bench = bench;
    this.chosen = chosen;
    this.pick = pick;
    this.begin = begin;
    sharing.subscribe((before, now) -> settle());
  }

  /// What the panes have in common.
  ObjectProperty<Sharing> sharingProperty() {
    return sharing;
  }

  /// From left to right.
  ReadOnlyObjectProperty<List<PaneViewModel>> panesProperty() {
    return panes.getReadOnlyProperty();
  }

  /// The models that are open.
  List<Opened> open() {
    List<Opened> open = new ArrayList<>();
    for (PaneViewModel pane : panes.get()) {
      Opened opened = pane.openedProperty().get();
      if (opened != null) {
        open.add(opened);
      }
    }
    return open;
  }

  /// Follows the image that was chosen, if the panes share it.
  void imageChanged() {
    if (sharing.get() == Sharing.IMAGE) {
      settle();
    }
  }

  /// Shows other models; panes whose model stays are kept as they are.
  void arrange(List<LibraryEntry> wanted) {
    List<PaneViewModel> left = new ArrayList<>(panes.get());
    List<PaneViewModel> now = new ArrayList<>();
    List<PaneViewModel> fresh = new ArrayList<>();
    for (LibraryEntry entry : wanted) {
      PaneViewModel kept =
          left.stream().filter(pane -> pane.entry().equals(entry)).findFirst().orElse(null);
      if (kept == null) {
        kept = pane(entry);
        fresh.add(kept);
      }
      left.remove(kept);
      now.add(kept);
    }
    panes.set(List.copyOf(now));
    left.forEach(PaneViewModel::close);
    fresh.forEach(PaneViewModel::open);
  }

  private PaneViewModel pane(LibraryEntry entry) {
    var pane = new PaneViewModel(bench, entry);
    pane.openedProperty().subscribe(opened -> join(pane, opened));
    ExplorerState exploration = pane.exploration();
    exploration.cursorProperty().subscribe((before, now) -> moved(pane));
    exploration.hoveredProperty().subscribe((before, now) -> hovered(pane, now.intValue()));
    pane.map().filter().revisionProperty().subscribe((before, now) -> hid(pane));
    return pane;
  }

  /// The classes hidden on one map are hidden on all that have the same ones.
  private void hid(PaneViewModel pane) {
    if (!settling) {
      List<String> names = pane.map().classNamesProperty().get();
      quietly(
          () ->
              panes.get().stream()
                  .filter(other -> !other.equals(pane))
                  .filter(other -> other.map().classNamesProperty().get().equals(names))
                  .forEach(other -> other.map().filter().hide(pane.map().filter().hidden())));
    }
  }

  /// A pane's model is open: it goes where the others are.
  private void join(PaneViewModel pane, @Nullable Opened opened) {
    if (opened == null) {
      return;
    }
    Chosen now = chosen.get();
    if (now == null || (!opened.takes(now) && isFirst(pane))) {
      if (opened.points().count() > 0) {
        pick.accept(opened.choose(begin.applyAsInt(opened)));
      }
    } else if (isFirst(pane) && isStranger(opened, now)) {
      pick.accept(opened.choose(begin.applyAsInt(opened)));
    } else {
      quietly(() -> follow(pane));
    }
    hid(panes.get().getFirst());
  }

  private boolean isFirst(PaneViewModel pane) {
    return panes.get().indexOf(pane) == 0;
  }

  /// Whether an image of another data set was chosen while other models were shown.
  private boolean isStranger(Opened opened, Chosen now) {
    return now.index() >= 0
        && !opened.knows(now)
        && panes.get().stream()
            .noneMatch(pane -> pane.entry().card().dataChecksum().equals(now.data()));
  }

  private void follow(PaneViewModel pane) {
    Chosen now = chosen.get();
    if (sharing.get() == Sharing.IMAGE && now != null) {
      pane.goTo(now);
    } else if (!isFirst(pane)) {
      pane.goTo(panes.get().getFirst());
    }
  }

  /// The hand has moved a pane's cursor.
  private void moved(PaneViewModel pane) {
    if (settling || pane.isSettling()) {
      return;
    }
    switch (sharing.get()) {
      case IMAGE -> pickIn(pane, pane.nearest());
      case PLACE ->
          quietly(
              () ->
                  panes.get().stream()
                      .filter(other -> !other.equals(pane))
                      .forEach(other -> other.goTo(pane)));
    }
  }

  private void pickIn(PaneViewModel pane, int image) {
    Opened opened = pane.openedProperty().get();
    if (opened != null && image >= 0) {
      pick.accept(opened.choose(image));
    }
  }

  /// Goes from the chosen image to the next one in a direction of a pane's map.
  void walk(PaneViewModel pane, int right, int up) {
    pickIn(pane, pane.next(right, up));
  }

  private void quietly(Runnable work) {
    boolean before = settling;
    settling = true;
    try {
      work.run();
    } finally {
      settling = before;
    }
  }

  /// Puts every cursor where the image, or the first pane's cursor, is.
  private void settle() {
    quietly(() -> panes.get().forEach(this::follow));
  }

  /// What is under the pointer is ringed on every map that has it.
  private void hovered(PaneViewModel pane, int image) {
    Opened opened = pane.openedProperty().get();
    if (settling || opened == null) {
      return;
    }
    quietly(
        () ->
            panes.get().stream()
                .filter(other -> !other.equals(pane))
                .filter(other -> other.entry().card().dataChecksum().equals(opened.data()))
                .forEach(other -> other.exploration().hoveredProperty().set(image)));
  }
}
