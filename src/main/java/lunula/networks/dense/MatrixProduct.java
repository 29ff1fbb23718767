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
    } catch (OutOfMemoryError full) {
      // Said by what comes next, if it does not fit either.
      LOG.log(Logger.Level.DEBUG, "no memory to load OpenBLAS", full);
      return null;
    } catch (Throwable unavailable) {
      LOG.log(
          Logger.Level.WARNING,
          "OpenBLAS cannot be loaded: Java multiplies instead, more slowly ({0})",
          unavailable);
      LOG.log(Logger.Level.DEBUG, "where OpenBLAS was looked for", unavailable);
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

  /// Rows of numbers in an array.
  ///
  /// @param from number of the array at which the first row begins
  /// @param stride how many numbers of the array further the next row begins
  record Matrix(float[] values, int from, int stride) {
    /// Rows that fill an array from its beginning, or a part of it.
    static Matrix of(float[] values, int columns) {
      return new Matrix(values, 0, columns);
    }
  }

  /// What multiplies. The shapes are of the matrices as they are multiplied, after transposition.
  interface Kernel {
    /// c = a b + kept · c, where the constants say which of a and b lies transposed.
    ///
    /// @param a shape (m, k)
    /// @param b shape (k, n)
    /// @param c shape (m, n)
    void product(int ofA, int ofB, int m, int n, int k, Matrix a, Matrix b, float kept, Matrix c);

    /// c = a bᵀ: rows of outputs from rows of inputs and a layer's weights.
    ///
    /// @param added whether the product is added to what c holds
    default void timesTransposed(int m, int n, int k, Matrix a, Matrix b, boolean added, Matrix c) {
      product(AS_IT_IS, TRANSPOSED, m, n, k, a, b, added ? 1 : 0, c);
    }

    /// c = a b: gradients at a layer's inputs from those at its outputs and its weights.
    default void times(int m, int n, int k, Matrix a, Matrix b, boolean added, Matrix c) {
      product(AS_IT_IS, AS_IT_IS, m, n, k, a, b, added ? 1 : 0, c);
    }

    /// c = aᵀ b: gradients of a layer's weights from those at its outputs and its inputs.
    default void transposedTimes(int m, int n, int k, Matrix a, Matrix b, boolean added, Matrix c) {
      product(TRANSPOSED, AS_IT_IS, m, n, k, a, b, added ? 1 : 0, c);
    }
  }

  /// OpenBLAS if it is there.
  static final Kernel KERNEL =
      OPENBLAS == null ? MatrixProduct::plain : new Native(OPENBLAS.sgemm());

  private record Native(MethodHandle sgemm) implements Kernel {
    @Override
    public void product(
        int ofA, int ofB, int m, int n, int k, Matrix a, Matrix b, float kept, Matrix c) {
      try {
        sgemm.invokeExact(
            ROW_MAJOR,
            ofA,
            ofB,
            m,
            n,
            k,
            1f,
            memory(a),
            a.stride(),
            memory(b),
            b.stride(),
            kept,
            memory(c),
            c.stride());
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
    }

    private static MemorySegment memory(Matrix matrix) {
      return MemorySegment.ofArray(matrix.values()).asSlice((long) matrix.from() * Float.BYTES);
    }
  }

  /// The same in plain Java.
  static void plain(
      int ofA, int ofB, int m, int n, int k, Matrix a, Matrix b, float kept, Matrix c) {
    float[] row = new float[n];
    for (int i = 0; i < m; i++) {
      Arrays.fill(row, 0);
      for (int j = 0; j < k; j++) {
        int at = ofA == AS_IT_IS ? i * a.stride() + j : j * a.stride() + i;
        float factor = a.values()[a.from() + at];
        if (factor != 0) {
          addMultiple(factor, b, j, ofB == TRANSPOSED, row);
        }
      }
      for (int l = 0; l < n; l++) {
        int at = c.from() + i * c.stride() + l;
        c.values()[at] = kept == 0 ? row[l] : row[l] + kept * c.values()[at];
      }
    }
  }

  /// Adds a multiple of a row of b, or of a column.
  private static void addMultiple(float factor, Matrix b, int j, boolean column, float[] row) {
    float[] values = b.values();
    int first = b.from() + (column ? j : j * b.stride());
    if (column) {
      for (int l = 0; l < row.length; l++) {
        row[l] += factor * values[first + l * b.stride()];
      }
    } else {
      for (int l = 0; l < row.length; l++) {
        row[l] += factor * values[first + l];
      }
    }
  }
}
