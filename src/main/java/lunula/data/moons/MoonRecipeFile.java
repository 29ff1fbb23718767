package lunula.data.moons;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lunula.data.DataException;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// The recipe of drawn moons, as a small text file beside their IDX files: a line `name=value` for
/// each ingredient.
public final class MoonRecipeFile {
  public static final String NAME = "moons.properties";

  private static final int FORMAT = 1;

  private MoonRecipeFile() {}

  /// Writes the recipe, whole or not at all.
  public static void write(Path file, MoonRecipe recipe) throws FileWriteException {
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
                recipe.side(),
                word(recipe.phases()),
                word(recipe.surface()),
                word(recipe.night()),
                recipe.varying().stream()
                    .sorted()
                    .map(MoonRecipeFile::word)
                    .collect(Collectors.joining(",")),
                recipe.trainCount(),
                recipe.testCount(),
                recipe.seed());
    AtomicWriter.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads the recipe.
  ///
  /// @throws DataException if it is none that this Lunula knows, with a sentence
  public static MoonRecipe read(Path file) throws DataException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
      if (Integer.parseInt(value(lines, "format")) > FORMAT) {
        throw new InvalidValueException(UserMessage.of("data.moons.newer"));
      }
      return recipe(lines);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new DataException(
          UserMessage.of(
              "data.moons.unused", UserMessages.shortName(file), UserMessages.argument(unusable)),
          unusable);
    }
  }

  private static MoonRecipe recipe(Properties lines) {
    return new MoonRecipe(
        number(lines, "side"),
        constant(lines, "phases", MoonPhases.values()),
        constant(lines, "surface", MoonSurface.values()),
        constant(lines, "night", MoonNight.values()),
        varying(value(lines, "varying")),
        number(lines, "train"),
        number(lines, "test"),
        Long.parseLong(value(lines, "seed")));
  }

  private static Set<MoonRecipe.Varying> varying(String words) {
    Function<String, MoonRecipe.Varying> factor =
        word -> constant("varying", word.strip(), MoonRecipe.Varying.values());
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
        .orElseThrow(
            () -> new InvalidValueException(UserMessage.of("data.moons.word", word, name)));
  }

  private static int number(Properties lines, String name) {
    return Integer.parseInt(value(lines, name));
  }

  private static String value(Properties lines, String name) {
    String value = lines.getProperty(name);
    if (value == null) {
      throw new InvalidValueException(UserMessage.of("data.moons.missing", name));
    }
    return value.strip();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
