package lunula.testkit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lunula.files.Bundle;
import lunula.files.Bundle.Language;

/// A language in which every word that comes from a bundle is marked ‹like› ‹this›, so that a test
/// sees which words do not. What is filled into a text (numbers, names, data) stays unmarked.
/// Spoken from the time it is made until it is closed.
public final class PseudoLanguage implements AutoCloseable {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
  private static final Pattern UNMARKED =
      Pattern.compile("(?<![‹\\p{L}\\p{M}])" + WORD + "(?![›\\p{L}\\p{M}])");

  /// Begins to speak it.
  public PseudoLanguage() {
    Bundle.speak(new Language("en", PseudoLanguage::marked));
  }

  /// English again.
  @Override
  public void close() {
    Bundle.speak(Language.ENGLISH);
  }

  /// The words in a shown text that came from no bundle.
  public static List<String> unmarked(String shown) {
    return UNMARKED.matcher(shown).results().map(MatchResult::group).toList();
  }

  /// A message with its words marked, those in the branches of a choice too.
  static String marked(String message) {
    var result = new StringBuilder();
    // Quoted braces are text.
    mark(message.replace("'{'", "\uE000").replace("'}'", "\uE001"), 0, result);
    return result.toString().replace("\uE000", "'{'").replace("\uE001", "'}'");
  }

  /// Marks words until an argument begins or the branch of a choice ends.
  ///
  /// @return behind the last character that was read
  private static int mark(String message, int from, StringBuilder result) {
    int at = from;
    while (at < message.length() && message.charAt(at) != '}') {
      int end = at;
      while (end < message.length() && "{}".indexOf(message.charAt(end)) < 0) {
        end++;
      }
      result.append(WORD.matcher(message.substring(at, end)).replaceAll("‹$0›"));
      at =
          end < message.length() && message.charAt(end) == '{'
              ? argument(message, end, result)
              : end;
    }
    return at;
  }

  private static int argument(String message, int from, StringBuilder result) {
    int end = message.indexOf('}', from);
    int choice = message.indexOf(",choice,", from);
    if (choice < 0 || choice > end) {
      result.append(message, from, end + 1);
      return end + 1;
    }
    int branches = choice + ",choice,".length();
    result.append(message, from, branches);
    int last = mark(message, branches, result);
    result.append('}');
    return last + 1;
  }
}
