package lunula.data.moons;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.LabelledImages;
import lunula.data.Truth;
import lunula.files.FileWriteException;
import org.jspecify.annotations.Nullable;

/// What moons truly look like: the painter that drew them draws them again, for any factors.
public final class MoonTruth implements Truth {
  private static final double CRESCENT = 150;

  private final List<String> factors;
  private final MoonPainter painter;
  private final @Nullable MoonRecipe recipe;

  private MoonTruth(List<String> factors, MoonPainter painter, @Nullable MoonRecipe recipe) {
    this.factors = factors;
    this.painter = painter;
    this.recipe = recipe;
  }

  /// Of moons drawn by a recipe.
  public MoonTruth(MoonRecipe recipe) {
    this(recipe.factorNames(), new MoonPainter(recipe), recipe);
  }

  /// The truth behind images whose recipe nobody has kept; empty unless they are moons whose
  /// painter is found: the one that draws the first of them again to the byte.
  public static Optional<Truth> recognised(LabelledImages images) {
    List<String> names = images.factors().names();
    if (images.count() == 0
        || !Moon.FACTORS.containsAll(names)
        || !names.containsAll(List.of("phase", "tilt"))
        || images.width() != images.height()) {
      return Optional.empty();
    }
    Moon first = Moon.of(names, images.factors().row(0));
    return Stream.of(MoonRecipe.Surface.values())
        .flatMap(
            surface ->
                Stream.of(MoonRecipe.Night.values())
                    .map(night -> new MoonPainter(images.width(), surface, night)))
        .filter(painter -> Arrays.equals(painter.paintBytes(first), images.pixels(0)))
        .<Truth>map(painter -> new MoonTruth(names, painter, null))
        .findFirst();
  }

  /// What drew the images, if that was kept.
  public Optional<MoonRecipe> recipe() {
    return Optional.ofNullable(recipe);
  }

  @Override
  public List<String> factors() {
    return factors;
  }

  @Override
  public float[] draw(double... row) {
    return painter.paint(Moon.of(factors, row));
  }

  @Override
  public double[] between(double[] first, double[] second, double share) {
    Moon moon = Moon.of(factors, first).towards(Moon.of(factors, second), share);
    return factors.stream().mapToDouble(moon::factor).toArray();
  }

  @Override
  public int classOf(List<String> classNames, double... row) {
    return Stream.of(MoonPhases.values())
        .filter(phases -> phases.classNames().equals(classNames))
        .findFirst()
        .map(phases -> phases.classOf(Moon.of(factors, row).phase()))
        .orElse(0);
  }

  @Override
  public List<String> classNames() {
    return recipe == null ? List.of() : recipe.phases().classNames();
  }

  /// From full to crescent, at 13 tilts.
  @Override
  public Optional<Sweep> sweep() {
    List<double[]> rows =
        IntStream.rangeClosed(-6, 6)
            .mapToObj(
                tens -> {
                  Moon moon = new Moon(0, 10 * tens);
                  return factors.stream().mapToDouble(moon::factor).toArray();
                })
            .toList();
    return Optional.of(new Sweep("full-crescent", "phase", 0, CRESCENT, (int) CRESCENT, rows));
  }

  @Override
  public void write(Path folder) throws FileWriteException {
    if (recipe != null) {
      recipe.write(folder.resolve(MoonRecipe.FILE));
    }
  }
}
