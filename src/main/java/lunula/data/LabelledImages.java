package lunula.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lunula.model.GrayImage;

/// Grey images of one size, each with the number of its class. Immutable; safe to share between
/// threads.
public final class LabelledImages implements SampleSet {
  private final int width;
  private final int height;
  private final byte[] pixels;
  private final byte[] labels;
  private final List<String> classNames;
  private final Factors factors;

  /// Images of which nothing is known but the class.
  ///
  /// @param pixels row-major, shape (count, height, width), unsigned bytes, 0 black to 255 white;
  ///     kept, not copied: the caller must not write to it again
  /// @param labels one class number per image, 0 to `classNames.size()` - 1; all 0 without classes;
  ///     kept, not copied
  /// @param classNames the classes' names, by number; at most 256; empty if there are no classes
  public LabelledImages(
      int width, int height, byte[] pixels, byte[] labels, List<String> classNames) {
    this(width, height, pixels, labels, classNames, Factors.none(labels.length));
  }

  /// Images with what is truly known about them.
  ///
  /// @param pixels as in the other constructor
  /// @param labels as in the other constructor
  /// @param classNames as in the other constructor
  /// @param factors one row an image
  public LabelledImages(
      int width,
      int height,
      byte[] pixels,
      byte[] labels,
      List<String> classNames,
      Factors factors) {
    if (width < 1 || height < 1 || pixels.length != (long) labels.length * width * height) {
      throw new IllegalArgumentException(
          "%d bytes are not %d images of %d × %d"
              .formatted(pixels.length, labels.length, width, height));
    }
    for (byte label : labels) {
      if (Byte.toUnsignedInt(label) >= Math.max(1, classNames.size())) {
        throw new IllegalArgumentException(
            "label %d is not one of %d classes"
                .formatted(Byte.toUnsignedInt(label), classNames.size()));
      }
    }
    if (factors.count() != labels.length) {
      throw new IllegalArgumentException(
          "factors of %d images do not go with %d".formatted(factors.count(), labels.length));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = List.copyOf(classNames);
    this.factors = factors;
  }

  @Override
  public Optional<LabelledImages> images() {
    return Optional.of(this);
  }

  /// One image, 0 black to 1 white.
  @Override
  public GrayImage sample(int image) {
    return GrayImage.ofLevels(width, height, pixels(image));
  }

  /// How many images.
  @Override
  public int count() {
    return labels.length;
  }

  /// Pixels a row.
  public int width() {
    return width;
  }

  /// Rows an image.
  public int height() {
    return height;
  }

  /// What is truly known about each image; without columns if nothing is.
  public Factors factors() {
    return factors;
  }

  /// What draws the images from their factors; empty unless they were drawn.
  public Optional<Truth> truth() {
    return factors.truth();
  }

  /// The same images, drawn by a truth whose factors are theirs.
  LabelledImages drawnBy(Truth truth) {
    return new LabelledImages(width, height, pixels, labels, classNames, factors.drawnBy(truth));
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int image) {
    return Byte.toUnsignedInt(labels[image]);
  }

  /// A copy of one image's pixels, row-major, unsigned bytes.
  public byte[] pixels(int image) {
    int size = width * height;
    return Arrays.copyOfRange(pixels, image * size, (image + 1) * size);
  }

  /// All pixels, shape (count, height, width), unsigned bytes. The array itself, for speed: do not
  /// write to it.
  public byte[] allPixels() {
    return pixels;
  }

  /// All class numbers, unsigned bytes. The array itself, for speed: do not write to it.
  public byte[] allLabels() {
    return labels;
  }

  /// These images followed by `others`, which must have the same size and classes.
  public LabelledImages followedBy(LabelledImages others) {
    if (width != others.width || height != others.height || !classNames.equals(others.classNames)) {
      throw new IllegalArgumentException("only images of one size and with the same classes join");
    }
    return new LabelledImages(
        width,
        height,
        join(pixels, others.pixels),
        join(labels, others.labels),
        classNames,
        factors.followedBy(others.factors));
  }

  /// Numbers of the images of a class, ascending.
  public int[] ofClass(int label) {
    return IntStream.range(0, count()).filter(image -> label(image) == label).toArray();
  }

  /// Numbers of the images of every other class, ascending; of all, if no image is of that class.
  public int[] notOfClass(int label) {
    return IntStream.range(0, count()).filter(image -> label(image) != label).toArray();
  }

  /// The first `count` images (all, if there are fewer).
  public LabelledImages first(int count) {
    return pick(IntStream.range(0, Math.min(count, count())).toArray());
  }

  /// Copies of the given images, in the given order.
  public LabelledImages pick(int[] images) {
    int size = width * height;
    byte[] pickedPixels = new byte[images.length * size];
    byte[] pickedLabels = new byte[images.length];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(pixels, images[i] * size, pickedPixels, i * size, size);
      pickedLabels[i] = labels[images[i]];
    }
    return new LabelledImages(
        width, height, pickedPixels, pickedLabels, classNames, factors.pick(images));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
