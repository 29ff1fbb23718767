package lunula.service;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lunula.data.DataSet;
import lunula.data.FashionMnist;
import lunula.data.LabelledImages;
import lunula.data.MoonPhases;
import lunula.data.MoonRecipe;
import lunula.data.Moons;
import lunula.model.ModelCard;

/// The images that came with Lunula: Fashion-MNIST, and the moons, which are drawn when asked for.
/// Each is what is strange to the other. Keeps nothing in memory.
public final class BundledImages implements LibraryMeasuring.Images {
  /// Moons as outliers: which ones hardly matters, so one word will do.
  private static final String SHORT = "Moons";

  private static final List<Moons> MOONS =
      Stream.of(MoonPhases.values())
          .flatMap(phases -> Stream.of(28, 64).map(MoonRecipe.of(phases)::withSide))
          .map(Moons::new)
          .toList();

  private final FashionMnist garments;

  /// @param garments read when asked for
  public BundledImages(FashionMnist garments) {
    this.garments = garments;
  }

  @Override
  public DataSet trainedOn(ModelCard card) throws IOException {
    if (card.dataSet().equals(FashionMnist.NAME)) {
      return garments.load();
    }
    return MOONS.stream()
        .filter(moons -> moons.name().equals(card.dataSet()))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "The images that “%s” was trained on, %s, are not at hand."
                        .formatted(card.name(), card.dataSet())))
        .load();
  }

  @Override
  public Map<String, LabelledImages> strangersTo(DataSet data) throws IOException {
    if (data.name().equals(FashionMnist.NAME)) {
      return Map.of(SHORT, MOONS.getFirst().load().test());
    }
    boolean fits = data.width() == 28 && data.height() == 28;
    return fits ? Map.of(FashionMnist.NAME, garments.test()) : Map.of();
  }
}
