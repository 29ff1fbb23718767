package lunula.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.describe.Place.Neighbour;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.GrayImage;
import lunula.model.NoPictureException;
import lunula.model.Sample;

/// A place in sentences, the most important first: what it lies among, what is decoded there, where
/// it is. Any thread.
///
/// @param place what is told
public record PlaceWords(Place place) {
  /// So many numbers of a code are told.
  private static final int MOST_NUMBERS = 6;

  /// All there is to say.
  public String all() {
    return joined(sentences());
  }

  /// Several sentences in a row.
  public static String joined(List<String> sentences) {
    return sentences.stream()
        .filter(sentence -> !sentence.isEmpty())
        .reduce((before, next) -> words("describe.joined", before, next))
        .orElse("");
  }

  /// Likewise, a sentence each.
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(surroundings());
    if (!place.told().isEmpty()) {
      sentences.add(words("describe.told", place.told()));
    }
    Sample shown = place.shown();
    if (shown != null) {
      sentences.add(ofSample(shown));
    }
    sentences.add(where());
    return sentences;
  }

  /// What it lies among, and how well that supports what is decoded there.
  public String surroundings() {
    String support = words(place.isSupported() ? "describe.supported" : "describe.unsupported");
    if (place.near().isEmpty()) {
      return place.prior() == null
          ? words("describe.alone")
          : words(
              place.inPrior() ? "describe.prior" : "describe.prior.outside",
              number(place.fromMiddle()));
    }
    if (place.image().isPresent()) {
      return words("describe.image", name(place.image().get()), support);
    }
    String distance = number(place.near().getFirst().distance());
    List<String> classes = place.classes();
    return switch (classes.size()) {
      case 0 -> words("describe.near", distance, support);
      case 1 -> words("describe.among", lower(classes.getFirst()), distance, support);
      default ->
          words(
              "describe.between", lower(classes.get(0)), lower(classes.get(1)), distance, support);
    };
  }

  private static String name(Neighbour image) {
    String numbered =
        image.learned()
            ? words("describe.image.training", String.valueOf(image.number()))
            : words("describe.image.test", String.valueOf(image.number()));
    return image.className().isEmpty()
        ? numbered
        : words("describe.image.named", lower(image.className()), numbered);
  }

  /// What a decoder gives: its own words, or how bright a picture is and its shape.
  public static String ofSample(Sample sample) {
    if (!sample.words().isEmpty()) {
      return words("describe.sample", sample.words());
    }
    try {
      return PictureShape.of(sample.image()).words();
    } catch (NoPictureException wordless) {
      return words("describe.sample.wordless");
    }
  }

  private String where() {
    float[] z = place.z();
    String numbers =
        IntStream.range(0, Math.min(MOST_NUMBERS, z.length))
            .mapToObj(i -> number(z[i], 2))
            .collect(Collectors.joining(", "));
    return z.length > MOST_NUMBERS
        ? words("describe.where.first", numbers, z.length)
        : words("describe.where", numbers);
  }

  /// A class within a sentence: names of data are written as titles.
  private static String lower(String className) {
    boolean title =
        className.length() > 1
            && Character.isUpperCase(className.charAt(0))
            && className.substring(1).equals(className.substring(1).toLowerCase(Locale.ROOT));
    return title ? className.toLowerCase(Locale.ROOT) : className;
  }

  private static String number(double value) {
    return number(value, value < 0.095 ? 2 : 1);
  }

  private static String number(double value, int decimals) {
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return Double.parseDouble(digits) == 0 ? digits.replace("-", "") : digits.replace('-', '−');
  }

  private static String words(String key, Object... arguments) {
    return UserMessages.words(UserMessage.of(key, arguments));
  }

  /// The light of a picture.
  ///
  /// @param share of the picture's area that is brighter than half of its brightest, from 0 to 1
  /// @param width of that part, as a share of its height; NaN of a dark picture
  record PictureShape(double share, double width) {
    private static final double BRIGHT = 0.5;
    private static final double DARK = 0.1;

    /// So much longer on one side it is long.
    private static final double LONG = 1.25;

    static PictureShape of(GrayImage picture) {
      double brightest = 0;
      for (float pixel : picture.pixels()) {
        brightest = Math.max(brightest, pixel);
      }
      if (brightest < DARK) {
        return new PictureShape(0, Double.NaN);
      }
      int left = picture.width();
      int right = -1;
      int top = picture.height();
      int bottom = -1;
      int bright = 0;
      for (int y = 0; y < picture.height(); y++) {
        for (int x = 0; x < picture.width(); x++) {
          if (picture.at(x, y) > BRIGHT * brightest) {
            bright++;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = y;
          }
        }
      }
      double share = (double) bright / (picture.width() * picture.height());
      return new PictureShape(share, (right - left + 1.0) / (bottom - top + 1.0));
    }

    String words() {
      if (Double.isNaN(width)) {
        return PlaceWords.words("describe.picture.dark");
      }
      String shape =
          width >= LONG
              ? PlaceWords.words("describe.picture.wide")
              : width <= 1 / LONG
                  ? PlaceWords.words("describe.picture.tall")
                  : PlaceWords.words("describe.picture.even");
      return PlaceWords.words("describe.picture", Math.round(100 * share), shape);
    }
  }
}
