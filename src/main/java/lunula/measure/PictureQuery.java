package lunula.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a person types to find images: `#1234` or `1234`, `training 17`, or a part of a class's
/// name.
///
/// @param labels class of each image, unsigned bytes; shared, nobody writes to it
/// @param classNames by number
/// @param tests how many of the images, which come first, are test images
public record PictureQuery(byte[] labels, List<String> classNames, int tests) {
  private static final Pattern NUMBER =
      Pattern.compile("(test|train(?:ing)?)?\\s*#?\\s*(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  /// What was found.
  ///
  /// @param images in the order of the map
  /// @param classes names of the classes that were meant; empty if it was a number
  public record Found(Ranking images, List<String> classes) {}

  /// The images that are meant. A number alone counts on from the test images to the training
  /// images, as the map's numbers do.
  ///
  /// @return empty if there are none
  public Optional<Found> find(String typed) {
    String words = typed.strip();
    Matcher number = NUMBER.matcher(words);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return number.matches() ? byNumber(number) : byClass(words.toLowerCase(Locale.ROOT));
  }

  private Optional<Found> byNumber(Matcher number) {
    String part = number.group(1);
    boolean learned = part != null && !part.equalsIgnoreCase("test");
    int from = learned ? tests : 0;
    int end = part == null || learned ? labels.length : tests;
    int image = from + Integer.parseInt(number.group(2));
    return image < end ? Optional.of(new Found(Ranking.of(image), List.of())) : Optional.empty();
  }

  /// A name that is typed in full means that class alone: “shirt” is not “T-shirt/top”.
  private Optional<Found> byClass(String words) {
    boolean whole = classNames.stream().anyMatch(name -> lower(name).equals(words));
    boolean[] meant = new boolean[256];
    for (int label = 0; label < classNames.size(); label++) {
      String name = lower(classNames.get(label));
      meant[label] = whole ? name.equals(words) : name.contains(words);
    }
    int[] images =
        IntStream.range(0, labels.length)
            .filter(image -> meant[Byte.toUnsignedInt(labels[image])])
            .toArray();
    List<String> names =
        IntStream.range(0, classNames.size())
            .filter(label -> meant[label])
            .mapToObj(classNames::get)
            .toList();
    return images.length == 0
        ? Optional.empty()
        : Optional.of(new Found(Ranking.of(images), names));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
