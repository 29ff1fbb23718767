package lunula.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lunula.files.Line;
import org.jspecify.annotations.Nullable;

/// Images to learn from and images to judge by.
///
/// @param id names it in files and commands: small letters, digits and hyphens
/// @param name shown to the person, one line
/// @param train training images
/// @param test test images, of the same size and classes
/// @param checksum SHA-256 of training pixels, training labels, test pixels and test labels in
///     turn, hexadecimal
/// @param origin where the images are from and under which licence, one sentence or empty
/// @param textForm how texts are read off the images' bytes; null if they are images
public record DataSet(
    String id,
    String name,
    LabelledImages train,
    LabelledImages test,
    String checksum,
    String origin,
    @Nullable TextForm textForm) {
  private static final int LONGEST_ORIGIN = 4000;

  /// Characters that stay of a longer name of a data set or class.
  public static final int LONGEST_NAME = 120;

  /// @throws IllegalArgumentException if both parts differ in size or classes
  public DataSet {
    name = Line.of(name, LONGEST_NAME);
    origin = Line.of(origin, LONGEST_ORIGIN);
    if (train.width() != test.width()
        || train.height() != test.height()
        || !train.classNames().equals(test.classNames())) {
      throw new IllegalArgumentException(
          "training and test images of " + name + " differ in size or classes");
    }
  }

  /// A set of images.
  public DataSet(
      String id,
      String name,
      LabelledImages train,
      LabelledImages test,
      String checksum,
      String origin) {
    this(id, name, train, test, checksum, origin, null);
  }

  /// A set whose identity follows from its name and whose origin is not told.
  public DataSet(String name, LabelledImages train, LabelledImages test, String checksum) {
    this(idOf(name), name, train, test, checksum, "");
  }

  /// A set of texts, with its checksum computed.
  ///
  /// @param train their [lunula.model.TextCodes]
  /// @param test likewise
  public static DataSet ofTexts(
      String id,
      String name,
      LabelledImages train,
      LabelledImages test,
      String origin,
      TextForm form) {
    return new DataSet(id, name, train, test, checksum(train, test), origin, form);
  }

  /// How its texts are read; empty if it is of images.
  public Optional<TextForm> texts() {
    return Optional.ofNullable(textForm);
  }

  /// The test samples, as they are shown.
  public SampleSet testSamples() {
    return textForm == null ? test : new TextSet(test, textForm, textForm.testOrigins());
  }

  /// The training samples, as they are shown.
  public SampleSet trainSamples() {
    return textForm == null ? train : new TextSet(train, textForm, textForm.trainOrigins());
  }

  /// The test samples and then the training samples, as they are shown. Copies all images.
  public SampleSet allSamples() {
    LabelledImages all = test.followedBy(train);
    return textForm == null ? all : new TextSet(all, textForm, textForm.allOrigins());
  }

  /// A set with its checksum computed.
  public static DataSet of(
      String id, String name, LabelledImages train, LabelledImages test, String origin) {
    return new DataSet(id, name, train, test, checksum(train, test), origin);
  }

  /// What draws the images from their factors, so that the true image between any two exists; empty
  /// unless they were drawn.
  public Optional<Truth> truth() {
    return test.truth();
  }

  /// The same images, drawn by a truth if there is one; its factors are theirs.
  public DataSet drawnBy(Optional<? extends Truth> truth) {
    return truth
        .map(
            known ->
                new DataSet(id, name, train.drawnBy(known), test.drawnBy(known), checksum, origin))
        .orElse(this);
  }

  /// Small letters, digits and hyphens made of a name: “My moons (2)” becomes “my-moons-2”.
  public static String idOf(String name) {
    String id =
        name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return id.isEmpty() ? "data" : id;
  }

  /// Pixels a row.
  public int width() {
    return train.width();
  }

  /// Rows an image.
  public int height() {
    return train.height();
  }

  /// The classes' names, by number; empty if the images have no classes.
  public List<String> classNames() {
    return train.classNames();
  }

  private static String checksum(LabelledImages train, LabelledImages test) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(train.allPixels());
      sha.update(train.allLabels());
      sha.update(test.allPixels());
      sha.update(test.allLabels());
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
