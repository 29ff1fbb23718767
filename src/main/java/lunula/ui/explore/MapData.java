package lunula.ui.explore;

import java.util.Arrays;
import java.util.List;
import lunula.data.SampleGroups;
import lunula.data.SampleSet;
import lunula.describe.BundledWords;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.model.Encodings;
import org.jspecify.annotations.Nullable;

/// What the map shows: one point an image, at its posterior mean (or code), projected onto the map.
///
/// @param encodings posteriors, in the order of the images
/// @param labels class number of each image, unsigned bytes; shared, nobody writes to it
/// @param classNames the classes' names, by number; images without classes are one of no name
/// @param frame how the latent space is seen
/// @param places where the points lie on the map
/// @param tests how many of the points, which come first, are of test images; the others are of
///     training images
/// @param rest number of the class of all that is in no other, which stands back; or
///     [SampleGroups#NO_REST]
public record MapData(
    Encodings encodings,
    byte[] labels,
    List<String> classNames,
    LatentFrame frame,
    Places places,
    int tests,
    int rest) {

  /// Three standard deviations of the prior around its middle: what a map without points shows.
  private static final LatentBounds PRIOR = new LatentBounds(-3, -3, 3, 3);

  /// Places of all points on the map. Shared; nobody writes to them.
  ///
  /// @param xs first coordinates
  /// @param ys second coordinates, all 0 for a latent space of one dimension
  /// @param bounds all points but for the farthest outliers
  public record Places(float[] xs, float[] ys, LatentBounds bounds) {
    /// Finds the bounds, which takes up to two milliseconds.
    public Places(float[] xs, float[] ys) {
      this(
          xs,
          ys,
          xs.length == 0
              ? PRIOR
              : LatentBounds.robust(xs.length, index -> xs[index], index -> ys[index]));
    }
  }

  public MapData {
    classNames = classNames.isEmpty() ? List.of("") : List.copyOf(classNames);
    if (encodings.count() != labels.length || places.xs().length != labels.length) {
      throw new IllegalArgumentException(
          encodings.count() + " encodings do not go with " + labels.length + " labels");
    }
  }

  /// The classes' names as the window shows them.
  @Override
  public List<String> classNames() {
    return BundledWords.classes(classNames);
  }

  /// The classes' names as they are kept, for what outlives a change of the language.
  public List<String> keptClassNames() {
    return classNames;
  }

  /// A map of test images on the model's first two axes; quick.
  public MapData(Encodings encodings, byte[] labels, List<String> classNames) {
    this(
        encodings,
        labels,
        classNames,
        LatentFrame.flat(encodings.dimensions()),
        new Places(axis(encodings, 0), axis(encodings, 1)),
        encodings.count(),
        SampleGroups.NO_REST);
  }

  /// A map without points, of a model that has no encoder: as far as its prior reaches.
  ///
  /// @param dimensions size of z
  /// @param reach how far from 0
  public static MapData ofPrior(int dimensions, double reach) {
    return new MapData(
        Encodings.points(dimensions, new float[0]),
        new byte[0],
        List.of(),
        LatentFrame.flat(dimensions),
        new Places(new float[0], new float[0], new LatentBounds(-reach, -reach, reach, reach)),
        0,
        SampleGroups.NO_REST);
  }

  /// A map of test samples on the model's first two axes.
  ///
  /// @param samples of which the first are on the map; null if they are not known
  public static MapData of(Encodings encodings, @Nullable SampleSet samples) {
    byte[] labels = new byte[encodings.count()];
    if (samples == null) {
      return new MapData(encodings, labels, List.of());
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) samples.label(i);
    }
    return new MapData(encodings, labels, samples.classNames());
  }

  /// Written out, as [lunula.geometry.LatentPoint]'s; what differs soonest comes first.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MapData map
        && Arrays.equals(labels, map.labels)
        && tests == map.tests
        && rest == map.rest
        && places.equals(map.places)
        && frame.equals(map.frame)
        && classNames.equals(map.classNames)
        && encodings.equals(map.encodings);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(labels) + tests;
  }

  /// The same points, of which only so many first ones are of test images.
  public MapData withTests(int count) {
    return new MapData(encodings, labels, classNames, frame, places, count, rest);
  }

  /// Whether a point is of an image the model has learned from.
  public boolean isLearned(int index) {
    return index >= tests;
  }

  /// The number of a point's image among the test images or the training images, from 0.
  public int imageNumber(int index) {
    return isLearned(index) ? index - tests : index;
  }

  private static float[] axis(Encodings encodings, int axis) {
    float[] values = new float[encodings.count()];
    if (axis < encodings.dimensions()) {
      for (int image = 0; image < values.length; image++) {
        values[image] = encodings.mean(image, axis);
      }
    }
    return values;
  }

  /// The same points seen on another plane, if there are more than two dimensions; takes time with
  /// many points, so in the background.
  ///
  /// @param former the frame that is shown now, on whose side principal components stay
  public MapData seen(PlaneChoice choice, LatentFrame former) {
    if (encodings.dimensions() < 3) {
      return this;
    }
    float[] means = encodings.means();
    LatentFrame seen = LatentFrame.of(means, encodings.dimensions(), choice).alignedTo(former);
    LatentPlane plane = seen.plane(seen.middles());
    float[] xs = plane.xs(means);
    float[] ys = plane.ys(means);
    // Without points, as far as before.
    Places moved = count() == 0 ? new Places(xs, ys, places.bounds()) : new Places(xs, ys);
    return new MapData(encodings, labels, classNames, seen, moved, tests, rest);
  }

  /// The same points with their classes.
  ///
  /// @param groups of these points and perhaps more that follow
  public MapData classified(SampleGroups groups) {
    byte[] classes = Arrays.copyOf(groups.labels(), count());
    return new MapData(encodings, classes, groups.names(), frame, places, tests, groups.rest());
  }

  /// Whether the points are of the same images as another map's, as far as can be told: of the same
  /// codes, or of the same classes in the same order.
  @SuppressWarnings("ReferenceEquality") // the very same codes, or else their classes tell
  public boolean isOfSameImages(MapData other) {
    return encodings == other.encodings || Arrays.equals(labels, other.labels);
  }

  /// Whether a place lies in the smallest upright rectangle that holds all points; on a map without
  /// points, whether it lies in its bounds.
  public boolean spans(LatentPoint place) {
    return count() == 0
        ? places.bounds().contains(place)
        : spans(places.xs(), place.x()) && spans(places.ys(), place.y());
  }

  private static boolean spans(float[] coordinates, double value) {
    boolean below = false;
    boolean above = false;
    for (float coordinate : coordinates) {
      below |= coordinate <= value;
      above |= coordinate >= value;
    }
    return below && above;
  }

  /// How many points.
  public int count() {
    return labels.length;
  }

  /// Class number of a point.
  public int label(int index) {
    return Byte.toUnsignedInt(labels[index]);
  }

  /// Posterior mean, or code, of one image.
  public float[] code(int image) {
    float[] code = new float[encodings.dimensions()];
    for (int i = 0; i < code.length; i++) {
      code[i] = encodings.mean(image, i);
    }
    return code;
  }
}
