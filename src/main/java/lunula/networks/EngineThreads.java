package lunula.networks;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thread of OpenMP for the engine's products, which is a setting of each calling thread.
///
/// MXNet sets it to half the processors, and for the thread that loads it alone: any other thread
/// of ours would take them all, and with two cores a training thread and a window that draws then
/// wait for each other. Another number also gives other bits. Where the setting cannot be reached,
/// or the person has chosen `OMP_NUM_THREADS`, the engine's own choice stays.
final class EngineThreads {
  private static final ThreadLocal<Boolean> SET = ThreadLocal.withInitial(() -> false);
  private static volatile @Nullable MethodHandle setter;

  private EngineThreads() {}

  /// For the calling thread's work from now on, once the engine is up; cheap when repeated.
  static void useOne() {
    if (!SET.get() && System.getenv("OMP_NUM_THREADS") == null) {
      setter().ifPresent(EngineThreads::setOne);
    }
  }

  private static Optional<MethodHandle> setter() {
    if (setter == null) {
      setter =
          LoadedLibrary.function(
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
