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
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.explore.ExplorerState;
import org.jspecify.annotations.Nullable;

/// Models side by side, each on its own map, under one cursor: by image or by place. Holds the
/// models of its panes open. JavaFX thread only.
final class SideBySideViewModel {
  private final ComparedModelLoader loader;
  private final ReadOnlyObjectProperty<@Nullable ComparedImage> chosen;
  private final Consumer<ComparedImage> pick;
  private final ToIntFunction<ComparedModel> begin;
  private final ObjectProperty<Sharing> sharing = new SimpleObjectProperty<>(Sharing.IMAGE);
  private final ReadOnlyObjectWrapper<List<PaneViewModel>> panes =
      new ReadOnlyObjectWrapper<>(List.of());
  private boolean settling;

  /// @param chosen the image all models are asked about
  /// @param pick is given the image that the person points at
  /// @param begin finds the image of a model to begin with, where none is chosen yet
  SideBySideViewModel(
      ComparedModelLoader loader,
      ReadOnlyObjectProperty<@Nullable ComparedImage> chosen,
      Consumer<ComparedImage> pick,
      ToIntFunction<ComparedModel> begin) {
    this.loader = loader;
    this.chosen = chosen;
    this.pick = pick;
    this.begin = begin;
    sharing.subscribe((before, now) -> settle());
  }

  ObjectProperty<Sharing> sharingProperty() {
    return sharing;
  }

  /// From left to right.
  ReadOnlyObjectProperty<List<PaneViewModel>> panesProperty() {
    return panes.getReadOnlyProperty();
  }

  List<ComparedModel> open() {
    List<ComparedModel> open = new ArrayList<>();
    for (PaneViewModel pane : panes.get()) {
      ComparedModel opened = pane.openedProperty().get();
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
    var pane = new PaneViewModel(loader, entry);
    pane.openedProperty().subscribe(opened -> join(pane, opened));
    ExplorerState exploration = pane.exploration();
    exploration.cursorProperty().subscribe((before, now) -> moved(pane));
    exploration.hoveredProperty().subscribe((before, now) -> hovered(pane, now.intValue()));
    pane.map().filter().revisionProperty().subscribe((before, now) -> hideClassesAsIn(pane));
    return pane;
  }

  /// The classes hidden on one map are hidden on all that have the same ones.
  private void hideClassesAsIn(PaneViewModel pane) {
    if (!settling) {
      List<String> names = pane.map().classNamesProperty().get();
      others(
          pane,
          other -> {
            if (other.map().classNamesProperty().get().equals(names)) {
              other.map().filter().hide(pane.map().filter().hidden());
            }
          });
    }
  }

  /// A pane's model is open: its cursor goes where the others are.
  private void join(PaneViewModel pane, @Nullable ComparedModel opened) {
    if (opened == null) {
      return;
    }
    boolean first = panes.get().indexOf(pane) == 0;
    ComparedImage now = chosen.get();
    if (now == null || (first && (!opened.takes(now) || isOfOtherData(opened, now)))) {
      if (opened.points().count() > 0) {
        pick.accept(opened.choose(begin.applyAsInt(opened)));
      }
    } else {
      quietly(() -> follow(pane));
    }
    hideClassesAsIn(panes.get().getFirst());
  }

  /// Whether an image of another data set was chosen while other models were shown.
  private boolean isOfOtherData(ComparedModel opened, ComparedImage now) {
    return now.index() >= 0
        && !opened.knows(now)
        && panes.get().stream()
            .noneMatch(pane -> pane.entry().card().dataChecksum().equals(now.data()));
  }

  private void follow(PaneViewModel pane) {
    ComparedImage now = chosen.get();
    if (sharing.get() == Sharing.IMAGE && now != null) {
      pane.goTo(now);
    } else if (panes.get().indexOf(pane) > 0) {
      pane.goTo(panes.get().getFirst());
    }
  }

  /// The person has moved a pane's cursor.
  private void moved(PaneViewModel pane) {
    if (settling || pane.isSettling()) {
      return;
    }
    // A map without points has no image to share.
    if (sharing.get() == Sharing.IMAGE && pane.nearest() >= 0) {
      pickIn(pane, pane.nearest());
    } else {
      others(pane, other -> other.goTo(pane));
    }
  }

  private void pickIn(PaneViewModel pane, int image) {
    ComparedModel opened = pane.openedProperty().get();
    if (opened != null && image >= 0) {
      pick.accept(opened.choose(image));
    }
  }

  /// Goes from the chosen image to the next one in a direction of a pane's map.
  void walk(PaneViewModel pane, int right, int up) {
    pickIn(pane, pane.next(right, up));
  }

  /// Changes all panes but one, which is not taken for the person's doing.
  private void others(PaneViewModel pane, Consumer<PaneViewModel> change) {
    quietly(() -> panes.get().stream().filter(other -> !other.equals(pane)).forEach(change));
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

  /// The image under the pointer is ringed on every map that has it.
  private void hovered(PaneViewModel pane, int image) {
    ComparedModel opened = pane.openedProperty().get();
    if (!settling && opened != null) {
      others(
          pane,
          other -> {
            if (other.entry().card().dataChecksum().equals(opened.data())) {
              other.exploration().hoveredProperty().set(image);
            }
          });
    }
  }
}
