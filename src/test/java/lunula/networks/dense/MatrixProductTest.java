package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lunula.networks.dense.MatrixProduct.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
  private final Random random = new Random(1);

  private float[] matrix(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4) == 0 ? 0 : (float) random.nextGaussian();
    }
    return values;
  }

  /// Σ a(i, l) b(l, j), with strides for a's and b's rows and columns.
  private static float[] expected(
      int m, int n, int k, float[] a, int aRow, int aColumn, float[] b, int bRow, int bColumn) {
    float[] c = new float[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          sum += (double) a[i * aRow + l * aColumn] * b[l * bRow + j * bColumn];
        }
        c[i * n + j] = (float) sum;
      }
    }
    return c;
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,5,7", "64,33,17", "1,96,40", "50,2,70"})
  void multipliesLikePlainArithmeticWithOpenBlasAndWithout(int m, int n, int k) {
    assertTrue(MatrixProduct.library().startsWith("OpenBLAS "), MatrixProduct.library());
    float[] a = matrix(m, k);
    float[] b = matrix(k, n);
    float[] c = new float[m * n];
    for (MatrixProduct.Kernel kernel :
        new MatrixProduct.Kernel[] {MatrixProduct.KERNEL, MatrixProduct::plain}) {
      kernel.timesTransposed(m, n, k, Matrix.of(a, k), Matrix.of(b, k), false, Matrix.of(c, n));
      assertArrayEquals(expected(m, n, k, a, k, 1, b, 1, k), c, 1e-4f);
      kernel.times(m, n, k, Matrix.of(a, k), Matrix.of(b, n), false, Matrix.of(c, n));
      assertArrayEquals(expected(m, n, k, a, k, 1, b, n, 1), c, 1e-4f);
      kernel.transposedTimes(m, n, k, Matrix.of(a, m), Matrix.of(b, n), false, Matrix.of(c, n));
      assertArrayEquals(expected(m, n, k, a, 1, m, b, n, 1), c, 1e-4f);
    }
  }

  @Test
  void multipliesPartsOfArraysAndAdds() {
    float[] a = matrix(7, 3);
    float[] b = matrix(3, 4);
    for (MatrixProduct.Kernel kernel :
        new MatrixProduct.Kernel[] {MatrixProduct.KERNEL, MatrixProduct::plain}) {
      float[] c = new float[6 * 4];
      kernel.times(
          2, 4, 3, new Matrix(a, 4 * 3, 3), Matrix.of(b, 4), false, new Matrix(c, 3 * 4, 4));
      float[] some = expected(2, 4, 3, Arrays.copyOfRange(a, 4 * 3, 6 * 3), 3, 1, b, 4, 1);
      assertArrayEquals(some, Arrays.copyOfRange(c, 3 * 4, 5 * 4), 1e-4f);
      assertArrayEquals(new float[3 * 4], Arrays.copyOf(c, 3 * 4));
      assertArrayEquals(new float[4], Arrays.copyOfRange(c, 5 * 4, 6 * 4));

      float[] sum = new float[3 * 4];
      Arrays.fill(sum, 1);
      kernel.transposedTimes(
          3, 4, 2, new Matrix(a, 3, 3), new Matrix(b, 4, 4), true, Matrix.of(sum, 4));
      float[] product =
          expected(3, 4, 2, Arrays.copyOfRange(a, 3, 9), 1, 3, Arrays.copyOfRange(b, 4, 12), 4, 1);
      for (int i = 0; i < product.length; i++) {
        assertEquals(1 + product[i], sum[i], 1e-4);
      }
    }
  }

  @Test
  void writesSomeColumnsAlone() {
    float[] a = matrix(5, 3);
    float[] b = matrix(3, 4);
    float[] product = expected(5, 4, 3, a, 3, 1, b, 4, 1);
    for (MatrixProduct.Kernel kernel :
        new MatrixProduct.Kernel[] {MatrixProduct.KERNEL, MatrixProduct::plain}) {
      float[] c = new float[5 * 4];
      kernel.times(5, 2, 3, Matrix.of(a, 3), new Matrix(b, 1, 4), false, new Matrix(c, 1, 4));
      for (int i = 0; i < c.length; i++) {
        assertEquals(i % 4 == 1 || i % 4 == 2 ? product[i] : 0, c[i], 1e-4);
      }
    }
  }
}
