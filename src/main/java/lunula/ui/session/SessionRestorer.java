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

/// Applies the values of a session: at once those that need no model, the others as soon as its
/// model is on the map. JavaFX thread only.
final class SessionRestorer {
  private final SessionContext context;
  private final ExplorerState exploration;
  private Subscription waiting = Subscription.EMPTY;

  SessionRestorer(SessionContext context) {
    this.context = context;
    exploration = context.exploration();
  }

  /// Begins; nothing of it is put into the history.
  ///
  /// @param then run when everything that can be is applied
  void apply(SessionViewModel.Resolved found, Runnable then) {
    waiting.unsubscribe();
    LibraryEntry model = found.model();
    if (model == null) {
      apply(found, withoutModel(found));
      then.run();
      return;
    }
    context
        .models()
        .open(
            model.folder(),
            Settings.find(found.values(), MainSettings.IMAGES, ImageSet.class)
                .orElse(context.main().imageSetProperty().get()),
            Settings.find(found.values(), MainSettings.AXES, PlaneChoice.class)
                .orElse(PlaneChoice.principal()),
            () -> {
              apply(found, EnumSet.allOf(Phase.class));
              then.run();
            });
  }

  /// Values about images also fit another model of the same images.
  private Set<Phase> withoutModel(SessionViewModel.Resolved found) {
    ModelCard shown = context.main().cardProperty().get();
    boolean sameImages =
        shown != null
            && !context.main().trainingProperty().get()
            && shown.dataChecksum().equals(found.session().model().dataChecksum());
    return sameImages
        ? EnumSet.of(Phase.AT_ONCE, Phase.IMAGES, Phase.LAST)
        : EnumSet.of(Phase.AT_ONCE, Phase.LAST);
  }

  private void apply(SessionViewModel.Resolved found, Set<Phase> phases) {
    for (Phase phase : phases) {
      apply(found.values(), value -> value.setting().phase() == phase);
    }
    applyAgainWithClasses(
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

  /// The classes of a data set that is fetched come later, with another map of the same points.
  @SuppressWarnings("ReferenceEquality") // these very points
  private void applyAgainWithClasses(List<Setting.Value<?>> values) {
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
