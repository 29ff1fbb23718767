package lunula.ui.palette;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lunula.ui.kit.Setting;

/// What is typed into the palette, which commands fit, and which is about to be run. JavaFX thread
/// only; needs no window.
public final class PaletteViewModel {
  /// So many commands that were used last are remembered.
  static final int RECENT = 8;

  private final List<Supplier<List<Command>>> sources;
  private final List<Function<String, List<Command>>> parsers;
  private final BooleanSupplier allowed;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Command>> results =
      new ReadOnlyObjectWrapper<>(List.of());
  private final IntegerProperty selected = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<List<String>> recent = new ReadOnlyObjectWrapper<>(List.of());
  private List<Command> commands = List.of();

  /// @param sources asked for their commands whenever the palette opens; cheap
  /// @param parsers asked what they make of what is typed, such as “image 12”; cheap. What
  ///     they offer comes first
  /// @param allowed whether the palette may open now: not over a question that waits for an answer
  public PaletteViewModel(
      List<Supplier<List<Command>>> sources,
      List<Function<String, List<Command>>> parsers,
      BooleanSupplier allowed) {
    this.sources = List.copyOf(sources);
    this.parsers = List.copyOf(parsers);
    this.allowed = allowed;
    typed.subscribe(text -> search());
  }

  /// Whether it is open.
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /// What is typed.
  public StringProperty typedProperty() {
    return typed;
  }

  /// The commands that fit, best first.
  public ReadOnlyObjectProperty<List<Command>> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /// Number of the result that Enter runs.
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /// Opens with nothing typed, if it may.
  public void open() {
    if (!open.get() && allowed.getAsBoolean()) {
      commands = sources.stream().flatMap(source -> source.get().stream()).toList();
      typed.set("");
      search();
      open.set(true);
    }
  }

  /// Opens or closes.
  public void toggle() {
    if (open.get()) {
      close();
    } else {
      open();
    }
  }

  /// Closes without doing anything.
  public void close() {
    open.set(false);
    commands = List.of();
  }

  private void search() {
    String text = typed.get();
    Stream<Command> parsed = parsers.stream().flatMap(each -> each.apply(text.strip()).stream());
    results.set(
        Stream.concat(parsed, CommandSearch.of(commands, text, recent.get()).stream()).toList());
    selected.set(0);
  }

  /// Selects another result, so many further on, around the ends.
  void select(int by) {
    int count = results.get().size();
    if (count > 0) {
      selected.set(Math.floorMod(selected.get() + by, count));
    }
  }

  /// Selects another result, so many further on, but not beyond the ends.
  void page(int by) {
    int last = results.get().size() - 1;
    selected.set(Math.clamp(selected.get() + (long) by, 0, Math.max(0, last)));
  }

  /// Runs the selected result.
  void runSelected() {
    int at = selected.get();
    if (at >= 0 && at < results.get().size()) {
      run(results.get().get(at));
    }
  }

  /// Closes and does it, if it can be done now.
  void run(Command command) {
    if (!command.available().getAsBoolean()) {
      return;
    }
    List<String> used = new ArrayList<>(recent.get());
    used.remove(command.id());
    used.addFirst(command.id());
    recent.set(List.copyOf(used.subList(0, Math.min(RECENT, used.size()))));
    close();
    command.run().run();
  }

  /// The commands that were used last.
  public List<Setting<?>> settings() {
    return List.of(
        Setting.of(
                "palette.recent",
                List.<String>of(),
                recent::get,
                ids -> recent.set(ids.stream().limit(RECENT).toList()),
                recent)
            .notInSession("it is the person's, not the session's")
            .remembered(
                "palette.recent",
                ids -> String.join(",", ids),
                text -> Optional.of(List.of(text.split(",", -1)))));
  }

