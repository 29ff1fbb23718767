package lunula.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.data.Skipped;
import lunula.data.format.PictureFormat;
import lunula.ui.data.Adding.Added;
import lunula.ui.data.Adding.Choosing;
import lunula.ui.data.Adding.Closed;
import lunula.ui.data.Adding.Importing;
import lunula.ui.data.Adding.Looking;
import lunula.ui.data.Adding.Ready;
import lunula.ui.data.Adding.Refused;
import lunula.ui.data.Adding.TextsReady;
import lunula.ui.kit.Action;
import lunula.ui.kit.CoveringSheet;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.Input;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainActions;

/// A sheet over the window on which a person's own images become a data set. Hidden until somebody
/// adds some. Nothing beneath is reached meanwhile.
public final class AddImagesView extends CoveringSheet {
  private static final double SHEET_WIDTH = 620;
  private static final double SHEET_HEIGHT = 688;

  private final Texts texts = Texts.of(AddImagesView.class);
  private final AddImagesViewModel model;
  private final VBox sheet = Parts.styled(new VBox(), "help-sheet");
  private final Input<Path> path = Input.path(texts, "data.path.");
  private final Field<TextField> source;
  private final PreviewPane preview;
  private final TextsPane found;
  private final Label problem = Parts.sentence("problem", "");
  private final Label done = Parts.sentence("done", "");
  private final FindingsPane findings = new FindingsPane();
  private final ProgressBar looking = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final Button file;
  private final Button add;
  private final Button train;
  private final JobBar adding;
  private final Button close;

  /// @param choosers asks for a file or a folder
  public AddImagesView(AddImagesViewModel model, FileChoosers choosers) {
    super("add-images");
    this.model = model;
    preview = new PreviewPane(model);
    found = new TextsPane(model);
    file =
        Parts.button(
            texts,
            "data.file.",
            () -> choosers.file(texts.get("data.file.title")).ifPresent(model::choose));
    Button folder =
        Parts.button(
            texts,
            "data.folder.",
            () -> choosers.folder(texts.get("data.folder.title")).ifPresent(model::choose));
    source = new Form(texts).path("data.path.", path, this::choose, file, folder);
    source.control().setPromptText(texts.get("data.path.prompt"));
    add = Parts.button(texts, "data.add.", model::add);
    adding = new JobBar(model.job(), texts, "data.", model::cancel);
    close = Parts.button(texts, "data.close.", model::close);
    train = Parts.button(texts, "data.train.", model::train);
    add.getStyleClass().add("primary");
    train.getStyleClass().add("primary");
    fill();
    getChildren().add(sheet);
    WeakSubscriptions.hear(this, model.stateProperty(), this::show);
  }

  /// Offers moons beside files and folders.
  ///
  /// @param order opens what asks for them; this sheet closes before
  public void offerMoons(Runnable order) {
    Button moons =
        Parts.button(
            texts,
            "data.moons.",
            () -> {
              model.close();
              order.run();
            });
    ((HBox) file.getParent()).getChildren().add(moons);
  }

