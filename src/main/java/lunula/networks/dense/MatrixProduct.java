package lunula.networks.dense;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;

/// Products of matrices of 32-bit floats, which lie row by row in Java arrays: OpenBLAS on the
/// calling thread, or plain Java where OpenBLAS cannot be loaded. Any thread.
final class MatrixProduct {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  private static final @Nullable MethodHandle SGEMM = load();

  private MatrixProduct() {}

  // The arrays are handed over without a copy; a product takes about a millisecond, and so long a
  // garbage collection may have to wait.
  private static @Nullable MethodHandle load() {
    try {
      Loader.load(openblas_nolapack.class);
      openblas_nolapack.blas_set_num_threads(1);
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          SymbolLookup.loaderLookup().findOrThrow("cblas_sgemm"),
          FunctionDescriptor.ofVoid(
              JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_FLOAT, ADDRESS,
              JAVA_INT, ADDRESS, JAVA_INT, JAVA_FLOAT, ADDRESS, JAVA_INT),
          Linker.Option.critical(true));
    } catch (RuntimeException | LinkageError unavailable) {
      return null;
    }
  }

  /// Whether OpenBLAS does it.
  static boolean isNative() {
    return SGEMM != null;
  }

  /// c = a bᵀ: rows of outputs from rows of inputs and a layer's weights.
  ///
  /// @param a shape (m, k)
  /// @param b shape (n, k)
  /// @param c shape (m, n), written from its start
  static void timesTransposed(int m, int n, int k, float[] a, float[] b, float[] c) {
    product(AS_IT_IS, TRANSPOSED, m, n, k, a, k, b, k, c, n);
  }

  /// c = a b: gradients at a layer's inputs from those at its outputs and its weights.
  ///
  /// @param a shape (m, k)
  /// @param b shape (k, n)
  static void times(int m, int n, int k, float[] a, float[] b, float[] c) {
    product(AS_IT_IS, AS_IT_IS, m, n, k, a, k, b, n, c, n);
  }

  /// c = aᵀ b: gradients of a layer's weights from those at its outputs and its inputs.
  ///
  /// @param a shape (k, m)
  /// @param b shape (k, n)
  static void transposedTimes(int m, int n, int k, float[] a, float[] b, float[] c) {
    product(TRANSPOSED, AS_IT_IS, m, n, k, a, m, b, n, c, n);
  }

  private static void product(
      int ofA, int ofB, int m, int n, int k, float[] a, int strideA, float[] b, int strideB,
      float[] c, int strideC) {
    if (SGEMM == null) {
      plain(ofA, ofB, m, n, k, a, strideA, b, strideB, c, strideC);
      return;
    }
    try {
      SGEMM.invokeExact(
          ROW_MAJOR, ofA, ofB, m, n, k, 1f, MemorySegment.ofArray(a), strideA,
          MemorySegment.ofArray(b), strideB, 0f, MemorySegment.ofArray(c), strideC);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void plain(
      int ofA, int ofB, int m, int n, int k, float[] a, int strideA, float[] b, int strideB,
      float[] c, int strideC) {
    float[] row = new float[n];
    for (int i = 0; i < m; i++) {
      Arrays.fill(row, 0);
      for (int j = 0; j < k; j++) {
        float factor = ofA == AS_IT_IS ? a[i * strideA + j] : a[j * strideA + i];
        if (factor != 0) {
          if (ofB == AS_IT_IS) {
            for (int l = 0; l < n; l++) {
              row[l] += factor * b[j * strideB + l];
            }
          } else {
            for (int l = 0; l < n; l++) {
              row[l] += factor * b[l * strideB + j];
            }
          }
        }
      }
      System.arraycopy(row, 0, c, i * strideC, n);
    }
  }
}