  /// Finds commands by what is typed. Every typed word must be found in a command: best at the
  /// start of its name, then at the start of a word of the name, inside the name, in its other
  /// words, and at last as letters in order (“dkt” for “dark theme”). Case and accents do not
  /// matter.
  static final class CommandSearch {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}β#]+");
    private static final int NAME_BEGINS = 100;
    private static final int KEY = 95;
    private static final int NAME_WORD = 80;
    private static final int IN_NAME = 50;
    private static final int OTHER_WORD = 40;
    private static final int IN_OTHERS = 25;
    private static final int LETTERS = 8;
    private static final int WHOLE_PHRASE = 60;
    private static final int RECENT = 12;
    private static final int UNAVAILABLE = 45;
    private static final int NONE = -1;

    private record Scored(Command command, double score) {}

    /// Those that fit, best first; equally good ones in their order. Nothing typed: all, the recent
    /// ones first.
    ///
    /// @param recent ids, the newest first
    static List<Command> of(List<Command> commands, String typed, List<String> recent) {
      List<String> words = words(typed);
      List<Scored> found = new ArrayList<>();
      for (Command command : commands) {
        double score = words.isEmpty() ? 0 : score(command, words, plain(typed).strip());
        if (score >= 0) {
          found.add(new Scored(command, score + bonus(command, words.isEmpty(), recent)));
        }
      }
      return found.stream()
          .sorted(Comparator.comparingDouble(Scored::score).reversed())
          .map(Scored::command)
          .toList();
    }

    private static double bonus(Command command, boolean nothingTyped, List<String> recent) {
      int at = recent.indexOf(command.id());
      double known = at < 0 ? 0 : RECENT - at;
      boolean hindered = !nothingTyped && !command.available().getAsBoolean();
      return known - (hindered ? UNAVAILABLE : 0);
    }

    private static double score(Command command, List<String> typed, String phrase) {
      String name = plain(command.name());
      String others = plain(command.words());
      double sum = 0;
      for (String word : typed) {
        int best = score(name, others, plain(command.keys()), word);
        if (best == NONE) {
          return NONE;
        }
        sum += best;
      }
      double whole = typed.size() > 1 && name.contains(phrase) ? WHOLE_PHRASE : 0;
      // Of equally good ones, the shorter name is nearer to what was typed; never below 0.
      return Math.max(0, sum / typed.size() + whole - Math.min(5, name.length() / 12.0))
          + UNAVAILABLE;
    }

    private static int score(String name, String others, String keys, String word) {
      if (name.startsWith(word)) {
        return NAME_BEGINS;
      }
      if (keys.equals(word)) {
        return KEY;
      }
      if (begins(name, word)) {
        return NAME_WORD;
      }
      if (name.contains(word)) {
        return IN_NAME;
      }
      if (begins(others, word)) {
        return OTHER_WORD;
      }
      if (word.length() > 2 && others.contains(word)) {
        return IN_OTHERS;
      }
      return word.length() > 2 && inOrder(name, word) ? LETTERS : NONE;
    }

    private static boolean begins(String text, String word) {
      return words(text).stream().anyMatch(each -> each.startsWith(word));
    }

    /// Whether the letters come in this order, the first of them at the start of a word.
    private static boolean inOrder(String text, String letters) {
      for (int start = 0; start < text.length(); start++) {
        boolean atWord = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        if (atWord && follows(text.substring(start), letters)) {
          return true;
        }
      }
      return false;
    }

    private static boolean follows(String text, String letters) {
      if (text.isEmpty() || text.charAt(0) != letters.charAt(0)) {
        return false;
      }
      int at = 0;
      for (int i = 0; i < text.length() && at < letters.length(); i++) {
        at += text.charAt(i) == letters.charAt(at) ? 1 : 0;
      }
      return at == letters.length();
    }

    private static List<String> words(String text) {
      return GAPS.splitAsStream(plain(text)).filter(word -> !word.isEmpty()).toList();
    }

    /// In small letters without accents.
    private static String plain(String text) {
      String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
      return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }
  }
}
