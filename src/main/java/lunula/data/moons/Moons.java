package lunula.data.moons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.files.Progress;

/// A data set of drawn moons, whose truth is known: the factors of each image travel with it, so
/// the true image between any two moons exists.
public final class Moons implements DataSource {
  /// What the name of every such set begins with.
  public static final String NAME = "Moons";

  private static final String ORIGIN =
      "Moons drawn from geometry by Lunula; free of any rights (CC0).";
  private static final int CHUNK = 256;

  private final MoonRecipe recipe;

  /// @param recipe decides everything
  public Moons(MoonRecipe recipe) {
    this.recipe = recipe;
  }

  /// What decides everything.
  public MoonRecipe recipe() {
    return recipe;
  }

  /// Names the set by what differs from the usual one: `moons-28-every-phase`,
  /// `moons-64-full-and-crescent-maria-seed7`.
  @Override
  public String id() {
    StringBuilder id = new StringBuilder("moons-").append(recipe.side());
    id.append('-').append(MoonRecipe.word(recipe.phases()));
    if (recipe.surface() == MoonRecipe.Surface.MARIA) {
      id.append("-maria");
    }
    if (recipe.night() == MoonRecipe.Night.EARTHSHINE) {
      id.append("-earthshine");
    }
    recipe.varying().stream()
        .sorted()
        .forEach(factor -> id.append('-').append(MoonRecipe.word(factor)));
    MoonRecipe usual = MoonRecipe.of(recipe.phases());
    if (recipe.trainCount() != usual.trainCount() || recipe.testCount() != usual.testCount()) {
      id.append('-').append(recipe.trainCount()).append('-').append(recipe.testCount());
    }
    if (recipe.seed() != usual.seed()) {
      id.append("-seed").append(recipe.seed());
    }
    return id.toString();
  }

  @Override
  public String name() {
    String phases =
        switch (recipe.phases()) {
          case EVERY_PHASE -> "every phase";
          case FULL_AND_CRESCENT -> "full and thin crescents";
        };
    List<String> extras = new ArrayList<>();
    if (recipe.surface() == MoonRecipe.Surface.MARIA) {
      extras.add("maria");
    }
    if (recipe.night() == MoonRecipe.Night.EARTHSHINE) {
      extras.add("earthshine");
    }
    recipe.varying().stream()
        .sorted()
        .forEach(factor -> extras.add("any " + MoonRecipe.word(factor)));
    String with = extras.isEmpty() ? "" : ", with " + String.join(" and ", extras);
    return "%s %d × %d, %s%s".formatted(NAME, recipe.side(), recipe.side(), phases, with);
  }

  @Override
  public LoadOutcome load(Progress progress) {
    Random chance = new Random(recipe.seed());
    int total = recipe.trainCount() + recipe.testCount();
    List<Moon> moons = new ArrayList<>(total);
    for (int i = 0; i < total; i++) {
      moons.add(recipe.draw(chance));
    }
    byte[] pixels = new byte[LabelledImages.length(total, (long) recipe.side() * recipe.side())];
    if (!paint(moons, pixels, progress)) {
      return new LoadOutcome.Cancelled();
    }
    LabelledImages all = label(moons, pixels);
    return new LoadOutcome.Loaded(
        DataSet.of(
                id(),
                name(),
                all.pick(IntStream.range(0, recipe.trainCount()).toArray()),
                all.pick(IntStream.range(recipe.trainCount(), total).toArray()),
                ORIGIN)
            .drawnBy(Optional.of(new MoonTruth(recipe))));
  }

  /// Draws all images; nobody can cancel.
  public DataSet load() {
    return load(Progress.NONE).whole();
  }

  private boolean paint(List<Moon> moons, byte[] pixels, Progress progress) {
    MoonPainter painter = new MoonPainter(recipe);
    int size = recipe.side() * recipe.side();
    for (int from = 0; from < moons.size(); from += CHUNK) {
      if (!progress.goesOn(from, moons.size())) {
        return false;
      }
      IntStream.range(from, Math.min(moons.size(), from + CHUNK))
          .parallel()
          .forEach(
              i -> System.arraycopy(painter.paintBytes(moons.get(i)), 0, pixels, i * size, size));
    }
    return progress.goesOn(moons.size(), moons.size());
  }

  private LabelledImages label(List<Moon> moons, byte[] pixels) {
    List<String> names = recipe.factorNames();
    double[] factors = new double[moons.size() * names.size()];
    byte[] labels = new byte[moons.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) recipe.phases().classOf(moons.get(i).phase());
      for (int column = 0; column < names.size(); column++) {
        factors[i * names.size() + column] = moons.get(i).factor(names.get(column));
      }
    }
    return new LabelledImages(
        recipe.side(),
        recipe.side(),
        pixels,
        labels,
        recipe.phases().classNames(),
        new Factors(names, labels.length, factors));
  }
}
