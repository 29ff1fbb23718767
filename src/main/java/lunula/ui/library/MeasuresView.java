package lunula.ui.library;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.describe.BundledWords;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.measure.GenerationMeasures;
import lunula.measure.TextMeasures;
import lunula.model.Likelihood;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermEvent;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The measures of the selected model, each of which opens its card when clicked, and the button
/// that measures.
final class MeasuresView extends VBox {
  /// Left and right of a row, as the style sheet says.
  private static final double ROW_PADDING = 16;

  private final Texts texts = Texts.of(MeasuresView.class);
  private final LibraryViewModel model;
  private final VBox figures = Parts.styled(new VBox(), "measure-groups");
  private final Button measure;
  private final VBox bar = new VBox();
  private final Label message = Parts.sentence("problem", "");
  private @Nullable LibraryEntry entry;

  MeasuresView(LibraryViewModel model) {
    this.model = model;
    measure = Parts.button(texts, "library.measure.", this::measure);
    Label title = Parts.label("panel-title", texts.get("library.measures.title"));
    HBox top = Parts.row(8, title, Parts.gap(), measure);
    getStyleClass().add("measures");
    getChildren().addAll(top, bar, message, figures);
    Parts.present(measure, model.canMeasure());
    Parts.present(bar, false);
    Parts.show(message, null);
    WeakSubscriptions.hear(this, model.measuring().runningProperty(), running -> follow());
    var running =
        new JobBar(model.measuring(), texts, "library.measure.", model.measuring()::abandon);
    running.setNext(measure);
    bar.getChildren().add(running);
  }

  /// Shows the measures of a model, or nothing.
  void show(@Nullable LibraryEntry selected) {
    entry = selected;
    Parts.present(this, selected != null);
    figures.getChildren().clear();
    if (selected != null) {
      fill(new CardMeasures(selected.card()));
    }
    follow();
  }

  private void measure() {
    if (entry != null) {
      model.measure(entry);
    }
  }

  private void follow() {
    boolean running = model.measuring().runningProperty().get();
    boolean mine = model.isMeasuring(entry);
    measure.setDisable(running);
    Parts.present(bar, mine);
    if (running) {
      Parts.show(message, mine ? null : texts.get("library.measure.other"));
    } else {
      Parts.show(
          message,
          model.measuring().outcomeProperty().get() instanceof Outcome.Failed<?> failed
              ? failed.sentence()
              : null);
    }
  }

  private void fill(CardMeasures card) {
    if (card.isEmpty()) {
      figures.getChildren().add(Parts.sentence("muted", texts.get("library.measures.none")));
      return;
    }
    card.verdict().ifPresent(verdict -> figures.getChildren().add(lamp(verdict)));
    for (CardMeasures.Group group : card.groups()) {
      var rows = new VBox(Parts.sentence("field-label", group.title()));
      rows.getStyleClass().add("measure-group");
      group.rows().forEach(row -> rows.getChildren().add(row(row)));
      figures.getChildren().add(rows);
    }
    if (card.card().plan().architecture().encodes()) {
      Label nats = Parts.widen(Parts.sentence("muted", card.comparability()));
      figures.getChildren().add(Parts.row(8, nats, new TermSign(Term.NATS)));
    }
  }

  private HBox lamp(CardMeasures.Verdict verdict) {
    var light = Parts.styled(new Region(), "lamp", Texts.key("lamp-", verdict.lamp()));
    Label words = Parts.sentence("card-value", verdict.words());
    HBox.setHgrow(words, Priority.ALWAYS);
    var sign = new TermSign(Term.POSTERIOR_COLLAPSE);
    HBox line = Parts.row(8, light, words, sign);
    line.setId("library-lamp");
    return line;
  }

