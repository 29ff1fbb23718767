package lunula.ui.library;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.describe.BundledWords;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.library.ModelArchive;
import lunula.model.Likelihood;
import lunula.model.card.ComparisonGroup;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Form;
import lunula.ui.kit.Input;
import lunula.ui.kit.Job;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Keys;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.library.LibraryViewModel.Asking;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

/// The models of the library as a list, the selected one's card, and what can be done with it.
public final class LibraryView extends VBox {
  private static final Context LIST = Context.of(LibraryView.class, "library.keys");
  private static final double LEAST_LIST = 165;
  private static final int MOST_EPOCHS = 10_000;

  private final Texts texts = Texts.of(LibraryView.class);
  private final LibraryViewModel model;
  private final FileChoosers choosers;
  private final ListView<LibraryEntry> list;
  private final ScrollPane details = new ScrollPane();
  private final VBox card = Parts.styled(new VBox(), "model-card");
  private final MeasuresView measures;
  private final VBox question = Parts.styled(new VBox(), "question");
  private final Label message = Parts.sentence("problem", "");
  private final VBox problems = Parts.styled(new VBox(), "problem-list");
  private final Button open;
  private final Button rename;
  private final Button delete;
  private final Button export;
  private final Button train;

  /// @param choosers asks for a folder to open
  public LibraryView(LibraryViewModel model, FileChoosers choosers) {
    this.model = model;
    this.choosers = choosers;
    list = new ListView<>(model.groupedEntries());
    measures = new MeasuresView(model);
    open = Parts.button(texts, "library.open.", model::openSelected);
    rename = Parts.button(texts, "library.rename.", model::askName);
    delete = Parts.button(texts, "library.delete.", model::askDeletion);
    export = Parts.button(texts, "library.export.", this::exportSelected);
    train = Parts.button(texts, "library.train.", model::askTraining);
    opening(model).tellOn(open);
    renaming(model).tellOn(rename);
    deleting(model).tellOn(delete);
    getStyleClass().addAll("panel", "library");
    Parts.present(question, false);
    Styles.of(this);
    getChildren().addAll(list(), message, actions(), question, details());
    getChildren().add(importing());
    WeakSubscriptions.hear(this, model.selectedProperty(), this::showSelected);
    WeakSubscriptions.hear(this, model.askingProperty(), this::ask);
    WeakSubscriptions.hear(this, model.messageProperty(), text -> Parts.show(message, text));
    WeakSubscriptions.hear(this, model.busyProperty(), this::enable);
    WeakSubscriptions.hear(this, model.openedProperty(), folder -> list.refresh());
    WeakSubscriptions.hear(this, model.doubtfulProperty(), marked -> list.refresh());
    WeakSubscriptions.hear(this, model.problems(), this::showProblems);
    // A neighbour that comes or goes may change who begins a group.
    WeakSubscriptions.hear(this, model.groupedEntries(), list::refresh);
    showProblems();
    showSelected();
    // As filters: the list would take Enter, F2 and Escape for itself.
    addEventFilter(KeyEvent.KEY_PRESSED, this::leaveQuestion);
    List<Action> keys = list(model);
    KeyDispatch.filter(this, list::isFocused, () -> keys);
  }

  private ListView<LibraryEntry> list() {
    list.setAccessibleText(texts.get("library.accessible"));
    list.setPlaceholder(Parts.sentence("muted", texts.get("library.empty")));
    list.setCellFactory(created -> new Cell());
    list.setPrefHeight(260);
    // A third of the column, so that more models are seen in a high window.
    list.minHeightProperty().bind(Bindings.max(LEAST_LIST, heightProperty().multiply(0.34)));
    list.getSelectionModel().selectedItemProperty().subscribe(this::select);
    return list;
  }

  private FlowPane actions() {
    open.getStyleClass().add("primary");
    return Parts.styled(new FlowPane(8, 8, open, rename, delete, export, train), "actions");
  }

  private void exportSelected() {
    LibraryEntry entry = model.selectedProperty().get();
    if (entry != null) {
      export(model, entry, choosers);
    }
  }

  private static void export(LibraryViewModel library, LibraryEntry entry, FileChoosers choosers) {
    choosers
        .save(
            Texts.of(LibraryView.class).get("library.export.title"),
            LibraryViewModel.suggestedName(entry))
        .ifPresent(file -> library.export(entry, file));
  }

