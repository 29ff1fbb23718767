package lunula.ui.library;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lunula.model.Likelihood;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.ui.kit.Texts;

/// What was measured of a model, in words and in groups.
record CardMeasures(ModelCard card) {
  private static final Texts TEXTS = Texts.of(CardMeasures.class);
  /// More numbers than fit beside each other are summed up by the least and the largest.
  private static final int MOST = 3;

  private static final String TEST = "test";
  private static final String TRAIN = "train";

  /// A part of the card, in the order of its rows.
  enum Part {
    BOUND,
    LATENT,
    NEIGHBOURS,
    PICTURES,
    OUTLIERS,
    TRUTH
  }

  /// One figure.
  ///
  /// @param detail what it was measured of, or the figure on other images; may be empty
  record Row(Measure measure, String detail, String value) {}

  /// Rows under a title; at least one.
  record Group(String title, List<Row> rows) {}

  /// How much of the latent space is used.
  enum Lamp {
    USED,
    PARTLY,
    COLLAPSED
  }

  /// The verdict on the latent space in a sentence; empty if it was not measured.
  ///
  /// @param lamp its colour
  record Verdict(Lamp lamp, String words) {}

  /// Whether there is anything to show.
  boolean isEmpty() {
    return card.measures().isEmpty();
  }

  /// The groups that hold something.
  List<Group> groups() {
    Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
    for (Measure measure : Measure.values()) {
      parts.computeIfAbsent(part(measure), part -> new ArrayList<>()).addAll(rows(measure));
    }
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().isEmpty())
        .map(
            part ->
                new Group(
                    TEXTS.get(Texts.key("library.measures.", part.getKey())), part.getValue()))
        .toList();
  }

  private static Part part(Measure measure) {
    return switch (measure) {
      case RECONSTRUCTION, KL, NEGATIVE_ELBO, BITS_PER_IMAGE, BITS_PER_PIXEL, IMPORTANCE_WEIGHTED ->
          Part.BOUND;
      case UNIT_KL, ACTIVE_UNITS, AGGREGATE_MEAN, AGGREGATE_DEVIATION -> Part.LATENT;
      case NEIGHBOUR_ACCURACY, TRUSTWORTHINESS, CONTINUITY -> Part.NEIGHBOURS;
      case MSE,
          SQUARED_ERROR,
          SQUARED_ERROR_AND_KL,
          PSNR,
          CODE_BITS,
          STORED_CODE_BITS,
          COMPRESSION_RATIO,
          DENOISING_GAIN ->
          Part.PICTURES;
      case OUTLIERS_BY_ELBO,
          OUTLIERS_BY_RECONSTRUCTION,
          OUTLIERS_BY_DISTANCE,
          OUTLIERS_BY_NEAREST ->
          Part.OUTLIERS;
      case FACTOR_R2,
          PATH_MAE,
          PATH_END_MAE,
          PATH_RMSE,
          PATH_PSNR,
          PATH_NEAREST_MAE,
          PATH_PHASE_GAP ->
          Part.TRUTH;
    };
  }

  private List<Row> rows(Measure measure) {
    Measurements measures = card.measures();
    List<Row> rows = new ArrayList<>();
    if (!measures.all(measure).isEmpty()) {
      rows.add(new Row(measure, "", figures(measure, measures.all(measure))));
    }
    List<String> subjects = measures.subjects(measure);
    for (String subject : subjects) {
      boolean beside = subject.equals(TRAIN) && subjects.contains(TEST);
      if (!beside) {
        String value = figures(measure, measures.all(measure, subject));
        rows.add(new Row(measure, detail(measure, subject), value));
      }
    }
    return rows;
  }

  /// Test figures have those of the training images beside them.
  private String detail(Measure measure, String subject) {
    List<Double> train = card.measures().all(measure, TRAIN);
    return switch (subject) {
      case TEST ->
          train.isEmpty() ? "" : TEXTS.get("library.measures.train", figures(measure, train));
      case "full-crescent" -> TEXTS.get("library.measures.path");
      default -> subject;
    };
  }

  /// Whether the code says anything of the image.
  Optional<Verdict> verdict() {
    var measured = card.measures().value(Measure.ACTIVE_UNITS);
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    int active = (int) measured.getAsDouble();
    int all = card.plan().architecture().latentDimensions();
    if (active == all) {
      return Optional.of(new Verdict(Lamp.USED, TEXTS.get("library.measures.used", all)));
    }
    return Optional.of(
        active == 0
            ? new Verdict(Lamp.COLLAPSED, TEXTS.get("library.measures.collapsed", all))
            : new Verdict(Lamp.PARTLY, TEXTS.get("library.measures.partly", active, all)));
  }

  /// With which models the losses in nats can be compared, in a sentence or two.
  String comparability() {
    Architecture network = card.plan().architecture();
    String nats =
        network.likelihood().comparableWith(Likelihood.BERNOULLI)
            ? TEXTS.get("library.measures.nats.probability")
            : TEXTS.get("library.measures.nats.density");
    return network.conditional() ? nats + " " + TEXTS.get("library.measures.told") : nats;
  }

  /// One number or a few.
  private static String figures(Measure measure, List<Double> numbers) {
    if (numbers.size() <= MOST) {
      return numbers.stream()
          .map(number -> figure(measure, number))
          .collect(Collectors.joining(" · "));
    }
    double least = numbers.stream().mapToDouble(number -> number).min().orElse(Double.NaN);
    double most = numbers.stream().mapToDouble(number -> number).max().orElse(Double.NaN);
    return figure(measure, least) + " … " + figure(measure, most);
  }

  private static String figure(Measure measure, double number) {
    if (!Double.isFinite(number)) {
      return number > 0 ? "∞" : "–";
    }
    return String.format(Locale.ROOT, "%,." + decimals(measure) + "f", number).replace('-', '−');
  }

  private static int decimals(Measure measure) {
    return switch (measure) {
      case ACTIVE_UNITS, STORED_CODE_BITS -> 0;
      case BITS_PER_IMAGE, CODE_BITS, COMPRESSION_RATIO, PATH_PHASE_GAP -> 1;
      case MSE, PATH_MAE, PATH_END_MAE, PATH_RMSE, PATH_NEAREST_MAE, BITS_PER_PIXEL -> 4;
      case NEIGHBOUR_ACCURACY,
          TRUSTWORTHINESS,
          CONTINUITY,
          OUTLIERS_BY_ELBO,
          OUTLIERS_BY_RECONSTRUCTION,
          OUTLIERS_BY_DISTANCE,
          OUTLIERS_BY_NEAREST,
          FACTOR_R2 ->
          3;
      case RECONSTRUCTION,
          KL,
          NEGATIVE_ELBO,
          IMPORTANCE_WEIGHTED,
          UNIT_KL,
          AGGREGATE_MEAN,
          AGGREGATE_DEVIATION,
          PSNR,
          SQUARED_ERROR,
          SQUARED_ERROR_AND_KL,
          DENOISING_GAIN,
          PATH_PSNR ->
          2;
    };
  }
}
