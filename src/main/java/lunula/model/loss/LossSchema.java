package lunula.model.loss;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The losses that a family of models declares. Charts, cards and tables go over them without
/// knowing which they are.
///
/// @param terms what is measured, in the order in which it is shown; at least one, the first of
///     which the model is judged by unless there is a total
/// @param total what the terms that [LossSeries#adds] add up to; null if they add up to nothing
/// @param absent series of the family that a model of this kind lacks: null in the terminal's JSON
///     lines, not shown elsewhere
/// @param stored ids of what is written into files, in order; may hold ids of absent series
/// @param weighted whether training minimises a weighted sum of the terms and not the total
public record LossSchema(
    List<LossSeries> terms,
    @Nullable LossSeries total,
    List<LossSeries> absent,
    List<String> stored,
    boolean weighted) {
  public LossSchema {
    terms = List.copyOf(terms);
    absent = List.copyOf(absent);
    stored = List.copyOf(stored);
    if (terms.isEmpty() || !stored.containsAll(terms.stream().map(LossSeries::id).toList())) {
      throw new IllegalArgumentException("every term must be stored, and there must be one");
    }
  }

  /// The one figure by which models of the family compare.
  public LossSeries headline() {
    return total == null ? terms.getFirst() : total;
  }

  /// Everything that is shown: the total, if there is one, then the terms.
  public List<LossSeries> shown() {
    return total == null ? terms : Stream.concat(Stream.of(total), terms.stream()).toList();
  }

  /// The terms that add up to the total, in order.
  public List<LossSeries> added() {
    return terms.stream().filter(LossSeries::adds).toList();
  }

  /// What is drawn beside a series: those of its unit, where nothing adds up; opponents, such as a
  /// generator and its critic, are seen together.
  public List<LossSeries> beside(LossSeries series) {
    return total != null
        ? List.of()
        : terms.stream()
            .filter(term -> !term.id().equals(series.id()) && term.unit().equals(series.unit()))
            .toList();
  }

  /// The value of a series, which may be the total; NaN where it was not measured, or is absent.
  public double value(LossSeries series, Losses losses) {
    // By their ids: what Java makes of comparing records is put together anew at each start.
    if (absent.stream().anyMatch(missing -> missing.id().equals(series.id()))) {
      return Double.NaN;
    }
    if (total == null || !series.id().equals(total.id())) {
      return losses.value(series.id());
    }
    double sum = 0;
    for (LossSeries term : added()) {
      sum += losses.value(term.id());
    }
    return sum;
  }

  /// The value of [#headline].
  public double headline(Losses losses) {
    return value(headline(), losses);
  }

  /// The value of [#headline] with its sign turned if more is better, so that less always is.
  public double toMinimise(Losses losses) {
    double value = headline(losses);
    return headline().better() == Better.HIGHER ? -value : value;
  }

  /// Values that were not measured.
  public Losses unknown() {
    return Losses.unknown(stored);
  }
}
