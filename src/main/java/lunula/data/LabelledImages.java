package lunula.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lunula.files.InvalidValueException;
import lunula.files.Line;
import lunula.model.GrayImage;

/// Grey images of one size, each with the number of its class. Immutable; safe to share between
/// threads. The arrays are the arrays themselves, for speed: nobody writes to them.
///
/// @param width pixels a row
/// @param height rows an image
/// @param allPixels row-major, shape (count, height, width), unsigned bytes, 0 black to 255 white;
///     kept, not copied: the caller must not write to it again
/// @param allLabels one class number per image, unsigned bytes, 0 to `classNames.size()` - 1; all 0
///     without classes; kept, not copied
/// @param classNames the classes' names, by number; at most 256; empty if there are no classes
/// @param factors what is truly known about each image, one row an image; without columns if
/// nothing
///     is
/// @param sources what each image was called where it came from
public record LabelledImages(
    int width,
    int height,
    byte[] allPixels,
    byte[] allLabels,
    List<String> classNames,
    Factors factors,
    SourceNames sources)
    implements SampleSet {
  // Some Java machines have no longer arrays.
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  public LabelledImages {
    if (width < 1 || height < 1 || allPixels.length != (long) allLabels.length * width * height) {
      throw new IllegalArgumentException(
          "%d bytes are not %d images of %d × %d"
              .formatted(allPixels.length, allLabels.length, width, height));
    }
    for (byte label : allLabels) {
      if (Byte.toUnsignedInt(label) >= Math.max(1, classNames.size())) {
        throw new IllegalArgumentException(
            "label %d is not one of %d classes"
                .formatted(Byte.toUnsignedInt(label), classNames.size()));
      }
    }
    if (factors.count() != allLabels.length) {
      throw new IllegalArgumentException(
          "factors of %d images do not go with %d".formatted(factors.count(), allLabels.length));
    }
    if (sources.count() != allLabels.length) {
      throw new IllegalArgumentException(
          "names of %d images do not go with %d".formatted(sources.count(), allLabels.length));
    }
    classNames = classNames.stream().map(name -> Line.of(name, DataSet.LONGEST_NAME)).toList();
  }

  /// Images of which nothing is known but the class.
  public LabelledImages(
      int width, int height, byte[] pixels, byte[] labels, List<String> classNames) {
    this(width, height, pixels, labels, classNames, Factors.none(labels.length));
  }

  /// Images that nobody named.
  public LabelledImages(
      int width,
      int height,
      byte[] pixels,
      byte[] labels,
      List<String> classNames,
      Factors factors) {
    this(width, height, pixels, labels, classNames, factors, SourceNames.none(labels.length));
  }

  @Override
  public Optional<LabelledImages> images() {
    return Optional.of(this);
  }

  /// All grey values in 0..1, in the order of [#allPixels].
  public float[] unitPixels() {
    float[] pixels = new float[allPixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(allPixels[i]) / 255f;
    }
    return pixels;
  }

  /// One image, 0 black to 1 white.
  @Override
  public GrayImage sample(int image) {
    return GrayImage.ofLevels(width, height, pixels(image));
  }

  @Override
  public int count() {
    return allLabels.length;
  }

  /// What draws the images from their factors; empty unless they were drawn.
  public Optional<Truth> truth() {
    return factors.truth();
  }

  /// The same images, drawn by a truth whose factors are theirs.
  LabelledImages drawnBy(Truth truth) {
    return new LabelledImages(
        width, height, allPixels, allLabels, classNames, factors.drawnBy(truth), sources);
  }

  @Override
  public int label(int image) {
    return Byte.toUnsignedInt(allLabels[image]);
  }

  /// A copy of one image's pixels, row-major, unsigned bytes.
  public byte[] pixels(int image) {
    int size = width * height;
    return Arrays.copyOfRange(allPixels, image * size, (image + 1) * size);
  }

  /// These images followed by `others`, which must have the same size and classes.
  public LabelledImages followedBy(LabelledImages others) {
    if (width != others.width || height != others.height || !classNames.equals(others.classNames)) {
      throw new IllegalArgumentException("only images of one size and with the same classes join");
    }
    return new LabelledImages(
        width,
        height,
        join(allPixels, others.allPixels),
        join(allLabels, others.allLabels),
        classNames,
        factors.followedBy(others.factors),
        sources.followedBy(others.sources));
  }

  /// Numbers of the images of a class, ascending.
  public int[] ofClass(int label) {
    return IntStream.range(0, count()).filter(image -> label(image) == label).toArray();
  }

  /// Numbers of the images of every other class, ascending; of all, if no image is of that class.
  public int[] notOfClass(int label) {
    return IntStream.range(0, count()).filter(image -> label(image) != label).toArray();
  }

  /// Numbers of at most so many images of every other class, ascending and evenly spread.
  public int[] someNotOfClass(int label, int most) {
    int[] known = notOfClass(label);
    int count = Math.min(most, known.length);
    int[] some = new int[count];
    Arrays.setAll(some, i -> known[(int) ((long) i * known.length / count)]);
    return some;
  }

  /// Copies of the given images, in the given order.
  public LabelledImages pick(int[] images) {
    int size = width * height;
    byte[] pickedPixels = new byte[length(images.length, size)];
    byte[] pickedLabels = new byte[images.length];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(allPixels, images[i] * size, pickedPixels, i * size, size);
      pickedLabels[i] = allLabels[images[i]];
    }
    return new LabelledImages(
        width,
        height,
        pickedPixels,
        pickedLabels,
        classNames,
        factors.pick(images),
        sources.pick(images));
  }

  /// Bytes of so many images of so many pixels each.
  ///
  /// @throws InvalidValueException if they are more than one array holds
  public static int length(long count, long size) {
    if (count * size > MOST_BYTES) {
      throw new InvalidValueException("data.together", count, size, MOST_BYTES);
    }
    return (int) (count * size);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, length((long) first.length + second.length, 1));
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
