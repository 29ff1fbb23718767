package lunula.ui.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.util.Subscription;
import lunula.geometry.PlaneChoice;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Settings;
import lunula.ui.shell.MainSettings;

/// Puts everything where a session has it: at once what needs no model, and as soon as its model is
/// on the map, the places in it. JavaFX thread only.
final class Restoring {
  private final Workspace space;
  private final ExplorerState exploration;
  private Subscription waiting = Subscription.EMPTY;

  Restoring(Workspace space) {
    this.space = space;
    exploration = space.exploration();
  }

  /// Begins; nothing of it is told to the history.
  ///
  /// @param then run when everything that can be is in its place
  void apply(Found found, Runnable then) {
    waiting.unsubscribe();
    LibraryEntry model = found.model();
    if (model == null) {
      apply(found, withoutModel(found));
      then.run();
      return;
    }
    space
        .models()
        .open(
            model.folder(),
            Settings.find(found.values(), MainSettings.IMAGES, ImageSet.class)
                .orElse(space.main().imageSetProperty().get()),
            Settings.find(found.values(), MainSettings.AXES, PlaneChoice.class)
                .orElse(PlaneChoice.principal()),
            () -> {
              apply(found, EnumSet.allOf(Phase.class));
              then.run();
            });
  }

  /// What is of images, another model of the same images has, too.
  private Set<Phase> withoutModel(Found found) {
    ModelCard shown = space.main().cardProperty().get();
    boolean sameImages =
        shown != null
            && !space.main().trainingProperty().get()
            && shown.dataChecksum().equals(found.session().model().dataChecksum());
    return sameImages
        ? EnumSet.of(Phase.AT_ONCE, Phase.IMAGES, Phase.LAST)
        : EnumSet.of(Phase.AT_ONCE, Phase.LAST);
  }

  private void apply(Found found, Set<Phase> phases) {
    for (Phase phase : phases) {
      apply(found.values(), value -> value.setting().phase() == phase);
    }
    onceMore(
        found.values().stream()
            .filter(value -> value.setting().waitsForClasses())
            .filter(value -> phases.contains(value.setting().phase()))
            .toList());
  }

  private void apply(List<Setting.Value<?>> values, Predicate<Setting.Value<?>> which) {
    exploration
        .history()
        .quietly(() -> values.stream().filter(which).forEach(Setting.Value::apply));
  }

  /// Of a data set that is fetched the classes come later, and with them another map of the same
  /// points.
  @SuppressWarnings("ReferenceEquality") // these very points
  private void onceMore(List<Setting.Value<?>> values) {
    MapData shown = exploration.mapProperty().get();
    boolean nothing = values.stream().allMatch(Setting.Value::isUsual);
    if (nothing || shown == null || !shown.classNames().equals(List.of(""))) {
      return;
    }
    waiting =
        exploration
            .mapProperty()
            .subscribe(
                (before, now) -> {
                  waiting.unsubscribe();
                  if (now != null && now.encodings() == shown.encodings()) {
                    apply(values, value -> true);
                  }
                });
  }
}
