package lunula.ui.session;

import java.util.concurrent.atomic.AtomicReference;
import lunula.ui.explore.History;
import lunula.ui.kit.Setting;

/// Puts changes of settings, such as by a switch, a choice or a slider, into the history, where
/// they can be undone. What is done on the map puts itself there. JavaFX thread only; lives as long
/// as the window.
public final class SettingHistory {
  private SettingHistory() {}

  /// Begins to follow all settings, once everything is as it was when the window last closed.
  public static void follow(SessionContext context) {
    for (Setting<?> setting : context.settings().all()) {
      follow(setting, context.exploration().history());
    }
  }

  private static <T> void follow(Setting<T> setting, History history) {
    Setting.Undo<T> how = setting.undo();
    if (how != null) {
      var last = new AtomicReference<>(setting.get());
      setting.subscribe(() -> tell(setting, how, history, last.getAndSet(setting.get())));
    }
  }

  private static <T> void tell(Setting<T> setting, Setting.Undo<T> how, History history, T before) {
    T now = setting.get();
    if (!before.equals(now) && how.counts().test(before, now)) {
      // Changes of one kind that follow each other are one step.
      Object kind = how.joins() ? setting : new Object();
      history.did(kind, how.what(), () -> setting.set(before), () -> setting.set(now));
    }
  }
}
