package lunula.app.start;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Keeps work waiting until it is opened, and from then on hands everything on at once, in order.
/// Any thread.
public final class DeferredExecutor implements Executor {
  private final Executor behind;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean open;

  /// @param behind does the work
  public DeferredExecutor(Executor behind) {
    this.behind = behind;
  }

  @Override
  public synchronized void execute(Runnable work) {
    if (open) {
      behind.execute(work);
    } else {
      waiting.add(work);
    }
  }

  /// Lets everything through from now on.
  public synchronized void open() {
    open = true;
    waiting.forEach(behind::execute);
    waiting.clear();
  }
}
