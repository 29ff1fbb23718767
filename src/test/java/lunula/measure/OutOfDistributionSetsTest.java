package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.datasets.DataSets;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;

class OutOfDistributionSetsTest {
  private final DataSets catalog = new DataSets(Path.of("assets"), Path.of("none"));
  private final OutOfDistributionSets strangers = new OutOfDistributionSets(catalog);

  private static DataSet photographs(int width, int height) {
    var images =
        new LabelledImages(width, height, new byte[2 * width * height], new byte[2], List.of());
    return DataSet.of("photos", "Photos", images, images, "");
  }

  private Set<String> namesTo(DataSet data) throws IOException {
    return strangers.to(data).keySet();
  }

  @Test
  void garmentsAndMoonsAreStrangeToEachOtherByTheirDataSetsNames() throws IOException {
    DataSet moons = catalog.load("moons");
    assertEquals(Set.of(moons.name()), namesTo(catalog.load("fashion-mnist")));
    assertEquals(Set.of("Fashion-MNIST"), namesTo(moons));
    assertEquals(Set.of("Fashion-MNIST"), namesTo(photographs(28, 28)));
  }

  @Test
  void imagesOfAnotherSizeAreToldFromMoonsDrawnInIt() throws IOException {
    assertEquals(Set.of("Moons 40 × 40, every phase"), namesTo(photographs(40, 40)));
    assertEquals(40, strangers.to(photographs(40, 40)).values().iterator().next().width());
  }

  @Test
  void whereNothingFitsItIsSaid() throws IOException {
    DataSet large =
        new Moons(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(40).withCounts(2, 2)).load();
    assertEquals(Set.of(), namesTo(large));
    assertEquals(Set.of(), namesTo(photographs(40, 30)));
    assertEquals(
        "Outliers are not measured: there are no other images of 40 × 40 pixels here.",
        UserMessages.words(OutOfDistributionSets.none(large)));
  }
}
