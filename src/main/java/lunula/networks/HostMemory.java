package lunula.networks;

import ai.djl.ndarray.LazyNDArray;
import ai.djl.ndarray.NDArray;
import ai.djl.util.NativeResource;
import com.sun.jna.Pointer;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Where an array's floats lie in memory, for loops that Java runs faster than the engine.
///
/// MXNet tells it, but DJL does not pass it on. Other engines, and MXNet on other systems than
/// Linux, tell nothing, so every user needs another way.
final class HostMemory {
  private HostMemory() {}

  private static final class Question {
    private static final Optional<MethodHandle> DATA_OF =
        LoadedLibrary.function(
            "libmxnet.so",
            "MXNDArrayGetData",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
  }

  /// The floats themselves, not a copy: valid until the array is closed. Waits for whatever an
  /// asynchronous engine still reads there or writes. Call under the engine's lock, after the
  /// engine is up.
  ///
  /// @return empty where the engine does not tell
  static Optional<MemorySegment> of(NDArray array) {
    if (array instanceof LazyNDArray lazy
        && array instanceof NativeResource<?> resource
        && resource.getHandle() instanceof Pointer handle) {
      lazy.waitToWrite();
      return Question.DATA_OF.map(
          question -> ask(question, Pointer.nativeValue(handle), array.size() * Float.BYTES));
    }
    return Optional.empty();
  }

  @SuppressWarnings("restricted") // the app is started with native access for its own code
  private static MemorySegment ask(MethodHandle question, long array, long bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(ValueLayout.ADDRESS);
      int failed = (int) question.invokeExact(MemorySegment.ofAddress(array), data);
      if (failed != 0) {
        throw new IllegalStateException("MXNet does not tell where an array lies");
      }
      return data.get(ValueLayout.ADDRESS, 0).reinterpret(bytes);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