  private void fill() {
    Label title = Parts.label("help-title", texts.get("data.title"));
    looking.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(adding, Priority.ALWAYS);
    var buttons = new HBox(8, adding, add, train, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var middle = new Form(texts);
    middle.setSpacing(12);
    middle
        .add(Parts.sentence("muted", texts.get("data.what", PictureFormat.titles())))
        .row(source)
        .add(preview, found, done, findings);
    var scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    // As high as its words are once they are wrapped.
    scroll.prefViewportHeightProperty().bind(middle.heightProperty());
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    // Beside the buttons, where it is seen however far the form is scrolled.
    sheet.getChildren().addAll(title, scroll, problem, looking, buttons);
    sheet.setId("add-images");
    sheet.setSpacing(12);
    sheet.setMaxSize(SHEET_WIDTH, Region.USE_PREF_SIZE);
    heightProperty()
        .subscribe(
            height ->
                scroll.setMaxHeight(
                    Math.max(160, Math.min(SHEET_HEIGHT, height.doubleValue() - 32) - 222)));
  }

  /// What is half typed when the sheet closes does not open it again.
  private void choose(Path typed) {
    if (isVisible()) {
      model.choose(typed);
    }
  }

  private void show(Adding state) {
    boolean opened = cover(!(state instanceof Closed));
    boolean importing = state instanceof Importing;
    boolean ofTexts = state instanceof TextsReady || (importing && found.isManaged());
    Parts.present(preview, state instanceof Ready || (importing && !ofTexts));
    Parts.present(found, ofTexts);
    preview.setDisable(importing);
    found.setDisable(importing);
    source.box().setDisable(importing);
    Parts.present(source.box(), !(state instanceof Added));
    Parts.present(add, state instanceof Ready || state instanceof TextsReady);
    Parts.present(train, state instanceof Added);
    Parts.present(close, !importing);
    Parts.present(looking, state instanceof Looking);
    if (state instanceof Looking at) {
      looking.setAccessibleText(texts.get("data.looking", at.what()));
    }
    if (opened || state instanceof Looking) {
      Path chosen = model.chosenProperty().get();
      path.fill(chosen == null ? "" : chosen.toString());
    }
    // Its room stays, or the buttons would move under the hand that pressed one.
    Parts.present(
        problem, state instanceof Ready || state instanceof TextsReady || state instanceof Refused);
    problem.setText(problem(state));
    Parts.show(done, state instanceof Added added ? done(added) : null);
    present(state);
    if (opened) {
      first().requestFocus();
    }
  }

  private void present(Adding state) {
    switch (state) {
      case Ready ready -> {
        preview.show(ready.preview());
        findings.show(List.of(), ready.preview().skipped(), -1);
      }
      case TextsReady ready -> {
        found.show(ready.data());
        findings.clear();
      }
      case Added added -> findings.show(added.notes(), added.skipped(), added.skippedCount());
      case Closed closed -> findings.clear();
      case Choosing choosing -> findings.clear();
      case Looking looking -> findings.clear();
      case Refused refused -> findings.clear();
      case Importing importing -> {}
    }
  }

  private static String problem(Adding state) {
    if (state instanceof Refused refused) {
      return refused.reason();
    }
    if (state instanceof TextsReady ready) {
      return Objects.requireNonNullElse(ready.problem(), "");
    }
    return state instanceof Ready ready ? Objects.requireNonNullElse(ready.problem(), "") : "";
  }

  private String done(Added added) {
    return texts.get(
        added.choice().texts() ? "data.done.lines" : "data.done",
        added.choice().name(),
        NumberFormats.count(added.count()));
  }

  @Override
  protected Button first() {
    Button first = source.box().isVisible() && !file.isDisabled() ? file : close;
    return first.isVisible() ? first : adding.cancel();
  }

  @Override
  protected Button wayOut() {
    return adding.isVisible() ? adding.cancel() : close;
  }

  /// What was found out about a person's images, and which were left out and why.
  private static final class FindingsPane extends VBox {
    private static final double ROW = 26;
    private static final int ROWS = 5;

    private final Texts texts = Texts.of(FindingsPane.class);
    private final Label notes = Parts.sentence("muted", "");
    private final Label title = Parts.sentence("warning", "");
    private final ListView<String> skipped = new ListView<>();

    FindingsPane() {
      setSpacing(8);
      skipped.setId("data-skipped");
      skipped.setFixedCellSize(ROW);
      skipped.setTooltip(new Tooltip(texts.get("data.skipped.tip")));
      getChildren().addAll(notes, title, skipped);
      clear();
    }

    void clear() {
      show(List.of(), List.of(), 0);
    }

    /// @param count how many were left out in all; -1 if that is not known yet
    void show(List<String> said, List<Skipped> left, int count) {
      Parts.show(notes, said.isEmpty() ? null : String.join(" ", said));
      Parts.show(title, left.isEmpty() ? null : title(left.size(), count));
      skipped.getItems().setAll(left.stream().map(Skipped::toString).toList());
      double height = Math.min(ROWS, left.size()) * ROW + 6;
      skipped.setMinHeight(height);
      skipped.setPrefHeight(height);
      Parts.present(skipped, !left.isEmpty());
      Parts.present(this, !said.isEmpty() || !left.isEmpty());
    }

    private String title(int listed, int count) {
      return count < 0
          ? texts.get("data.skipped.early", NumberFormats.count(listed))
          : texts.get("data.skipped.all", NumberFormats.count(count));
    }
  }

  /// What brings a person's own data sets.
  public static Feature actions(AddImagesViewModel images, MakeMoonsViewModel moons) {
    return Feature.of(
        action("command.data.add.", images::open), action("command.data.moons.", moons::open));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(AddImagesView.class, MainActions.WINDOW, prefix, run);
  }
}
