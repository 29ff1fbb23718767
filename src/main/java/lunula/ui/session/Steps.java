package lunula.ui.session;

import lunula.ui.explore.History;
import lunula.ui.kit.Setting;

/// Tells the history of what a person sets by a switch, a choice or a slider. What is done by hand
/// on the map tells by itself. JavaFX thread only; lives as long as the window.
public final class Steps {
  private Steps() {}

  /// Begins to watch, once everything is as it was when the window last closed.
  public static void follow(Workspace space) {
    for (Setting<?> setting : space.settings().all()) {
      follow(setting, space.exploration().history());
    }
  }

  private static <T> void follow(Setting<T> setting, History history) {
    Setting.Undo<T> how = setting.undo();
    if (how != null) {
      setting.subscribe(new Follower<>(setting, how, history, setting.get()));
    }
  }

  /// Told of changes of one setting.
  private static final class Follower<T> implements Runnable {
    private final Setting<T> setting;
    private final Setting.Undo<T> how;
    private final History history;
    private T last;

    Follower(Setting<T> setting, Setting.Undo<T> how, History history, T last) {
      this.setting = setting;
      this.how = how;
      this.history = history;
      this.last = last;
    }

    @Override
    public void run() {
      T before = last;
      T now = setting.get();
      last = now;
      if (before.equals(now) || !how.counts().test(before, now)) {
        return;
      }
      if (how.joins()) {
        history.did(setting, how.what(), () -> setting.set(before), () -> setting.set(now));
      } else {
        history.did(how.what(), () -> setting.set(before), () -> setting.set(now));
      }
    }
  }
}