  private ScrollPane details() {
    details.setContent(new VBox(card, measures, problems));
    Parts.scrolling(details);
    VBox.setVgrow(details, Priority.ALWAYS);
    return details;
  }

  /// The buttons that open a model from elsewhere; while one is being opened, its progress.
  private VBox importing() {
    Job<?> job = model.importing();
    Button folder = Parts.button(texts, "library.import.", this::chooseFolder);
    Button file = Parts.button(texts, "library.import.file.", this::chooseFile);
    var buttons = new FlowPane(8, 8, folder, file);
    Label words = Parts.sentence("muted", "");
    WeakSubscriptions.hear(this, job.runningProperty(), runs -> Parts.present(buttons, !runs));
    WeakSubscriptions.hear(
        this, job.sentenceProperty(), said -> Parts.show(words, said.isEmpty() ? null : said));
    var bar = new JobBar(job, texts, "library.importing.", model::cancelImport);
    bar.setNext(folder);
    return new VBox(8, words, bar, buttons);
  }

  private void chooseFolder() {
    choosers.folder(texts.get("library.import.title")).ifPresent(model::importFolder);
  }

  private void chooseFile() {
    choosers
        .file(
            texts.get("library.import.file.title"),
            texts.get("library.import.file.kinds"),
            List.of(ModelArchive.ENDING.substring(1), "zip", "safetensors", "pt", "pth", "ckpt"))
        .ifPresent(model::importFolder);
  }

  private void select(@Nullable LibraryEntry entry) {
    if (entry != null || model.entries().isEmpty()) {
      model.selectedProperty().set(entry);
    }
  }

  private void showSelected() {
    LibraryEntry entry = model.selectedProperty().get();
    if (entry == null) {
      list.getSelectionModel().clearSelection();
      card.getChildren().setAll(Parts.sentence("muted", texts.get("library.choose")));
    } else {
      if (!entry.equals(list.getSelectionModel().getSelectedItem())) {
        list.getSelectionModel().select(entry);
        list.scrollTo(entry);
      }
      fill(entry);
      details.setVvalue(0);
    }
    measures.show(entry);
    model.cancel();
    enable();
  }

  private void fill(LibraryEntry entry) {
    var lines = Parts.styled(new GridPane(), "card-lines");
    int row = 0;
    for (EntryCard.Line line : new EntryCard(entry.card(), ZoneId.systemDefault()).lines()) {
      Label label = Parts.sentence("muted", line.label());
      HBox name = Parts.row(4, label);
      name.setAlignment(Pos.TOP_LEFT);
      name.setMinWidth(104);
      name.setMaxWidth(104);
      if (line.term() != null) {
        name.getChildren().add(new TermSign(line.term(), line.label()));
      }
      Label value = Parts.sentence("card-value", line.value());
      GridPane.setHgrow(value, Priority.ALWAYS);
      GridPane.setValignment(name, VPos.TOP);
      lines.addRow(row++, name, value);
    }
    card.getChildren()
        .setAll(
            Parts.sentence("card-title", BundledWords.name(entry.card())),
            Parts.sentence("card-text", BundledWords.description(entry.card())),
            lines);
  }

  private void enable() {
    LibraryEntry entry = model.selectedProperty().get();
    boolean own = entry != null && !entry.bundled() && !model.busyProperty().get();
    open.setDisable(entry == null);
    export.setDisable(entry == null || model.busyProperty().get());
    train.setDisable(entry == null || model.trainOnProperty().get() == null);
    rename.setDisable(!own);
    delete.setDisable(!own);
  }

  private void ask() {
    Asking asking = model.askingProperty().get();
    boolean asked = question.isVisible();
    // Shown first: what is hidden cannot take the focus.
    Parts.present(question, !(asking instanceof Asking.Nothing));
    switch (asking) {
      case Asking.Nothing nothing -> {
        question.getChildren().clear();
        if (asked) {
          list.requestFocus();
        }
      }
      case Asking.Name name -> askName(name.entry());
      case Asking.MoreTraining training -> askTraining(training.entry().card());
      case Asking.Deletion deletion -> askDeletion(deletion.entry());
    }
  }

  private void askName(LibraryEntry entry) {
    var name = new SimpleStringProperty(entry.card().name());
    var field =
        new Form(texts).clearable("library.rename.field.", name).resetTo(name, entry.card().name());
    Runnable answer = () -> model.rename(name.get());
    field.control().setOnAction(event -> answer.run());
    Button save = Parts.styled(Parts.button(texts, "library.rename.save.", answer), "primary");
    question.getChildren().setAll(field.box(), row(save, no()));
    field.control().requestFocus();
    field.control().selectAll();
  }

