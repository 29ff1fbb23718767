package lunula.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import lunula.ui.Exploration;
import lunula.ui.MainView;
import lunula.ui.compare.Comparison;
import lunula.ui.compare.PaneViewModel;
import lunula.ui.compare.Sharing;

/// The real window comparing two models, dragged over in one pane. Prints rows and ends.
public final class PanesProbe extends ProbedWindow {
  private static final int WARM_UP_SECONDS = 5;
  private static final int SECONDS = 10;

  private final Script script = new Script();

  @Override
  void mapDrawn(MainView view) {
    script.play(() -> play(view));
  }

  private void play(MainView view) throws InterruptedException {
    Exploration exploration = assembly().exploration();
    script.await(() -> exploration.imagesProperty().get() != null);
    script.await(() -> exploration.decodedProperty().get() != null);
    measureOne(view);
    script.await(() -> assembly().instruments().compare().isPossible(Comparison.MOONS));
    measureTwo(view, Comparison.MOONS, "AE beside VAE on moons");
    measureTwo(view, Comparison.BEST, "two Fashion-MNIST models");
  }

  private void measureOne(MainView view) throws InterruptedException {
    measure("one pane", view.lookup("#map"), List.of(assembly().exploration()));
  }

  private void measureTwo(MainView view, Comparison comparison, String what)
      throws InterruptedException {
    script.doNow(() -> assembly().instruments().compare().show(comparison));
    script.await(this::areOpen);
    script.await(3);
    for (Sharing sharing : Sharing.values()) {
      script.doNow(() -> assembly().instruments().compare().sharingProperty().set(sharing));
      List<Exploration> panes = new ArrayList<>();
      script.doNow(() -> panes().forEach(pane -> panes.add(pane.exploration())));
      String by = sharing == Sharing.IMAGE ? ", by image" : ", by place";
      measure(what + by, view.lookup("#compare-map"), panes);
    }
  }

  private List<PaneViewModel> panes() {
    return assembly().instruments().compare().panesProperty().get();
  }

  private boolean areOpen() {
    return panes().size() == 2
        && panes().stream().allMatch(pane -> pane.exploration().decodedProperty().get() != null);
  }

  private void measure(String what, Node map, List<Exploration> followers)
      throws InterruptedException {
    DraggingHand[] hand = new DraggingHand[1];
    script.doNow(() -> hand[0] = new DraggingHand(map, followers));
    script.drag(hand[0], WARM_UP_SECONDS);
    script.doNow(hand[0]::forget);
    script.drag(hand[0], SECONDS);
    hand[0].print(what);
  }
}
