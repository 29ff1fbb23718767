package lunula.data;

import java.util.List;
import lunula.model.Description;
import lunula.model.Description.Property;

/// What is said of pictures: angles from their factors, the class, and words that are measured from
/// the pixels.
///
/// A picture is *light* if its ink, the pixels of at least a tenth of white, has a mean of at least
/// 0.6; *wide*, or *long*, if what has at least a quarter of white reaches over at least three
/// quarters of the width, or of the height.
public final class Descriptions {
  private static final int INK = 26;
  private static final double LIGHT = 0.6;
  private static final int BODY = 64;
  private static final double LARGE = 0.75;

  private Descriptions() {}

  /// Whether all that can be said is known of such images.
  public static boolean known(LabelledImages images, List<Property> properties) {
    return properties.stream()
        .allMatch(
            property ->
                property.angle()
                    ? images.factors().has(property.id())
                    : property.words().size() < 3
                        || property.words().size() == images.classNames().size());
  }

  /// What is said of an image.
  ///
  /// @throws IllegalArgumentException if it is not [#known]
  public static Description of(LabelledImages images, int image, List<Property> properties) {
    double[] values = new double[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Property property = properties.get(i);
      values[i] =
          property.angle()
              ? Math.clamp(
                  images.factors().value(image, property.id()), property.least(), property.most())
              : switch (property.id()) {
                case "tone" -> light(images, image) ? 1 : 0;
                case "width" -> reach(images, image, true) >= LARGE ? 1 : 0;
                case "length" -> reach(images, image, false) >= LARGE ? 1 : 0;
                default -> images.label(image);
              };
    }
    return new Description(properties, values);
  }

  /// All images' descriptions as a network reads them, row by row.
  public static float[] codes(LabelledImages images, List<Property> properties) {
    int width = Description.width(properties);
    float[] codes = new float[images.count() * width];
    for (int image = 0; image < images.count(); image++) {
      of(images, image, properties).code(codes, image * width);
    }
    return codes;
  }

  private static int level(LabelledImages images, int image, int pixel) {
    int size = images.width() * images.height();
    return Byte.toUnsignedInt(images.allPixels()[image * size + pixel]);
  }

  private static boolean light(LabelledImages images, int image) {
    int sum = 0;
    int count = 0;
    for (int pixel = 0; pixel < images.width() * images.height(); pixel++) {
      int level = level(images, image, pixel);
      if (level >= INK) {
        sum += level;
        count++;
      }
    }
    return count > 0 && sum >= LIGHT * 255 * count;
  }

  /// Over which share of the width, or of the height, a picture reaches.
  private static double reach(LabelledImages images, int image, boolean across) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int pixel = 0; pixel < images.width() * images.height(); pixel++) {
      if (level(images, image, pixel) >= BODY) {
        int at = across ? pixel % images.width() : pixel / images.width();
        first = Math.min(first, at);
        last = Math.max(last, at);
      }
    }
    return last < 0 ? 0 : (last - first + 1.0) / (across ? images.width() : images.height());
  }
}