  private void askTraining(ModelCard card) {
    TrainingPlan plan = card.plan();
    int done = card.curve().size();
    Input<Integer> epochs = Input.count(texts, "library.train.epochs.", 1, MOST_EPOCHS - done);
    epochs.writeUsual(plan.epochs() > done ? plan.epochs() - done : plan.epochs());
    Input<Double> rate = Input.positive(texts, "library.train.rate.", Optimiser.MOST_LEARNING_RATE);
    rate.writeUsual(plan.learningRate());
    var form = new Form(texts);
    Form.Field<TextField> more = form.text("library.train.epochs.", epochs).term(Term.EPOCH);
    Form.Field<TextField> step = form.text("library.train.rate.", rate).term(Term.LEARNING_RATE);
    form.row(more, step);
    Runnable answer =
        () -> {
          if (Input.right(Stream.of(epochs, rate))) {
            model.trainOn(epochs.read(), rate.read());
          }
        };
    List.of(more, step).forEach(field -> field.control().setOnAction(event -> answer.run()));
    Button start = Parts.styled(Parts.button(texts, "library.train.start.", answer), "primary");
    question
        .getChildren()
        .setAll(
            Parts.sentence("question-text", texts.get("library.train.question", card.name(), done)),
            form,
            row(start, no()));
    more.control().requestFocus();
    more.control().selectAll();
  }

  private void askDeletion(LibraryEntry entry) {
    String words = texts.get("library.delete.question", entry.card().name());
    Button yes = Parts.styled(Parts.button(texts, "library.delete.yes.", model::delete), "danger");
    Button no = no();
    question.getChildren().setAll(Parts.sentence("question-text", words), row(yes, no));
    no.requestFocus();
  }

  private Button no() {
    return Parts.button(texts, "library.cancel.", model::cancel);
  }

  private void showProblems() {
    problems.getChildren().clear();
    if (!model.problems().isEmpty()) {
      problems.getChildren().add(Parts.sentence("field-label", texts.get("library.problems")));
      model.problems().forEach(text -> problems.getChildren().add(Parts.sentence("problem", text)));
    }
  }

  private void leaveQuestion(KeyEvent event) {
    boolean asks = !(model.askingProperty().get() instanceof Asking.Nothing);
    if (asks && event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
      event.consume();
    }
  }

  private static HBox row(Button... buttons) {
    return Parts.styled(Parts.row(0, buttons), "actions");
  }

  /// One model: its name, whose it is, and what tells it from the others. The first of those whose
  /// losses compare has a heading above it that says what these losses are.
  private final class Cell extends ListCell<LibraryEntry> {
    private final Label name = Parts.sentence("entry-name", "");
    private final Label badge = Parts.label("badge", "");
    private final Label glance = Parts.sentence("muted", "");
    private final Label data = Parts.label("group-data", "");
    private final Label figure = Parts.label("muted", "");
    private final VBox heading = Parts.styled(new VBox(data, figure), "group-heading");
    private final VBox lines;

