package lunula.data;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lunula.files.InvalidValueException;
import org.jspecify.annotations.Nullable;

/// What a person decides about their own data; what is left open is found out from all of it.
///
/// @param shaping how pictures become images
/// @param label which column or array holds the classes: `first`, `last`, `none`, a name, or empty
///     to find out
/// @param black the value that is black; null to find out
/// @param white the value that is white, not `black`; null to find out
/// @param stretch whether the least value is black and the greatest is white
/// @param transpose whether rows and columns change places; null to find out
/// @param count which direction of an array counts its images; null to find out
/// @param parts which of the parts that are found are used
public record ImportOptions(
    Shaping shaping,
    String label,
    @Nullable Double black,
    @Nullable Double white,
    boolean stretch,
    @Nullable Boolean transpose,
    @Nullable Count count,
    Parts parts) {
  /// The words that stand for a place and not for a name.
  public static final String FIRST = "first";

  /// Likewise.
  public static final String LAST = "last";

  /// No classes.
  public static final String NONE = "none";

  /// Which direction of an array counts its images.
  public enum Count {
    /// As in (count, height, width).
    FIRST,
    /// As in (height, width, count).
    LAST
  }

  /// Which of the parts are used.
  public enum Parts {
    /// Training and test images as they came; validation images are learned from too.
    FOUND,
    /// As they came, without the validation images.
    WITHOUT_VALIDATION,
    /// All in one, of which one image in six is kept back to judge by.
    JOINED
  }

  public ImportOptions {
    boolean finite =
        (black == null || Double.isFinite(black)) && (white == null || Double.isFinite(white));
    if (!finite || (black != null && black.equals(white))) {
      throw new InvalidValueException("data.scale.equal");
    }
    label = label.strip();
  }

  /// All of it in one line, from which [#read] makes it again; empty if all is found out.
  public String written() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("size", shaping.keepsSize() ? null : shaping.width() + "x" + shaping.height());
    all.put("fit", shaping.fit() == Shaping.Fit.FIT ? null : shaping.fit());
    all.put("tone", shaping.tone() == Shaping.Tone.AS_IT_IS ? null : shaping.tone());
    all.put("damage", shaping.damage() == Shaping.Damage.LEFT_OUT ? null : shaping.damage());
    all.put("label", label.isEmpty() ? null : label);
    all.put("black", black);
    all.put("white", white);
    all.put("stretch", stretch ? true : null);
    all.put("transpose", transpose);
    all.put("count", count);
    all.put("parts", parts == Parts.FOUND ? null : parts);
    all.values().removeIf(Objects::isNull);
    return all.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + "="
                    + URLEncoder.encode(String.valueOf(each.getValue()), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// What [#written] made a line of.
  ///
  /// @throws IllegalArgumentException if it is no such line
  public static ImportOptions read(String line) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String each : line.split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(line);
      }
      all.put(
          each.substring(0, equals),
          URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
    }
    String[] size = all.getOrDefault("size", "0x0").split("x", 2);
    Shaping shaping =
        new Shaping(
            Integer.parseInt(size[0]),
            Integer.parseInt(size[size.length - 1]),
            Shaping.Fit.valueOf(all.getOrDefault("fit", Shaping.Fit.FIT.name())),
            Shaping.Tone.valueOf(all.getOrDefault("tone", Shaping.Tone.AS_IT_IS.name())),
            Shaping.Damage.valueOf(all.getOrDefault("damage", Shaping.Damage.LEFT_OUT.name())));
    return new ImportOptions(
        shaping,
        all.getOrDefault("label", ""),
        number(all.get("black")),
        number(all.get("white")),
        all.containsKey("stretch"),
        all.containsKey("transpose") ? Boolean.valueOf(all.get("transpose")) : null,
        all.containsKey("count") ? Count.valueOf(all.get("count")) : null,
        Parts.valueOf(all.getOrDefault("parts", Parts.FOUND.name())));
  }

  private static @Nullable Double number(@Nullable String text) {
    return text == null ? null : Double.valueOf(text);
  }

  /// All is found out.
  public static ImportOptions of(Shaping shaping) {
    return new ImportOptions(shaping, "", null, null, false, null, null, Parts.FOUND);
  }

  /// The same with another shape of images.
  public ImportOptions with(Shaping other) {
    return new ImportOptions(other, label, black, white, stretch, transpose, count, parts);
  }

  /// The same with another column or array of classes.
  public ImportOptions withLabel(String other) {
    return new ImportOptions(shaping, other, black, white, stretch, transpose, count, parts);
  }

  /// The same with other values for black and white.
  public ImportOptions withScale(@Nullable Double newBlack, @Nullable Double newWhite) {
    return new ImportOptions(shaping, label, newBlack, newWhite, stretch, transpose, count, parts);
  }

  /// The same with or without stretching.
  public ImportOptions withStretch(boolean other) {
    return new ImportOptions(shaping, label, black, white, other, transpose, count, parts);
  }

  /// The same with rows and columns as they are or changed.
  public ImportOptions withTranspose(@Nullable Boolean other) {
    return new ImportOptions(shaping, label, black, white, stretch, other, count, parts);
  }

  /// The same with another direction that counts the images.
  public ImportOptions withCount(@Nullable Count other) {
    return new ImportOptions(shaping, label, black, white, stretch, transpose, other, parts);
  }

  /// The same with other parts.
  public ImportOptions with(Parts other) {
    return new ImportOptions(shaping, label, black, white, stretch, transpose, count, other);
  }

  /// Whether the label is this word, in any case.
  public boolean labelIs(String word) {
    return label.toLowerCase(Locale.ROOT).equals(word);
  }

  /// Whether what is black or white was said.
  public boolean saysScale() {
    return black != null || white != null || stretch;
  }
}
