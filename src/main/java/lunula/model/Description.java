package lunula.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// What is said of a picture beside its pixels: angles, or words out of lists. Anything may be left
/// unsaid. Immutable.
public final class Description {
  /// Where something is not said.
  public static final double UNSAID = Double.NaN;

  private final List<Property> properties;
  private final double[] values;

  /// What can be said.
  ///
  /// @param id in files and on the command line
  /// @param least of an angle, in degrees
  /// @param most of an angle, in degrees
  /// @param words to choose from, at least two; none of an angle
  public record Property(String id, double least, double most, List<String> words) {
    public Property {
      words = List.copyOf(words);
    }

    /// An angle in degrees.
    public static Property angle(String id, double least, double most) {
      return new Property(id, least, most, List.of());
    }

    /// One of some words.
    public static Property choice(String id, List<String> words) {
      return new Property(id, 0, words.size() - 1.0, words);
    }

    /// Whether it is an angle, and not one of some words.
    public boolean angle() {
      return words.isEmpty();
    }

    /// How many numbers a network reads and writes it by: the sine and the cosine of an angle, −1
    /// or 1 for one of two words, and for one of more a 1 in its place.
    public int width() {
      return angle() ? 2 : words.size() == 2 ? 1 : words.size();
    }

    /// What it is called.
    public UserMessage name() {
      String key = "model.property." + id;
      return UserMessage.of(key);
    }

    /// A value as a person reads it: `43°`, `wide`, `Trouser`.
    public String spoken(double value) {
      if (angle()) {
        return UserMessages.words(UserMessage.of("model.property.degrees", value));
      }
      String word = words.get((int) value);
      String key = "model.word." + word;
      return KNOWN.contains(word) ? UserMessages.words(UserMessage.of(key)) : word;
    }

    /// The value that a person wrote, an angle with a decimal point or comma.
    ///
    /// @throws InvalidValueException with a sentence, if it is none
    public double parsed(String text) {
      if (angle()) {
        String number = text.strip().replaceFirst("\\s*°$", "").replace('−', '-').replace(',', '.');
        if (NUMBER.matcher(number).matches()) {
          double value = Double.parseDouble(number);
          if (value >= least && value <= most) {
            return value;
          }
        }
        throw new InvalidValueException("model.property.angle", name(), least, most, text.strip());
      }
      for (int word = 0; word < words.size(); word++) {
        if (words.get(word).equalsIgnoreCase(text.strip())
            || spoken(word).equalsIgnoreCase(text.strip())) {
          return word;
        }
      }
      throw new InvalidValueException(
          "model.property.word", name(), text, String.join(", ", words));
    }

    private double checked(double value) {
      if (angle() && !(value >= least && value <= most)) {
        throw new InvalidValueException(
            "model.property.angle", name(), least, most, String.valueOf(value));
      }
      return value;
    }
  }

  /// What Java reads as a number without being one to a person, such as `0x1p3`, is none.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /// Words of lists that are no class names, and so have translations.
  private static final List<String> KNOWN =
      List.of("dark", "light", "narrow", "wide", "short", "long");

  /// @param values one for each property, an angle or the number of a word; [#UNSAID] where it is
  ///     not said
  /// @throws InvalidValueException with a sentence, if one is out of range
  public Description(List<Property> properties, double... values) {
    if (properties.size() != values.length) {
      throw new IllegalArgumentException(values.length + " values do not go with " + properties);
    }
    this.properties = List.copyOf(properties);
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      Property property = properties.get(i);
      if (!Double.isNaN(values[i])) {
        property.checked(values[i]);
        if (!property.angle() && (values[i] < 0 || values[i] >= property.words().size())) {
          throw new IllegalArgumentException("no word " + values[i] + " of " + property);
        }
      }
    }
  }

  /// Nothing is said.
  public static Description none(List<Property> properties) {
    double[] values = new double[properties.size()];
    Arrays.fill(values, UNSAID);
    return new Description(properties, values);
  }

  /// What can be said.
  public List<Property> properties() {
    return properties;
  }

  /// A property's value; [#UNSAID] if it is not said.
  public double value(int property) {
    return values[property];
  }

  /// Whether a property is said.
  public boolean says(int property) {
    return !Double.isNaN(values[property]);
  }

  /// Whether anything is said.
  public boolean saysAnything() {
    return IntStream.range(0, values.length).anyMatch(this::says);
  }

  /// The same with another value.
  public Description with(int property, double value) {
    double[] changed = values.clone();
    changed[property] = value;
    return new Description(properties, changed);
  }

  /// How many numbers a network reads and writes descriptions by.
  public static int width(List<Property> properties) {
    return properties.stream().mapToInt(Property::width).sum();
  }

  /// Writes it as a network reads it; zeros where something is not said.
  ///
  /// @param into zeros, from number `at` on
  public void code(float[] into, int at) {
    int next = at;
    for (int i = 0; i < values.length; i++) {
      Property property = properties.get(i);
      if (says(i)) {
        if (property.angle()) {
          into[next] = (float) Math.sin(Math.toRadians(values[i]));
          into[next + 1] = (float) Math.cos(Math.toRadians(values[i]));
        } else if (property.width() == 1) {
          into[next] = values[i] == 0 ? -1 : 1;
        } else {
          into[next + (int) values[i]] = 1;
        }
      }
      next += property.width();
    }
  }

  /// What a network says: the angle of sine and cosine, kept in its range, and the likeliest words.
  ///
  /// @param decoded sines and cosines, and logits of words, from number `at` on
  public static Description decoded(List<Property> properties, float[] decoded, int at) {
    double[] values = new double[properties.size()];
    int next = at;
    for (int i = 0; i < values.length; i++) {
      Property property = properties.get(i);
      if (property.angle()) {
        double angle = Math.toDegrees(Math.atan2(decoded[next], decoded[next + 1]));
        values[i] = Math.clamp(angle, property.least(), property.most());
      } else if (property.width() == 1) {
        values[i] = decoded[next] > 0 ? 1 : 0;
      } else {
        int best = 0;
        for (int word = 1; word < property.width(); word++) {
          best = decoded[next + word] > decoded[next + best] ? word : best;
        }
        values[i] = best;
      }
      next += property.width();
    }
    return new Description(properties, values);
  }

  /// In words, `phase 43°, tilt −12°`; empty if nothing is said.
  public String words() {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (says(i)) {
        Property property = properties.get(i);
        String value = property.spoken(values[i]);
        said.add(
            property.angle()
                ? UserMessages.words(UserMessage.of("model.property.said", property.name(), value))
                : value);
      }
    }
    return String.join(UserMessages.words(UserMessage.of("model.property.comma")), said);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Description that
        && properties.equals(that.properties)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return words();
  }
}
