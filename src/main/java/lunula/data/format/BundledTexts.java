package lunula.data.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.TextForm;
import lunula.data.TextOrigin;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.Alphabet;
import org.jspecify.annotations.Nullable;

/// Texts that come with Lunula: one a line of a compressed file. Reads anew on every call, keeps
/// nothing; blocking, usable from any thread.
public final class BundledTexts implements DataSource {
  /// Draws the texts that are held out.
  private static final long HELD_OUT_SEED = 5332;

  private static final char LEVEL = '平';
  private static final char OBLIQUE = '仄';

  /// What there is to know of a set without reading it.
  ///
  /// @param id names it in files and commands
  /// @param name shown to the person and written on model cards
  /// @param file in its folder under `assets`
  /// @param places characters of each text
  /// @param trainCount how many to learn from
  /// @param testCount how many are held out
  /// @param classNames by number
  /// @param origin where it is from and under which licence
  public record Kind(
      String id,
      String name,
      Path file,
      int places,
      int trainCount,
      int testCount,
      List<String> classNames,
      String origin) {}

  /// Five-character couplets of Tang poetry, with their tones, poets and titles. The classes tell
  /// the tones of the second and fourth places of both lines.
  public static final Kind COUPLETS =
      new Kind(
          "tang-couplets",
          "Tang couplets",
          Path.of("tang-couplets", "tang-couplets.tsv.gz"),
          10,
          122_707,
          10_000,
          List.of("Oblique", "Level", "Opposed", "Free tones"),
          "132,707 Tang couplets from the npm package chinese-poetry 2.0.1, MIT licence.");

  /// English words of six letters. The classes tell how they end.
  public static final Kind WORDS =
      new Kind(
          "six-letter-words",
          "Six-letter words",
          Path.of("words", "six-letter-words.txt.gz"),
          6,
          6_617,
          735,
          List.of("…s", "…ed", "…er", "…ing", "…y", "Other endings"),
          "7,352 words of Debian's package wamerican (SCOWL, Kevin Atkinson).");

  private final Kind kind;
  private final Path file;

  /// @param assets the folder of all that comes with Lunula
  public BundledTexts(Kind kind, Path assets) {
    this.kind = kind;
    file = assets.resolve(kind.file());
  }

  /// What there is to know of it.
  public Kind kind() {
    return kind;
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public LoadOutcome load(Progress progress) throws DataException {
    try {
      return new LoadOutcome.Loaded(whole(progress));
    } catch (CancellationException cancelled) {
      return new LoadOutcome.Cancelled();
    }
  }

  private DataSet whole(Progress progress) throws DataException {
    List<String[]> rows = rows(progress);
    List<String> rhymes = rhymes(rows);
    if (rows.size() != kind.trainCount() + kind.testCount()) {
      throw changed();
    }
    shuffle(rows, new Random(HELD_OUT_SEED));
    List<String[]> test = rows.subList(0, kind.testCount());
    List<String[]> train = rows.subList(kind.testCount(), rows.size());
    Alphabet alphabet = TextFile.alphabet(rows.stream().map(row -> row[0]).toList(), false);
    TextForm form =
        new TextForm(alphabet, origins(train), origins(test), level(train, alphabet), rhymes);
    return DataSet.ofTexts(
        id(), name(), coded(train, alphabet), coded(test, alphabet), kind.origin(), form);
  }

  private List<String[]> rows(Progress progress) throws DataException {
    int columns = isCouplets() ? 4 : 1;
    List<String[]> rows = new ArrayList<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] row = line.split("\t", -1);
        if (row.length != columns || row[0].codePointCount(0, row[0].length()) != kind.places()) {
          throw changed();
        }
        rows.add(row);
        if (rows.size() % 10_000 == 0
            && !progress.goesOn(rows.size(), kind.trainCount() + kind.testCount())) {
          throw new CancellationException();
        }
      }
    } catch (DataException told) {
      throw told;
    } catch (IOException failure) {
      throw new DataException(
          UserMessage.of(
              "data.text.unread", UserMessages.shortName(file), UserMessages.argument(failure)),
          failure);
    }
    return rows;
  }

  private DataException changed() {
    return new DataException("data.text.changed", UserMessages.shortName(file));
  }

  private boolean isCouplets() {
    return kind.id().equals(COUPLETS.id());
  }

  private static void shuffle(List<String[]> rows, Random chance) {
    for (int i = rows.size() - 1; i > 0; i--) {
      int other = chance.nextInt(i + 1);
      rows.set(other, rows.set(i, rows.get(other)));
    }
  }

  private LabelledImages coded(List<String[]> rows, Alphabet alphabet) {
    byte[] labels = new byte[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      String[] row = rows.get(i);
      labels[i] = (byte) (isCouplets() ? tones(row[1]) : ending(row[0]));
    }
    return new LabelledImages(
        kind.places(),
        2,
        TextFile.coded(rows.stream().map(row -> row[0]).toList(), alphabet, kind.places()),
        labels,
        kind.classNames());
  }

  /// Number of the class of ten tones. A character that may be either suits every rule.
  private static int tones(String tones) {
    boolean opposed = differ(tones, 1, 6) && differ(tones, 3, 8);
    boolean alternate = differ(tones, 1, 3) && differ(tones, 6, 8);
    if (!opposed) {
      return 3;
    }
    if (!alternate) {
      return 2;
    }
    return tones.charAt(1) == OBLIQUE || tones.charAt(3) == LEVEL ? 0 : 1;
  }

  private static boolean differ(String tones, int one, int other) {
    return tones.charAt(one) != tones.charAt(other)
        || (tones.charAt(one) != LEVEL && tones.charAt(one) != OBLIQUE);
  }

  private static int ending(String word) {
    List<String> endings = List.of("s", "ed", "er", "ing", "y");
    for (int i = 0; i < endings.size(); i++) {
      if (word.endsWith(endings.get(i))) {
        return i;
      }
    }
    return endings.size();
  }

  private List<TextOrigin> origins(List<String[]> rows) {
    return isCouplets()
        ? rows.stream().map(row -> new TextOrigin(row[2], row[3])).toList()
        : List.of();
  }

  /// Which characters rhyme, of couplets.
  ///
  /// @param rows in the order of the file, where the couplets of a poem follow each other
  private List<String> rhymes(List<String[]> rows) {
    if (!isCouplets()) {
      return List.of();
    }
    Rhymes rhymes = new Rhymes();
    String[] before = null;
    for (String[] row : rows) {
      int end = row[0].codePointBefore(row[0].length());
      rhymes.ends(end);
      if (before != null && before[2].equals(row[2]) && before[3].equals(row[3])) {
        rhymes.pair(before[0].codePointBefore(before[0].length()), end);
      }
      before = row;
    }
    return rhymes.groups();
  }

  /// Numbers of the characters that are more often level than oblique; null of words, which have no
  /// tones.
  private @Nullable BitSet level(List<String[]> rows, Alphabet alphabet) {
    if (!isCouplets()) {
      return null;
    }
    Map<Integer, int[]> counts = new HashMap<>();
    for (String[] row : rows) {
      int[] characters = row[0].codePoints().toArray();
      for (int place = 0; place < kind.places(); place++) {
        int[] count = counts.computeIfAbsent(characters[place], each -> new int[2]);
        switch (row[1].charAt(place)) {
          case LEVEL -> count[0]++;
          case OBLIQUE -> count[1]++;
          default -> {}
        }
      }
    }
    BitSet level = new BitSet();
    counts.forEach(
        (character, count) -> level.set(alphabet.number(character), count[0] >= count[1]));
    return level;
  }
}
