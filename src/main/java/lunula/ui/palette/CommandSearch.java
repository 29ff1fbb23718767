package lunula.ui.palette;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds commands by what is typed. Every typed word must be found in a command: best at the start
/// of its name, then at the start of a word of the name, inside the name, in its other words, and
/// at last as letters in order (“dkt” for “dark theme”). Case and accents do not matter.
final class CommandSearch {
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

  private CommandSearch() {}

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
