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
import lunula.data.WholeFile;
import lunula.data.format.IdxReader;

/// The recipe of drawn moons, as a small text file beside their IDX files: a line `name=value` for
/// each ingredient.
public final class MoonRecipeFile {
  public static final String NAME = "moons.properties";

  private static final int FORMAT = 1;

  private MoonRecipeFile() {}

  /// Writes the recipe, whole or not at all.
  public static void write(Path file, MoonRecipe recipe) throws DataException {
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
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Reads the recipe.
  ///
  /// @throws DataException if it is none that this Lunula knows, with a sentence
  public static MoonRecipe read(Path file) throws DataException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
      if (Integer.parseInt(value(lines, "format")) > FORMAT) {
        throw new IllegalArgumentException("it was written by a newer Lunula");
      }
      return recipe(lines);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new DataException(
          "%s is not used as the recipe of these moons: %s."
              .formatted(IdxReader.shortName(file), unusable.getMessage()),
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
        .orElseThrow(() -> new IllegalArgumentException("“%s” is no %s".formatted(word, name)));
  }

  private static int number(Properties lines, String name) {
    return Integer.parseInt(value(lines, name));
  }

  private static String value(Properties lines, String name) {
    String value = lines.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("it does not say “%s”".formatted(name));
    }
    return value.strip();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
