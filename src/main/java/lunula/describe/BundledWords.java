package lunula.describe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.data.SampleGroups;
import lunula.data.format.BundledTexts;
import lunula.data.format.FashionMnist;
import lunula.data.moons.MoonPhases;
import lunula.files.Bundle;
import lunula.model.card.ModelCard;

/// English words that are kept with the bundled images and models, as a person reads them: in the
/// language that is spoken, where its messages have them. A person's own words are shown as they
/// are; files keep all of them.
public final class BundledWords {
  private static final Bundle WORDS = new Bundle("/lunula/describe/messages");
  private static final Set<List<String>> CLASSES =
      Stream.concat(
              Stream.of(
                  FashionMnist.CLASS_NAMES,
                  BundledTexts.COUPLETS.classNames(),
                  BundledTexts.WORDS.classNames()),
              Arrays.stream(MoonPhases.values()).map(MoonPhases::classNames))
          .collect(Collectors.toSet());

  private static final Pattern MOONS =
      Pattern.compile("Moons (\\d+ × \\d+), (every phase|full and thin crescents)(.*)");

  private BundledWords() {}

  /// The names of all classes of a data set, by number.
  public static List<String> classes(List<String> names) {
    return names.stream()
        .map(
            name ->
                CLASSES.contains(names) || SampleGroups.RESTS.contains(name)
                    ? words("class.", name, "", name)
                    : name)
        .toList();
  }

  /// The name of a model.
  public static String name(ModelCard card) {
    return words("model.", card.name(), ".name", card.name());
  }

  /// What is said of a model.
  public static String description(ModelCard card) {
    return words("model.", card.name(), ".description", card.description());
  }

  /// The name of a data set.
  public static String dataSet(String name) {
    Matcher moons = MOONS.matcher(name);
    return moons.matches()
        ? WORDS
            .find("moons." + moons.group(2).replace(' ', '-'), moons.group(1), moons.group(3))
            .orElse(name)
        : words("data.", name, "", name);
  }

  /// The text whose key has a name in it, or what stands for it.
  private static String words(String prefix, String name, String suffix, String otherwise) {
    String key = prefix + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + suffix;
    return WORDS.find(key).orElse(otherwise);
  }
}
