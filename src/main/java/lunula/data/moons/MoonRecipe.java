package lunula.data.moons;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lunula.data.DataException;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// Everything that decides a set of drawn moons: the same recipe gives the same images, to the
/// byte, on every machine.
///
/// Training and test images have at most 2³⁰ pixels each, and fewer than 2³¹ together.
///
/// @param side pixels a row and rows an image, 8 to 256
/// @param phases which phases are seen
/// @param surface what the ground looks like
/// @param night what the dark side looks like
/// @param varying what differs from moon to moon beside phase and tilt
/// @param trainCount how many training images, 1 to 200,000
/// @param testCount how many test images, 1 to 200,000
/// @param seed of the one source of chance
public record MoonRecipe(
    int side,
    MoonPhases phases,
    Surface surface,
    Night night,
    Set<Varying> varying,
    int trainCount,
    int testCount,
    long seed) {
  /// The disc is turned by at most this many degrees either way: less than a half turn, so a
  /// direction is one number and the code of a moon can be flat.
  public static final double LARGEST_TILT = 60;

  /// Name of the text file that holds a recipe.
  public static final String FILE = "moons.properties";

  private static final int FORMAT = 1;
  private static final long LONGEST = 1 << 16;

  /// Characters of a value that are repeated to the person.
  private static final int LONGEST_SHOWN = 20;
  private static final long MOST_PIXELS = 1L << 30;
  private static final long MOST_TOGETHER = Integer.MAX_VALUE - 8;

  /// What the lit ground of a drawn moon looks like.
  public enum Surface {
    /// Even grey: the sum of the pixels is the lit area.
    PLAIN,
    /// Dark maria, bright craters with rays, and a shaded terminator.
    MARIA
  }

  /// What the dark side of a drawn moon looks like.
  public enum Night {
    /// Black.
    DARK,
    /// A little light from the Earth, the more the thinner the crescent.
    EARTHSHINE
  }

  /// A factor that a set may or may not vary.
  public enum Varying {
    /// Radius even in 0.70 to 0.92 half sides.
    RADIUS(0.70, 0.92),
    /// Brightness even in 0.55 to 1.
    BRIGHTNESS(0.55, 1);

    private final double least;
    private final double most;

    Varying(double least, double most) {
      this.least = least;
      this.most = most;
    }

    private double at(double share) {
      return least + share * (most - least);
    }
  }

  public MoonRecipe {
    checkRange("data.moons.side", side, 8, 256);
    checkRange("data.moons.train", trainCount, 1, 200_000);
    checkRange("data.moons.test", testCount, 1, 200_000);
    long pixels = (long) side * side;
    if (Math.max(trainCount, testCount) * pixels > MOST_PIXELS
        || ((long) trainCount + testCount) * pixels > MOST_TOGETHER) {
      throw new InvalidValueException(
          "data.moons.many", (long) trainCount + testCount, pixels, MOST_PIXELS, MOST_TOGETHER);
    }
    varying = Set.copyOf(varying);
  }

  /// Plain moons of 28 × 28 pixels: 10,000 to learn from and 2,000 to judge by.
  public static MoonRecipe of(MoonPhases phases) {
    return new MoonRecipe(28, phases, Surface.PLAIN, Night.DARK, Set.of(), 10_000, 2_000, 1);
  }

  /// The same with images of another size.
  public MoonRecipe withSide(int pixels) {
    return new MoonRecipe(pixels, phases, surface, night, varying, trainCount, testCount, seed);
  }

  /// The same with other ground.
  public MoonRecipe withSurface(Surface ground) {
    return new MoonRecipe(side, phases, ground, night, varying, trainCount, testCount, seed);
  }

  /// The same with another dark side.
  public MoonRecipe withNight(Night darkSide) {
    return new MoonRecipe(side, phases, surface, darkSide, varying, trainCount, testCount, seed);
  }

  /// The same with these factors varying beside phase and tilt, and no others.
  public MoonRecipe withVarying(Set<Varying> factors) {
    return new MoonRecipe(side, phases, surface, night, factors, trainCount, testCount, seed);
  }

  /// The same with other numbers of images.
  public MoonRecipe withCounts(int train, int test) {
    return new MoonRecipe(side, phases, surface, night, varying, train, test, seed);
  }

  /// The same with other luck.
  public MoonRecipe withSeed(long number) {
    return new MoonRecipe(side, phases, surface, night, varying, trainCount, testCount, number);
  }

  /// Names of the factors that differ between the moons, in the order of their columns.
  public List<String> factorNames() {
    List<String> names = new ArrayList<>(List.of("phase", "tilt"));
    if (varying.contains(Varying.RADIUS)) {
      names.add("radius");
    }
    if (varying.contains(Varying.BRIGHTNESS)) {
      names.add("brightness");
    }
    return List.copyOf(names);
  }

  /// The next moon. Four numbers are drawn whatever varies, so the same seed shows the same phases.
  Moon draw(Random chance) {
    double phase = phases.phase(chance.nextDouble());
    double tilt = (2 * chance.nextDouble() - 1) * LARGEST_TILT;
    double radius = Varying.RADIUS.at(chance.nextDouble());
    double brightness = Varying.BRIGHTNESS.at(chance.nextDouble());
    return new Moon(
        phase,
        tilt,
        varying.contains(Varying.RADIUS) ? radius : Moon.USUAL_RADIUS,
        varying.contains(Varying.BRIGHTNESS) ? brightness : Moon.USUAL_BRIGHTNESS);
  }

  private static void checkRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidValueException("data.moons.range", UserMessage.of(what), least, most, value);
    }
  }

  /// Writes the recipe beside the IDX files of its moons, whole or not at all: a line `name=value`
  /// for each ingredient.
  public void write(Path file) throws FileWriteException {
    String text =
        """
        format=%d
        side=%d
        phases=%s
        surface=%s
        night=%s
        varying=%s
        train=%d
        test=%d
        seed=%d
        """
            .formatted(
                FORMAT,
                side,
                word(phases),
                word(surface),
                word(night),
                varying.stream().sorted().map(MoonRecipe::word).collect(Collectors.joining(",")),
                trainCount,
                testCount,
                seed);
    AtomicWriter.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads the recipe.
  ///
  /// @throws DataException if it is none that this Lunula knows, with a sentence
  public static MoonRecipe read(Path file) throws DataException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      if (Files.size(file) > LONGEST) {
        throw new InvalidValueException("data.moons.long");
      }
      load(lines, reader);
      if (number(lines, "format") > FORMAT) {
        throw new InvalidValueException("data.moons.newer");
      }
      return recipe(lines);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new DataException(
          UserMessage.of(
              "data.moons.unused", UserMessages.shortName(file), UserMessages.argument(unusable)),
          unusable);
    }
  }

  private static void load(Properties lines, Reader reader) throws IOException {
    try {
      lines.load(reader);
    } catch (IllegalArgumentException escape) {
      throw new InvalidValueException("data.moons.text");
    }
  }

  private static MoonRecipe recipe(Properties lines) {
    return new MoonRecipe(
        number(lines, "side"),
        constant(lines, "phases", MoonPhases.values()),
        constant(lines, "surface", Surface.values()),
        constant(lines, "night", Night.values()),
        varying(value(lines, "varying")),
        number(lines, "train"),
        number(lines, "test"),
        parsed(lines, "seed", Long::parseLong));
  }

  private static Set<Varying> varying(String words) {
    Function<String, Varying> factor = word -> constant("varying", word.strip(), Varying.values());
    return words.isBlank()
        ? Set.of()
        : Arrays.stream(words.split(",", -1)).map(factor).collect(Collectors.toSet());
  }

  private static <E extends Enum<E>> E constant(Properties lines, String name, E[] constants) {
    return constant(name, value(lines, name), constants);
  }

  private static <E extends Enum<E>> E constant(String name, String word, E[] constants) {
    return Arrays.stream(constants)
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("data.moons.word", shortened(word), name));
  }

  private static int number(Properties lines, String name) {
    return parsed(lines, name, Integer::parseInt);
  }

  private static <N> N parsed(Properties lines, String name, Function<String, N> parse) {
    String value = value(lines, name);
    try {
      return parse.apply(value);
    } catch (NumberFormatException word) {
      throw new InvalidValueException("data.moons.number", name, shortened(value));
    }
  }

  private static String shortened(String value) {
    return value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
  }

  private static String value(Properties lines, String name) {
    String value = lines.getProperty(name);
    if (value == null) {
      throw new InvalidValueException("data.moons.missing", name);
    }
    return value.strip();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
