package lunula.networks.dense;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.System.Logger;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Products of matrices of 32-bit floats, which lie row by row in Java arrays: OpenBLAS on the
/// calling thread, or plain Java where OpenBLAS cannot be loaded. Any thread.
final class MatrixProduct {
  private static final Logger LOG = System.getLogger(MatrixProduct.class.getName());
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  private static final @Nullable Library OPENBLAS = load();

  private MatrixProduct() {}

  /// @param name with version and the processor that its kernels are for
  private record Library(MethodHandle sgemm, String name) {}

  /// OpenBLAS, with threads of ours instead of its own. Arrays are handed over without a copy; a
  /// product takes about a millisecond, and so long a garbage collection may have to wait.
  private static @Nullable Library load() {
    try {
      SymbolLookup functions = OpenBlas.load();
      function(functions, "openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT))
          .invoke(1);
      // Such as “OpenBLAS 0.3.31 DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64”.
      String[] config = text(functions, "openblas_get_config").split(" ", -1);
      String name = config[0] + " " + config[1] + " " + text(functions, "openblas_get_corename");
      MethodHandle sgemm =
          function(
              functions,
              "cblas_sgemm",
              FunctionDescriptor.ofVoid(
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_INT,
                  JAVA_FLOAT,
                  ADDRESS,
                  JAVA_INT,
                  ADDRESS,
                  JAVA_INT,
                  JAVA_FLOAT,
                  ADDRESS,
                  JAVA_INT),
              Linker.Option.critical(true));
      return new Library(sgemm, name);
    } catch (Throwable unavailable) {
      LOG.log(
          Logger.Level.WARNING, "OpenBLAS cannot be loaded: Java multiplies instead", unavailable);
      return null;
    }
  }

  @SuppressWarnings("restricted") // the app is started with native access for its own code
  private static MethodHandle function(
      SymbolLookup functions, String name, FunctionDescriptor type, Linker.Option... options) {
    MemorySegment address = functions.findOrThrow(name);
    return Linker.nativeLinker().downcallHandle(address, type, options);
  }

  @SuppressWarnings("restricted")
  private static String text(SymbolLookup functions, String function) throws Throwable {
    MethodHandle call = function(functions, function, FunctionDescriptor.of(ADDRESS));
    return ((MemorySegment) call.invokeExact()).reinterpret(Long.MAX_VALUE).getString(0);
  }

  /// Name and version of what multiplies.
  static String library() {
    return OPENBLAS == null ? "Java " + Runtime.version().feature() : OPENBLAS.name();
  }

  /// c = a b + kept · c, where the constants say which of a and b is transposed. Each matrix begins
  /// at a number of its array, and has rows of so many numbers; c has n.
  interface Kernel {
    void product(
        int ofA,
        int ofB,
        int m,
        int n,
        int k,
        float[] a,
        int atA,
        int strideA,
        float[] b,
        int atB,
        int strideB,
        float kept,
        float[] c,
        int atC);
  }

  /// OpenBLAS if it is there.
  static final Kernel KERNEL =
      OPENBLAS == null ? MatrixProduct::plain : new Native(OPENBLAS.sgemm());

  /// c = a bᵀ: rows of outputs from rows of inputs and a layer's weights.
  ///
  /// @param a shape (m, k), from number `atA` on
  /// @param b shape (n, k)
  /// @param c shape (m, n), from number `atC` on
  /// @param added whether the product is added to what c holds
  static void timesTransposed(
      int m, int n, int k, float[] a, int atA, float[] b, float[] c, int atC, boolean added) {
    timesTransposed(KERNEL, m, n, k, a, atA, b, c, atC, added);
  }

  static void timesTransposed(
      Kernel kernel,
      int m,
      int n,
      int k,
      float[] a,
      int atA,
      float[] b,
      float[] c,
      int atC,
      boolean added) {
    kernel.product(AS_IT_IS, TRANSPOSED, m, n, k, a, atA, k, b, 0, k, added ? 1 : 0, c, atC);
  }

  /// c = a b: gradients at a layer's inputs from those at its outputs and its weights.
  ///
  /// @param a shape (m, k), from number `atA` on
  /// @param b shape (k, n)
  /// @param c shape (m, n), from number `atC` on
  /// @param added whether the product is added to what c holds
  static void times(
      int m, int n, int k, float[] a, int atA, float[] b, float[] c, int atC, boolean added) {
    times(KERNEL, m, n, k, a, atA, b, c, atC, added);
  }

  static void times(
      Kernel kernel,
      int m,
      int n,
      int k,
      float[] a,
      int atA,
      float[] b,
      float[] c,
      int atC,
      boolean added) {
    kernel.product(AS_IT_IS, AS_IT_IS, m, n, k, a, atA, k, b, 0, n, added ? 1 : 0, c, atC);
  }

  /// c = aᵀ b: gradients of a layer's weights from those at its outputs and its inputs.
  ///
  /// @param a shape (k, m), from number `atA` on
  /// @param b shape (k, n), from number `atB` on
  /// @param c shape (m, n)
  /// @param added whether the product is added to what c holds
  static void transposedTimes(
      int m, int n, int k, float[] a, int atA, float[] b, int atB, float[] c, boolean added) {
    transposedTimes(KERNEL, m, n, k, a, atA, b, atB, c, added);
  }

  static void transposedTimes(
      Kernel kernel,
      int m,
      int n,
      int k,
      float[] a,
      int atA,
      float[] b,
      int atB,
      float[] c,
      boolean added) {
    kernel.product(TRANSPOSED, AS_IT_IS, m, n, k, a, atA, m, b, atB, n, added ? 1 : 0, c, 0);
  }

  private record Native(MethodHandle sgemm) implements Kernel {
    @Override
    public void product(
        int ofA,
        int ofB,
        int m,
        int n,
        int k,
        float[] a,
        int atA,
        int strideA,
        float[] b,
        int atB,
        int strideB,
        float kept,
        float[] c,
        int atC) {
      try {
        sgemm.invokeExact(
            ROW_MAJOR,
            ofA,
            ofB,
            m,
            n,
            k,
            1f,
            from(a, atA),
            strideA,
            from(b, atB),
            strideB,
            kept,
            from(c, atC),
            n);
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
    }

    private static MemorySegment from(float[] array, int at) {
      return MemorySegment.ofArray(array).asSlice((long) at * Float.BYTES);
    }
  }

  /// The same in plain Java.
  static void plain(
      int ofA,
      int ofB,
      int m,
      int n,
      int k,
      float[] a,
      int atA,
      int strideA,
      float[] b,
      int atB,
      int strideB,
      float kept,
      float[] c,
      int atC) {
    float[] row = new float[n];
    for (int i = 0; i < m; i++) {
      Arrays.fill(row, 0);
      for (int j = 0; j < k; j++) {
        float factor = a[atA + (ofA == AS_IT_IS ? i * strideA + j : j * strideA + i)];
        if (factor != 0) {
          if (ofB == AS_IT_IS) {
            for (int l = 0; l < n; l++) {
              row[l] += factor * b[atB + j * strideB + l];
            }
          } else {
            for (int l = 0; l < n; l++) {
              row[l] += factor * b[atB + l * strideB + j];
            }
          }
        }
      }
      for (int l = 0; l < n; l++) {
        int at = atC + i * n + l;
        c[at] = kept == 0 ? row[l] : row[l] + kept * c[at];
      }
    }
  }
}
