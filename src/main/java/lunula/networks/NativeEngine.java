package lunula.networks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import lunula.networks.dense.DenseNetwork;
import org.jspecify.annotations.Nullable;

/// The native library behind networks whose layers stand in an unusual order: MXNet, or PyTorch
/// where MXNet has none.
public final class NativeEngine {
  /// Kept, because a logger that nobody holds forgets its level.
  private static final Logger DJL = Logger.getLogger("ai.djl");

  /// One thread at a time talks to the engine, batch by batch and in the order of asking: MXNet's
  /// synchronous engine shares scratch memory between its callers.
  private static final ReentrantLock LOCK = new ReentrantLock(true);

  /// What the native library finds in its environment when it is loaded: set when the engine is
  /// first asked for and not before, because Java's way to native code takes longer to begin than a
  /// window may.
  private static final class Surroundings {
    static {
      // MXNet wants an OpenBLAS of the same name and takes the one that is loaded: always this one.
      DenseNetwork.library();
      // Each operation runs at once on the thread that asks: half the latency of a decoded point.
      EngineEnvironment.suggest("MXNET_ENGINE_TYPE", "NaiveEngine");
      // Where a product is shared among threads, those that wait sleep instead of holding a core.
      EngineEnvironment.suggest("OMP_WAIT_POLICY", "passive");
    }

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
      Recording.switchOff();
      return work.get();
    } finally {
      LOCK.unlock();
    }
  }

  /// The same for work without a result.
  static void exclusively(Runnable work) {
    exclusively(
        () -> {
          work.run();
          return work;
        });
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
    return engine().newBaseManager();
  }

  /// Keeps DJL off the network and tells where native libraries are unpacked. Call before anything
  /// else in the process; cheap, and starts nothing.
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

  /// Environment variables of this process, as native libraries that are loaded later see them;
  /// Java itself cannot set any.
  static final class EngineEnvironment {
    /// Sets a variable unless the person has set it. Where the C library has no `setenv` (Windows),
    /// does nothing: the variables are about speed alone.
    static void suggest(String name, String value) {
      if (System.getenv(name) != null) {
        return;
      }
      Optional<MemorySegment> setenv = Linker.nativeLinker().defaultLookup().find("setenv");
      if (setenv.isPresent()) {
        set(setenv.get(), name, value);
      }
    }

    @SuppressWarnings("restricted") // the app is started with native access for its own code
    private static void set(MemorySegment setenv, String name, String value) {
      MethodHandle call =
          Linker.nativeLinker()
              .downcallHandle(
                  setenv,
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT,
                      ValueLayout.ADDRESS,
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_INT));
      try (Arena arena = Arena.ofConfined()) {
        int failed = (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
        if (failed != 0) {
          throw new IllegalStateException("setenv refused " + name + "=" + value);
        }
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /// PyTorch records what every thread but the first computes, as if all of it were learned from;
  /// only a gradient collector is to. DJL's interface has no word for this.
  static final class Recording {
    private static final ThreadLocal<Boolean> OFF = ThreadLocal.withInitial(() -> false);

    /// For the calling thread's work from now on; cheap when repeated.
    static void switchOff() {
      if (OFF.get()) {
        return;
      }
      Engine engine = engine();
      if (engine.getEngineName().equals("PyTorch")) {
        try {
          ClassLoader loader = engine.getClass().getClassLoader();
          Class.forName("ai.djl.pytorch.jni.JniUtils", true, loader)
              .getMethod("setGradMode", boolean.class)
              .invoke(null, false);
        } catch (ReflectiveOperationException changed) {
          throw new LinkageError("JniUtils.setGradMode", changed);
        }
      }
      OFF.set(true);
    }
  }

  /// One thread of OpenMP for the engine's products, which is a setting of each calling thread.
  ///
  /// MXNet sets it to half the processors, and for the thread that loads it alone: any other thread
  /// of ours would take them all, and with two cores a training thread and a window that draws then
  /// wait for each other. Another number also gives other bits. Where the setting cannot be
  /// reached, or the person has chosen `OMP_NUM_THREADS`, the engine's own choice stays.
  static final class EngineThreads {
    private static final ThreadLocal<Boolean> SET = ThreadLocal.withInitial(() -> false);
    private static volatile @Nullable MethodHandle setter;

    /// For the calling thread's work from now on, once the engine is up; cheap when repeated.
    static void useOne() {
      if (!SET.get() && System.getenv("OMP_NUM_THREADS") == null) {
        setter().ifPresent(EngineThreads::setOne);
      }
    }

    private static Optional<MethodHandle> setter() {
      if (setter == null) {
        setter =
            HostMemory.LoadedLibrary.function(
                    "libgomp.so.1",
                    "omp_set_num_threads",
                    FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                .orElse(null);
      }
      return Optional.ofNullable(setter);
    }

    private static void setOne(MethodHandle setter) {
      try {
        setter.invokeExact(1);
        SET.set(true);
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
