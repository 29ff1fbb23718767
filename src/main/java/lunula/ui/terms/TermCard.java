package lunula.ui.terms;

import java.util.Optional;
import java.util.function.Function;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.card.Measure;
import lunula.model.card.Measure.MeasureInfo;
import lunula.ui.kit.Term;
import lunula.ui.kit.Texts;

/// What the window says of a term. Any thread.
public record TermCard(Term term) {
  private static final Texts TEXTS = Texts.of(TermCard.class);

  private String text(String part) {
    return TEXTS.get("term." + term.id() + part);
  }

  private Optional<String> find(String part) {
    return TEXTS.find("term." + term.id() + part);
  }

  private Optional<MeasureInfo> measured() {
    return Optional.ofNullable(term.measure()).map(Measure::info);
  }

  private Optional<String> measured(Function<MeasureInfo, UserMessage> part) {
    return measured().map(part).map(UserMessages::words);
  }

  /// What it is called.
  public String name() {
    return measured(MeasureInfo::name).orElseGet(() -> text(".name"));
  }

  /// What else a person may type to find it; may be empty.
  public String words() {
    return find(".words").orElse("");
  }

  /// What it is, for a student.
  public String sentence() {
    return measured(MeasureInfo::definition).orElseGet(() -> text(".sentence"));
  }

  /// Its formula on one line; empty if it has none.
  public Optional<String> formula() {
    return measured(MeasureInfo::formula).or(() -> find(".formula"));
  }

  /// Where it comes from: authors, year, place; empty if from nobody in particular.
  public Optional<String> source() {
    return measured(MeasureInfo::source).or(() -> find(".source"));
  }

  /// Of a measure: its unit, and which values are better.
  public Optional<String> unit() {
    return Optional.ofNullable(term.measure())
        .map(
            measure ->
                TEXTS.get(
                    "terms.unit",
                    UserMessages.words(measure.info().unit()),
                    TEXTS.get(Texts.key("terms.better.", measure.better()))));
  }

  /// Why it matters here.
  public String why() {
    return text(".why");
  }

  /// Where it is to be seen.
  public Place place() {
    return Place.of(term);
  }
}
