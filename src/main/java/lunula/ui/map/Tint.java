package lunula.ui.map;

import lunula.geometry.ClassRegions;
import lunula.geometry.KernelDensity;
import lunula.geometry.Lattice;

/// A layer of colour over a lattice, before it has its colours.
///
/// @param lattice the places
/// @param inks which of up to 256 colours each place has; nobody writes to it
/// @param alphas how strong it is, unsigned bytes; nobody writes to it
record Tint(Lattice lattice, byte[] inks, byte[] alphas) {
  /// The denser, the stronger: as strong as the share of the points that lie where it is less
  /// dense.
  static Tint of(KernelDensity density) {
    return new Tint(density.lattice(), new byte[density.lattice().count()], ranks(density));
  }

  /// Each place in the colour of the class that adds most to the density.
  ///
  /// @param parts what each class adds to the density
  static Tint of(KernelDensity density, float[][] parts) {
    byte[] inks = new byte[density.lattice().count()];
    for (int place = 0; place < inks.length; place++) {
      int most = 0;
      for (int label = 1; label < parts.length; label++) {
        most = parts[label][place] > parts[most][place] ? label : most;
      }
      inks[place] = (byte) most;
    }
    return new Tint(density.lattice(), inks, ranks(density));
  }

  private static byte[] ranks(KernelDensity density) {
    byte[] alphas = new byte[density.lattice().count()];
    for (int place = 0; place < alphas.length; place++) {
      alphas[place] = (byte) Math.round(255 * Math.sqrt(density.rank(density.values()[place])));
    }
    return alphas;
  }

  /// The paler, the less the neighbours agree; fading out where there are no points.
  static Tint of(ClassRegions regions, KernelDensity density) {
    Lattice lattice = regions.lattice();
    double least = density.levelHolding(KernelDensity.SUPPORTED);
    byte[] alphas = new byte[lattice.count()];
    for (int place = 0; place < alphas.length; place++) {
      double x = lattice.x(place % lattice.columns());
      double y = lattice.y(place / lattice.columns());
      double support = least > 0 ? Math.min(1, density.at(x, y) / least) : 1;
      alphas[place] = (byte) Math.round((regions.agreement()[place] & 255) * support);
    }
    return new Tint(lattice, regions.classes(), alphas);
  }
}
