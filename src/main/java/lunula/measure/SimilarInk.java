package lunula.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.measure.OutlierScan.ExcessNats;
import lunula.measure.OutlierScan.Material;
import lunula.metrics.PictureLikelihood;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import org.jspecify.annotations.Nullable;

/// How well a model explains a picture, among the images that have as much ink. Bare nats do not
/// tell: a mostly black picture costs few, whatever is decoded for it. So pictures are judged by
/// the nats above the least that they allow, [PictureLikelihood#least]. Scores are kept; one thread
/// at a time.
public final class SimilarInk {
  /// How many images a picture is ranked among.
  public static final int IMAGES = 100;

  private final Material material;
  private final int tests;
  private final double[] scores;
  private @Nullable Inks inks;

  /// Where a picture stands.
  ///
  /// @param excess its nats above the least it allows
  /// @param worse how many of the images need more nats above theirs
  /// @param images how many it is ranked among
  public record Standing(double excess, int worse, int images) {}

  /// @param material of the map, with images and decoder
  /// @param tests how many of the images, which come first, are ranked among
  public SimilarInk(Material material, int tests) {
    this.material = material;
    this.tests = Math.min(tests, material.encodings().count());
    scores = new double[this.tests];
    Arrays.fill(scores, Double.NaN);
  }

  /// Ranks a picture. Blocking.
  ///
  /// @param evaluation of the picture by the same model
  /// @return null if the model has no likelihood, or there are no such images of this size
  public @Nullable Standing of(GrayImage truth, PictureEvaluation evaluation) {
    Decoder decoder = material.decoder();
    LabelledImages images = material.images();
    Likelihood likelihood = decoder == null ? null : decoder.likelihood();
    byte[] pixels = truth.levels();
    if (images == null
        || likelihood == null
        || tests == 0
        || images.pixels(0).length != pixels.length) {
      return null;
    }
    double nats =
        Double.isNaN(evaluation.kl()) ? evaluation.reconstruction() : evaluation.negativeElbo();
    double excess = nats - PictureLikelihood.least(likelihood, pixels);
    int[] similar = similar(images, sum(pixels));
    int[] missing = Arrays.stream(similar).filter(image -> Double.isNaN(scores[image])).toArray();
    if (missing.length > 0) {
      new ExcessNats(material).of(missing, scores);
    }
    long worse = Arrays.stream(similar).filter(image -> scores[image] > excess).count();
    return new Standing(excess, (int) worse, similar.length);
  }

  /// The images whose ink differs least.
  private int[] similar(LabelledImages images, double wanted) {
    Inks known = inks;
    if (known == null) {
      known = Inks.of(images, tests);
      inks = known;
    }
    return known.nearest(wanted);
  }

  /// Images by how much ink they have, the least first.
  private record Inks(int[] images, double[] ink) {
    static Inks of(LabelledImages images, int count) {
      double[] all = IntStream.range(0, count).mapToDouble(at -> sum(images.pixels(at))).toArray();
      int[] order =
          IntStream.range(0, count)
              .boxed()
              .sorted(Comparator.comparingDouble(image -> all[image]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new Inks(order, IntStream.of(order).mapToDouble(image -> all[image]).toArray());
    }

    int[] nearest(double wanted) {
      int found = Arrays.binarySearch(ink, wanted);
      int from = found < 0 ? -found - 1 : found;
      int end = from;
      while (end - from < Math.min(IMAGES, ink.length)) {
        boolean below =
            end == ink.length || (from > 0 && wanted - ink[from - 1] <= ink[end] - wanted);
        if (below) {
          from--;
        } else {
          end++;
        }
      }
      return Arrays.copyOfRange(images, from, end);
    }
  }

  private static double sum(byte[] pixels) {
    double sum = 0;
    for (byte pixel : pixels) {
      sum += Byte.toUnsignedInt(pixel);
    }
    return sum;
  }
}
