package lunula.data;

/// What the colours of a map's points tell apart.
///
/// @param by what samples of one colour have in common
/// @param word that they contain, for [By#WORD]; else kept for when it is wanted again
public record Grouping(By by, String word) {
  /// By their classes, as with every data set.
  public static final Grouping CLASSES = new Grouping(By.CLASS, "");

  /// What samples of one colour have in common.
  public enum By {
    /// Their class.
    CLASS,
    /// Who wrote them.
    AUTHOR,
    /// How they end: with which rhyme, or where rhymes are not known with which character.
    ENDING,
    /// Whether they contain a word.
    WORD
  }

  /// The same for another word.
  public Grouping withWord(String other) {
    return new Grouping(by, other);
  }

  /// By something else, with the word that was last looked for.
  public Grouping by(By other) {
    return new Grouping(other, word);
  }
}