  private Button row(CardMeasures.Row row) {
    Measure what = row.measure();
    var lines =
        new VBox(
            line(
                "measure-name",
                UserMessages.words(what.info().name()),
                "measure-value",
                row.value()),
            line("muted", row.detail(), "muted", UserMessages.words(what.info().unit())));
    var button = new Button();
    button.setGraphic(lines);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("quiet", "measure-row");
    lines.prefWidthProperty().bind(button.widthProperty().subtract(ROW_PADDING));
    button.setTooltip(new Tooltip(texts.get("library.measures.tip")));
    button.setAccessibleText(
        texts.get(
            "library.measures.accessible",
            UserMessages.words(what.info().name()),
            row.value(),
            UserMessages.words(what.info().unit()),
            row.detail()));
    button.setOnAction(event -> TermEvent.ask(button, Term.of(what)));
    return TermSign.answer(button, Term.of(what));
  }

  /// Words at the left and a figure at the right, which is never cut. The words do not wrap: a
  /// button knows no height for its width.
  private static HBox line(String leftStyle, String words, String rightStyle, String figure) {
    Label left = Parts.label(leftStyle, words);
    left.setMinWidth(0);
    Label right = Parts.label(rightStyle, figure);
    right.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(left, Parts.gap(), right);
  }

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
      TRUTH,
      GENERATED,
      CROSS
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
        case RECONSTRUCTION,
            KL,
            NEGATIVE_ELBO,
            BITS_PER_IMAGE,
            BITS_PER_PIXEL,
            IMPORTANCE_WEIGHTED,
            CHARACTER_ACCURACY,
            NATS_PER_CHARACTER,
            INDEPENDENT_PLACES ->
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
        case FRECHET_DISTANCE,
            CLASSIFIER_SCORE,
            CLASS_SHARES,
            CLASS_DIVERGENCE,
            PRECISION,
            RECALL,
            DENSITY,
            COVERAGE,
            REAL_BY_NEAREST,
            GENERATED_BY_NEAREST,
            NEAREST_TRAINING,
            COPIED,
            LINES_OPPOSED,
            TONES_ALTERNATE,
            LEVEL_ENDING ->
            Part.GENERATED;
        case CROSS_ANGLE, WORDS_READ, CROSS_PICTURE, JOINT_COHERENCE, WORDS_DRAWN, HIDDEN_HALF ->
            Part.CROSS;
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
      if (part(measure) == Part.CROSS) {
        return TEXTS.get("library.measures.of." + subject);
      }
      List<Double> train = card.measures().all(measure, TRAIN);
      return switch (subject) {
        case TEST ->
            train.isEmpty() ? "" : TEXTS.get("library.measures.train", figures(measure, train));
        case TextMeasures.INDEPENDENT -> TEXTS.get("library.measures.of.independent");
        case TextMeasures.AT_MEAN -> TEXTS.get("library.measures.of.mean");
        case GenerationMeasures.GENERATED -> TEXTS.get("library.measures.of.generated");
        case GenerationMeasures.REAL -> TEXTS.get("library.measures.of.real");
        case "full-crescent" -> TEXTS.get("library.measures.path");
        default -> BundledWords.dataSet(subject);
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
        case MSE,
            PATH_MAE,
            PATH_END_MAE,
            PATH_RMSE,
            PATH_NEAREST_MAE,
            BITS_PER_PIXEL,
            NEAREST_TRAINING,
            CROSS_PICTURE ->
            4;
        case NEIGHBOUR_ACCURACY,
            TRUSTWORTHINESS,
            CONTINUITY,
            OUTLIERS_BY_ELBO,
            OUTLIERS_BY_RECONSTRUCTION,
            OUTLIERS_BY_DISTANCE,
            OUTLIERS_BY_NEAREST,
            FACTOR_R2,
            CLASS_SHARES,
            CLASS_DIVERGENCE,
            PRECISION,
            RECALL,
            DENSITY,
            COVERAGE,
            REAL_BY_NEAREST,
            GENERATED_BY_NEAREST,
            WORDS_READ,
            WORDS_DRAWN,
            CHARACTER_ACCURACY,
            COPIED,
            LINES_OPPOSED,
            TONES_ALTERNATE,
            LEVEL_ENDING ->
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
            PATH_PSNR,
            FRECHET_DISTANCE,
            CLASSIFIER_SCORE,
            CROSS_ANGLE,
            JOINT_COHERENCE,
            HIDDEN_HALF,
            NATS_PER_CHARACTER,
            INDEPENDENT_PLACES ->
            2;
      };
    }
  }
}
