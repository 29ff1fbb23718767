package lunula.data.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Split;
import lunula.data.TextForm;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.Alphabet;
import org.jspecify.annotations.Nullable;

/// A person's own texts: a file in UTF-8 whose name ends in `.txt`, one text a line, in any script,
/// or a table of words (`.csv`, `.tsv`), of which one column holds the texts. Lines of one length
/// are learned as they are, shorter ones are padded to the longest. Reads anew on every call;
/// blocking, usable from any thread.
///
/// @param file read as it stands when it is loaded
/// @param split which of its texts are held out
public record OwnTexts(Path file, Split split) implements DataSource {
  /// Most characters of a text.
  static final int LONGEST = 64;

  /// Most texts of a file.
  static final int MOST = 1_000_000;

  /// Largest file that is read.
  static final long LARGEST = 256L << 20;

  private static final int LONGEST_ROW = 1 << 16;
  private static final int FEWEST = 20;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int STRIDE = 10_000;

  /// Whether a file is one of texts: by its name, and a table by its first lines. Blocking.
  public static boolean isOne(Path file) {
    return Files.isRegularFile(file)
        && (isPlain(file) || (isTable(file) && column(file).isPresent()));
  }

  private static boolean isPlain(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  private static boolean isTable(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  private static Optional<TextColumn> column(Path file) {
    return isTable(file) ? TextColumn.of(file) : Optional.empty();
  }

  @Override
  public String id() {
    return DataSet.idOf(name());
  }

  @Override
  public String name() {
    return DataFinder.plainName(file);
  }

  @Override
  public LoadOutcome load(Progress progress) throws DataException {
    try {
      return new LoadOutcome.Loaded(whole(lines(progress)));
    } catch (CancellationException cancelled) {
      return new LoadOutcome.Cancelled();
    }
  }

  private DataSet whole(List<String> texts) throws DataException {
    if (texts.size() < FEWEST) {
      throw refused("data.text.few", texts.size(), FEWEST);
    }
    int[] lengths =
        texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).toArray();
    int places = Arrays.stream(lengths).max().orElseThrow();
    boolean padded = Arrays.stream(lengths).anyMatch(length -> length < places);
    Alphabet alphabet = TextFile.alphabet(texts, padded);
    Split.Parts parts = split.of(texts.size());
    return DataSet.ofTexts(
        id(),
        name(),
        part(texts, parts.train(), alphabet, places),
        part(texts, parts.test(), alphabet, places),
        "",
        new TextForm(alphabet));
  }

  private static LabelledImages part(
      List<String> texts, int[] which, Alphabet alphabet, int places) {
    List<String> chosen = Arrays.stream(which).mapToObj(texts::get).toList();
    byte[] codes = TextFile.coded(chosen, alphabet, places);
    return new LabelledImages(places, 2, codes, new byte[which.length], List.of());
  }

  private List<String> lines(Progress progress) throws DataException {
    List<String> texts = new ArrayList<>();
    try {
      if (Files.size(file) > LARGEST) {
        throw refused("data.text.large", Files.size(file) >> 20, LARGEST >> 20);
      }
      TextColumn column = column(file).orElse(null);
      int longest = column == null ? 8 * LONGEST : LONGEST_ROW;
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        int number = 0;
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0 || !line.isEmpty(); next = reader.read()) {
          if (next >= 0 && next != '\n') {
            line.append((char) next);
            // A file without line ends is not to fill the memory.
            if (line.length() > longest) {
              throw refused("data.text.long", number + 1, LONGEST);
            }
            continue;
          }
          number++;
          add(line.toString(), number, column, texts);
          line.setLength(0);
          if (number % STRIDE == 0) {
            progress.report(texts.size(), MOST);
          }
        }
      }
    } catch (CharacterCodingException notText) {
      throw new DataException(
          UserMessage.of("data.text.encoding", UserMessages.shortName(file), "UTF-8"), notText);
    } catch (DataException told) {
      throw told;
    } catch (IOException failure) {
      throw new DataException(
          UserMessage.of(
              "data.text.unread", UserMessages.shortName(file), UserMessages.argument(failure)),
          failure);
    }
    return texts;
  }

  private void add(String line, int number, @Nullable TextColumn column, List<String> texts)
      throws DataException {
    boolean marked = number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
    String raw = marked ? line.substring(1) : line;
    if (column != null) {
      if ((number == 1 && column.header()) || raw.isBlank()) {
        return;
      }
      raw =
          column
              .text(raw.stripTrailing())
              .orElseThrow(() -> refused("data.text.column", number, column.column() + 1));
    }
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
    if (text.isEmpty()) {
      return;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refused("data.text.control", number);
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw refused("data.text.long", number, LONGEST);
    }
    if (texts.size() == MOST) {
      throw refused("data.text.many", MOST);
    }
    texts.add(text);
  }

  private DataException refused(String key, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = UserMessages.shortName(file);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new DataException(key, all);
  }
}
