package lunula.ui.session;

import java.util.BitSet;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import lunula.ui.compare.Chosen;
import lunula.ui.explore.History;
import lunula.ui.kit.Texts;
import lunula.ui.map.ClassFilter;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import org.jspecify.annotations.Nullable;

/// Tells the history of whatever a person sets by a switch, a choice or a slider: what they see of
/// the map and of the models compared. What is done by hand on the map tells by itself. JavaFX
/// thread only; lives as long as the window.
public final class Steps {
  private final Texts texts = Texts.of(Steps.class);
  private final Workspace space;
  private final History history;
  private BitSet hidden;

  private Steps(Workspace space) {
    this.space = space;
    history = space.exploration().history();
    hidden = space.map().filter().hidden();
  }

  /// Begins to watch, once everything is as it was when the window last closed.
  public static void follow(Workspace space) {
    new Steps(space).follow();
  }

  private void follow() {
    layers(space.map().layers());
    space.map().filter().revisionProperty().subscribe((before, now) -> classes());
    choice(space.exploration().slice().labelProperty(), texts.get("session.did.class"));
    choice(space.exploration().slice().choiceProperty(), texts.get("session.did.plane"));
    choice(space.main().imageSetProperty(), texts.get("session.did.images"));
    choice(space.path().paceProperty(), texts.get("session.did.play"));
    choice(space.path().modeProperty(), texts.get("session.did.play"));
    slider(space.path().speedProperty(), texts.get("session.did.play"));
    choice(space.compare().sharingProperty(), texts.get("session.did.sharing"));
    slider(space.compare().beta().positionProperty(), texts.get("session.did.beta"));
    slider(space.compare().morph().positionProperty(), texts.get("session.did.morph"));
    space.compare().chosenProperty().subscribe(this::compared);
  }

  private void layers(MapLayers layers) {
    for (MapLayer layer : MapLayer.values()) {
      choice(layers.shownProperty(layer), texts.get("session.did.layer"));
      slider(layers.opacityProperty(layer), texts.get("session.did.strength"));
    }
    choice(layers.densityByClassProperty(), texts.get("session.did.layer"));
  }

  /// Every change is a step.
  private <T> void choice(Property<T> property, String what) {
    property.subscribe(
        (before, now) ->
            history.did(what, () -> property.setValue(before), () -> property.setValue(now)));
  }

  /// Changes that follow each other are one step.
  private void slider(DoubleProperty property, String what) {
    property.subscribe(
        (before, now) ->
            history.did(
                property,
                what,
                () -> property.set(before.doubleValue()),
                () -> property.set(now.doubleValue())));
  }

  private void classes() {
    ClassFilter filter = space.map().filter();
    BitSet before = hidden;
    BitSet now = filter.hidden();
    hidden = now;
    // With other classes everything is shown: nobody has chosen that.
    boolean sameClasses = before.length() <= filter.classCount();
    if (sameClasses && !now.equals(before)) {
      history.did(
          texts.get("session.did.classes"), () -> filter.hide(before), () -> filter.hide(now));
    }
  }

  private void compared(@Nullable Chosen before, @Nullable Chosen now) {
    if (before != null && now != null && space.main().comparingProperty().get()) {
      history.did(
          "compared",
          texts.get("session.did.compared"),
          () -> space.compare().pick(before),
          () -> space.compare().pick(now));
    }
  }
}
