package lunula.networks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Environment variables of this process, as native libraries that are loaded later see them; Java
/// itself cannot set any.
final class EngineEnvironment {
  private EngineEnvironment() {}

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