    Cell() {
      badge.setMinWidth(USE_PREF_SIZE);
      lines = new VBox(2, heading, new HBox(8, name, Parts.gap(), badge), glance);
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
              model.openSelected();
            }
          });
    }

    @Override
    protected void updateItem(@Nullable LibraryEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        Parts.setStyle(this, "group-first", false);
        return;
      }
      boolean shown = entry.folder().equals(model.openedProperty().get());
      name.setText(BundledWords.name(entry.card()));
      String own = entry.bundled() ? "library.bundled" : "library.own";
      badge.setText(texts.get(shown ? "library.open.now" : own));
      Parts.setStyle(badge, "accent", shown);
      String losses = new EntryCard(entry.card(), ZoneId.systemDefault()).glance();
      boolean begins = !comparesWith(entry, getIndex() - 1);
      boolean alone = begins && !comparesWith(entry, getIndex() + 1);
      String line = alone ? texts.get("library.group.alone", losses) : losses;
      boolean doubtful = model.doubtfulProperty().get().contains(entry.folder());
      glance.setText(doubtful ? texts.get("library.doubtful", line) : line);
      data.setText(BundledWords.dataSet(entry.card().dataSet()));
      figure.setText(UserMessages.words(ComparisonGroup.figure(entry.card())));
      Parts.present(heading, begins);
      Parts.setStyle(this, "group-first", begins);
      setGraphic(lines);
      setAccessibleText(
          String.join(
              ", ",
              name.getText(),
              badge.getText(),
              glance.getText(),
              data.getText(),
              figure.getText()));
    }

    private boolean comparesWith(LibraryEntry entry, int index) {
      var all = model.groupedEntries();
      return index >= 0
          && index < all.size()
          && ComparisonGroup.of(all.get(index).card()).equals(ComparisonGroup.of(entry.card()));
    }
  }

  /// A model's card in words, with its training plan.
  record EntryCard(ModelCard card, ZoneId zone) {
    private static final Texts TEXTS = Texts.of(EntryCard.class);

    /// A name and a value beside it.
    ///
    /// @param term explains the name; null if nothing needs to
    record Line(String label, String value, @Nullable Term term) {}

    /// What tells models apart at a glance: 784-512-2 · β 1 · −ELBO 259.8 nats; of a plain
    /// autoencoder, which knows neither β nor ELBO, 784-128-2 · reconstruction 468.8 nats.
    String glance() {
      String layers = NumberFormats.layers(card.plan().architecture());
      String loss = new LossFormat(card.losses()).brief(card.test().sampled());
      return variational() && !card.trainedElsewhere()
          ? TEXTS.get(
              "library.card.glance",
              layers,
              NumberFormats.plain(card.plan().objective().beta()),
              loss)
          : TEXTS.get("library.card.glance.plain", layers, loss);
    }

    /// The whole card.
    List<Line> lines() {
      return (card.trainedElsewhere() ? adopted() : trained())
          // A point has no mean beside it, and no encoder no objective that is known here.
          .filter(line -> !line.value().isEmpty())
          .filter(line -> variational() || !line.label().equals(TEXTS.get("library.card.mean")))
          .toList();
    }

    private Stream<Line> trained() {
      TrainingPlan plan = card.plan();
      return Stream.of(
          line("network", NumberFormats.layers(plan.architecture())),
          line("data", BundledWords.dataSet(card.dataSet())),
          line("trained", day()),
          line("time", time()),
          line("sampled", losses(card.test().sampled())),
          line("mean", losses(card.test().atMean())),
          line("plan", steps()),
          line("loss", card.plan().architecture().encodes() ? loss() : ""),
          line(
              "besides",
              besides().stream()
                  .reduce((before, next) -> TEXTS.get("library.besides.and", before, next))
                  .orElse("")),
          line("seed", Long.toString(plan.seed())));
    }

    /// Of a model that was trained elsewhere nothing is said on its training.
    private Stream<Line> adopted() {
      return Stream.of(
          line("network", NumberFormats.layers(card.plan().architecture())),
          line("training", TEXTS.get("library.card.elsewhere")),
          line("shown", BundledWords.dataSet(card.dataSet())),
          line("opened", day()),
          line("sampled", losses(card.test().sampled())),
          line("mean", losses(card.test().atMean())));
    }

    private String day() {
      return TEXTS.time("library.card.day", card.created().atZone(zone));
    }

    private boolean variational() {
      return card.plan().architecture().variational();
    }

    private String time() {
      return TEXTS.get(
          "library.card.time.value",
          NumberFormats.duration(card.trainingSeconds()),
          card.curve().size());
    }

    private String losses(Losses losses) {
      return new LossFormat(card.losses()).parts(losses);
    }

    private Line line(String key, String value) {
      return new Line(TEXTS.get("library.card." + key), value, term(key));
    }

    private @Nullable Term term(String key) {
      return switch (key) {
        case "network" -> Term.HIDDEN_LAYER;
        case "sampled" -> Term.of(card.losses().headline());
        case "mean" -> Term.RECONSTRUCTION;
        case "plan" -> Term.EPOCH;
        case "loss" -> Term.LOSS;
        case "seed" -> Term.SEED;
        default -> null;
      };
    }

    /// Epochs, batches and the learning rate's course.
    private String steps() {
      TrainingPlan plan = card.plan();
      String schedule = TEXTS.get(Texts.key("library.schedule.", plan.schedule()));
      return TEXTS.get(
          "library.card.plan.value",
          plan.epochs(),
          NumberFormats.count(plan.batchSize()),
          NumberFormats.plain(plan.learningRate()),
          schedule);
    }

    /// Reconstruction and KL with their weights.
    private String loss() {
      TrainingPlan plan = card.plan();
      Objective objective = plan.objective();
      List<String> terms = new ArrayList<>();
      terms.add(times(objective.weight(), likelihood()));
      if (plan.architecture().variational()) {
        terms.add(TEXTS.get("library.loss.kl", NumberFormats.plain(objective.beta())));
      }
      return String.join(" + ", terms);
    }

    private static String times(double weight, String term) {
      return weight == 1
          ? term
          : TEXTS.get("library.loss.weighted", NumberFormats.plain(weight), term);
    }

    private String likelihood() {
      Likelihood likelihood = card.plan().architecture().likelihood();
      String scale = NumberFormats.plain(likelihood.scale());
      return switch (likelihood.kind()) {
        case BERNOULLI -> TEXTS.get("library.loss.bernoulli");
        case GAUSSIAN ->
            likelihood.learned()
                ? TEXTS.get("library.loss.gaussian.learned", scale)
                : TEXTS.get("library.loss.gaussian", scale);
        case LAPLACE ->
            likelihood.learned()
                ? TEXTS.get("library.loss.laplace.learned", scale)
                : TEXTS.get("library.loss.laplace", scale);
      };
    }

    /// What sets this plan apart, a phrase each; often nothing.
    private List<String> besides() {
      TrainingPlan plan = card.plan();
      List<String> phrases = new ArrayList<>();
      plan.architecture()
          .unevenDecoder()
          .ifPresent(layers -> phrases.add(TEXTS.get("library.besides.decoder", layers)));
      if (!plan.corruption().none()) {
        phrases.add(noise());
      }
      if (plan.optimiser().method() == Optimiser.Method.MOMENTUM) {
        phrases.add(TEXTS.get("library.besides.momentum"));
      }
      if (plan.objective().warmUpEpochs() > 0) {
        phrases.add(TEXTS.get("library.besides.warmup", plan.objective().warmUpEpochs()));
      }
      if (plan.objective().freeBits() > 0) {
        phrases.add(
            TEXTS.get("library.besides.free", NumberFormats.plain(plan.objective().freeBits())));
      }
      if (plan.patience() > 0) {
        phrases.add(TEXTS.get("library.besides.patience", plan.patience()));
      }
      if (plan.leavesOut()) {
        phrases.add(TEXTS.get("library.besides.without", plan.withoutClass()));
      }
      if (plan.architecture().conditional()) {
        phrases.add(TEXTS.get("library.besides.told"));
      }
      return phrases;
    }

    private String noise() {
      Corruption corruption = card.plan().corruption();
      String strength = NumberFormats.plain(corruption.strength());
      return switch (corruption.kind()) {
        case NONE -> "";
        case GAUSSIAN -> TEXTS.get("library.besides.noise.gaussian", strength);
        case SALT_AND_PEPPER -> TEXTS.get("library.besides.noise.grains", strength);
        case PATCH -> TEXTS.get("library.besides.noise.patch", strength);
      };
    }
  }

  /// What can be done with the selected model, and with the one on the map.
  ///
  /// @param choosers asked for when a file is to be chosen
  public static Feature actions(LibraryViewModel library, Supplier<FileChoosers> choosers) {
    List<Action> all = new ArrayList<>(list(library));
    all.add(exporting(library, choosers));
    return Feature.of(all).gestures(LIST, LibraryView.class, "library.gesture.leave.");
  }

  static List<Action> list(LibraryViewModel library) {
    return List.of(opening(library), renaming(library), deleting(library));
  }

  private static Action exporting(LibraryViewModel library, Supplier<FileChoosers> choosers) {
    return Action.of(
            LibraryView.class,
            MainActions.WINDOW,
            "library.export.",
            () -> library.onTheMap().ifPresent(entry -> export(library, entry, choosers.get())))
        .when(library.openedProperty().isNotNull());
  }

  static Action opening(LibraryViewModel library) {
    return action("library.open.", library::openSelected).keys(Keys.of(KeyCode.ENTER));
  }

  static Action renaming(LibraryViewModel library) {
    return action("library.rename.", library::askName).keys(Keys.of(KeyCode.F2));
  }

  static Action deleting(LibraryViewModel library) {
    return action("library.delete.", library::askDeletion).keys(Keys.of(KeyCode.DELETE));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(LibraryView.class, LIST, prefix, run).unlisted();
  }
}
