package lunula.networks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The native library behind every network: MXNet, or PyTorch where MXNet has none.
public final class NativeEngine {
  /// Kept, because a logger that nobody holds forgets its level.
  private static final Logger DJL = Logger.getLogger("ai.djl");

  /// One thread at a time talks to the engine, batch by batch and in the order of asking: MXNet's
  /// synchronous engine shares scratch memory between its callers.
  private static final ReentrantLock LOCK = new ReentrantLock(true);

  /// What was given away; what has been closed since leaves when the next one comes.
  private static final List<NDManager> OPEN = new ArrayList<>();

  /// What the native library finds in its environment when it is loaded: set when the engine is
  /// first asked for and not before, because Java's way to native code takes longer to begin than a
  /// window may.
  private static final class Surroundings {
    static {
      // Each operation runs at once on the thread that asks: half the latency of a decoded point.
      EngineEnvironment.suggest("MXNET_ENGINE_TYPE", "NaiveEngine");
      // Where a product is shared among threads, those that wait sleep instead of holding a core.
      EngineEnvironment.suggest("OMP_WAIT_POLICY", "passive");
    }

    private Surroundings() {}

    static Engine engine() {
      return Engine.getInstance();
    }
  }

  /// The engine, which is loaded if it is not there yet.
  static Engine engine() {
    return Surroundings.engine();
  }

  private NativeEngine() {}

  /// Runs native work alone. Waiting threads take turns in the order they came; may be nested.
  static <T> T exclusively(Supplier<T> work) {
    LOCK.lock();
    try {
      EngineThreads.useOne();
      return work.get();
    } finally {
      LOCK.unlock();
    }
  }

  /// The same for work without a result.
  static void exclusively(Runnable work) {
    LOCK.lock();
    try {
      EngineThreads.useOne();
      work.run();
    } finally {
      LOCK.unlock();
    }
  }

  /// In the middle of exclusive work: lets those that wait go first. What the work has made must
  /// bear that others use the engine meanwhile.
  static void giveWay() {
    if (LOCK.hasQueuedThreads() && LOCK.getHoldCount() == 1) {
      LOCK.unlock();
      LOCK.lock();
    }
  }

  /// A manager of native arrays; the caller closes it.
  static NDManager newManager() {
    NDManager manager = engine().newBaseManager();
    synchronized (OPEN) {
      OPEN.removeIf(one -> !one.isOpen());
      OPEN.add(manager);
    }
    return manager;
  }

  /// How many native arrays are held by all that is open, between two calls; for tests of leaks.
  public static int liveArrays() {
    synchronized (OPEN) {
      return OPEN.stream()
          .filter(NDManager::isOpen)
          .mapToInt(manager -> manager.getManagedArrays().size())
          .sum();
    }
  }

  /// Keeps DJL off the network and tells it where to unpack its native library. Call before
  /// anything else in the process; cheap, and starts nothing.
  ///
  /// @param cacheFolder absolute path of a folder that may be created and written to
  public static void configure(String cacheFolder) {
    DJL.setLevel(Level.SEVERE);
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cacheFolder);
    System.setProperty("ENGINE_CACHE_DIR", cacheFolder);
  }

  /// Name and version of the engine, such as `MXNet 1.9.0`; only after [#start].
  public static String name() {
    Engine engine = engine();
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /// Loads the native library, which takes up to a few seconds the first time. Blocking; any thread
  /// but JavaFX's.
  ///
  /// @return name and version, such as `MXNet 1.9.0`
  /// @throws EngineUnavailableException if it cannot be loaded on this machine
  public static String start() {
    try {
      engine();
      exclusively(NativeEngine::tryOut);
      return name();
    } catch (RuntimeException | LinkageError | AssertionError failure) {
      throw new EngineUnavailableException(failure);
    }
  }

  private static void tryOut() {
    try (NDManager manager = newManager()) {
      manager.zeros(new Shape(1)).toFloatArray();
    }
  }
}
