package lunula.networks;

import ai.djl.ndarray.LazyNDArray;
import ai.djl.ndarray.NDArray;
import ai.djl.util.NativeResource;
import com.sun.jna.Pointer;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
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

  /// Functions of a native library that this process has loaded already, asked of Linux's loader.
  /// On other systems nothing is found.
  static final class LoadedLibrary {
    /// RTLD_LAZY and RTLD_NOLOAD: what is not there already is not looked for on the disk.
    private static final int ONLY_IF_LOADED = 1 | 4;

    /// @param library its own name, such as `libgomp.so.1`
    /// @param function what to call
    /// @param type of the call
    /// @return empty if the library is not loaded or has no such function
    @SuppressWarnings("restricted") // the app is started with native access for its own code
    static Optional<MethodHandle> function(
        String library, String function, FunctionDescriptor type) {
      if (!System.getProperty("os.name").equals("Linux")) {
        return Optional.empty();
      }
      return address(library, function)
          .map(address -> Linker.nativeLinker().downcallHandle(address, type));
    }

    private static Optional<MemorySegment> address(String library, String function) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment loaded =
            (MemorySegment) open().invokeExact(arena.allocateFrom(library), ONLY_IF_LOADED);
        if (loaded.equals(MemorySegment.NULL)) {
          return Optional.empty();
        }
        MemorySegment found =
            (MemorySegment) symbol().invokeExact(loaded, arena.allocateFrom(function));
        return Optional.of(found).filter(address -> !address.equals(MemorySegment.NULL));
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static MethodHandle open() {
      return loader(
          "dlopen",
          FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    }

    private static MethodHandle symbol() {
      return loader(
          "dlsym",
          FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    }

    @SuppressWarnings("restricted") // the app is started with native access for its own code
    private static MethodHandle loader(String function, FunctionDescriptor type) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), type);
    }
  }
}
