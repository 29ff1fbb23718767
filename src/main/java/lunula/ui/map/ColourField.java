package lunula.ui.map;

import java.util.Arrays;
import lunula.geometry.ClassRegions;
import lunula.geometry.KernelDensity;
import lunula.geometry.Lattice;
import org.jspecify.annotations.Nullable;

/// A layer of colour over a lattice: for each place the number of a colour and an opacity. Any
/// thread.
final class ColourField {
  private final Lattice lattice;
  private final byte[] numbers;
  private final byte[] alphas;
  private volatile @Nullable Coloured last;

  private record Coloured(int[] palette, int[] argb) {}

  /// @param numbers which of up to 256 colours each place has; nobody writes to it
  /// @param alphas opacity of each place, unsigned bytes; nobody writes to it
  ColourField(Lattice lattice, byte[] numbers, byte[] alphas) {
    this.lattice = lattice;
    this.numbers = numbers;
    this.alphas = alphas;
  }

  /// The density of all points in one colour. The opacity of a place is the share of the points
  /// that lie where the density is lower.
  static ColourField of(KernelDensity density) {
    return new ColourField(density.lattice(), new byte[density.lattice().count()], ranks(density));
  }

  /// The density, each place in the colour of the class that adds most to it.
  ///
  /// @param parts what each class adds to the density
  static ColourField of(KernelDensity density, float[][] parts) {
    byte[] numbers = new byte[density.lattice().count()];
    for (int place = 0; place < numbers.length; place++) {
      int most = 0;
      for (int label = 1; label < parts.length; label++) {
        most = parts[label][place] > parts[most][place] ? label : most;
      }
      numbers[place] = (byte) most;
    }
    return new ColourField(density.lattice(), numbers, ranks(density));
  }

  private static byte[] ranks(KernelDensity density) {
    byte[] alphas = new byte[density.lattice().count()];
    for (int place = 0; place < alphas.length; place++) {
      alphas[place] = (byte) Math.round(255 * Math.sqrt(density.rank(density.values()[place])));
    }
    return alphas;
  }

  /// The class of the nearest points: the paler, the less they agree; fading out where there are no
  /// points.
  static ColourField of(ClassRegions regions, KernelDensity density) {
    Lattice lattice = regions.lattice();
    double least = density.levelHolding(KernelDensity.SUPPORTED);
    byte[] alphas = new byte[lattice.count()];
    for (int place = 0; place < alphas.length; place++) {
      double x = lattice.x(place % lattice.columns());
      double y = lattice.y(place / lattice.columns());
      double support = least > 0 ? Math.min(1, density.at(x, y) / least) : 1;
      alphas[place] = (byte) Math.round((regions.agreement()[place] & 255) * support);
    }
    return new ColourField(lattice, regions.classes(), alphas);
  }

  Lattice lattice() {
    return lattice;
  }

  /// The premultiplied ARGB colour of each place. The last result is kept until the palette
  /// changes.
  ///
  /// @param palette one ARGB a colour number; begins again after its last
  int[] argb(int[] palette) {
    Coloured known = last;
    if (known == null || !Arrays.equals(known.palette, palette)) {
      int[] argb = new int[numbers.length];
      for (int place = 0; place < argb.length; place++) {
        int alpha = alphas[place] & 255;
        int opaque = palette[(numbers[place] & 255) % palette.length] | 0xFF000000;
        argb[place] = ColourFieldMixer.scaled(opaque, alpha + (alpha >> 7));
      }
      known = new Coloured(palette, argb);
      last = known;
    }
    return known.argb;
  }
}
