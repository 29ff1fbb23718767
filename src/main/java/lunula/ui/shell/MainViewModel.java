package lunula.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.format.FashionMnist;
import lunula.data.moons.Moons;
import lunula.describe.BundledWords;
import lunula.files.Languages;
import lunula.lesson.Step.Part;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.network.TextConvolutional;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageCounts;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Action;
import lunula.ui.kit.LossFormat;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The state of the main window around its panels. JavaFX thread only; needs no window.
public final class MainViewModel {
  /// The pages of the tool column.
  public enum Tool {
    /// The chosen instrument.
    EXPLORE,
    /// Training.
    TRAIN,
    /// The model library.
    MODELS
  }

  private final Texts texts = Texts.of(MainViewModel.class);
  private final ExplorerState exploration;
  private final ObservableList<LibraryEntry> models;
  private final Consumer<LibraryEntry> open;
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
  private final StringProperty language = new SimpleStringProperty(Languages.SYSTEM);
  private final ObjectProperty<ImageSet> imageSet = new SimpleObjectProperty<>(ImageSet.TEST);
  private final ObjectProperty<ImageCounts> imageCounts =
      new SimpleObjectProperty<>(new ImageCounts(10_000, 70_000));
  private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.EXPLORE);
  private final ObjectProperty<@Nullable ModelCard> card = new SimpleObjectProperty<>();
  private final BooleanProperty training = new SimpleBooleanProperty();
  private final BooleanProperty gridShown = new SimpleBooleanProperty();
  private final BooleanProperty toolsShown = new SimpleBooleanProperty(true);
  private final BooleanProperty pathShown = new SimpleBooleanProperty(true);
  private final BooleanProperty explainShown = new SimpleBooleanProperty();
  private final BooleanProperty helpShown = new SimpleBooleanProperty();
  private final BooleanProperty aboutShown = new SimpleBooleanProperty();
  private final BooleanProperty comparing = new SimpleBooleanProperty();
  private final BooleanProperty exportShown = new SimpleBooleanProperty();
  private final BooleanProperty commandsShown = new SimpleBooleanProperty();
  private final BooleanProperty modelsShown = new SimpleBooleanProperty();
  private final BooleanProperty projector = new SimpleBooleanProperty();
  private final BooleanProperty spoken = new SimpleBooleanProperty();
  private final BooleanProperty sound = new SimpleBooleanProperty();
  private final BooleanProperty contrast = new SimpleBooleanProperty();
  private final ObjectProperty<TextSize> textSize = new SimpleObjectProperty<>(TextSize.NORMAL);
  private final DoubleProperty toolsWidth = new SimpleDoubleProperty();
  private final DoubleProperty decodeWidth = new SimpleDoubleProperty();
  private final ObjectProperty<Runnable> nextPanel = new SimpleObjectProperty<>(() -> {});
  private final ObjectProperty<Reports> reports =
      new SimpleObjectProperty<>((sentence, take) -> take.accept(sentence));
  private final ObjectProperty<Consumer<Path>> showInFolder =
      new SimpleObjectProperty<>(file -> {});
  private final ObjectProperty<@Nullable Restriction> restriction = new SimpleObjectProperty<>();
  private final ObservableList<Action> lessons = FXCollections.observableArrayList();
  private boolean toolsBefore = true;
  private boolean pathBefore = true;
  private boolean explainBefore;
  private final StringProperty hint = new SimpleStringProperty(texts.get("main.status.what"));

  /// @param models what the switcher offers; followed
  /// @param open opens a model in the window
  public MainViewModel(
      ExplorerState exploration, ObservableList<LibraryEntry> models, Consumer<LibraryEntry> open) {
    this.exploration = exploration;
    this.models = models;
    this.open = open;
  }

  /// What all panels share.
  public ExplorerState exploration() {
    return exploration;
  }

  /// The models the switcher offers.
  public ObservableList<LibraryEntry> models() {
    return models;
  }

  /// Whether the list of models that can be opened is shown.
  public BooleanProperty modelsShownProperty() {
    return modelsShown;
  }

  /// Opens a model.
  public void open(LibraryEntry entry) {
    open.accept(entry);
  }

  /// The tag of the language that is chosen, [Languages#SYSTEM] for the system's.
  public StringProperty languageProperty() {
    return language;
  }

  /// The window's colours.
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /// Which images the person wants on the map.
  public ObjectProperty<ImageSet> imageSetProperty() {
    return imageSet;
  }

  /// How many images the open model has.
  public ObjectProperty<ImageCounts> imageCountsProperty() {
    return imageCounts;
  }

  /// The page of the tool column.
  public ObjectProperty<Tool> toolProperty() {
    return tool;
  }

  /// The state of the engine.
  public ObjectProperty<EngineState> engineProperty() {
    return exploration.engineProperty();
  }

  /// Card of the model that is open; null before the first.
  public ObjectProperty<@Nullable ModelCard> cardProperty() {
    return card;
  }

  /// Whether the window shows a model that is, or has just been, trained and belongs to no card.
  public BooleanProperty trainingProperty() {
    return training;
  }

  /// Whether decoded pictures lie behind the points.
  public BooleanProperty gridShownProperty() {
    return gridShown;
  }

  /// Whether the tool column is unfolded.
  public BooleanProperty toolsShownProperty() {
    return toolsShown;
  }

  /// Whether the interpolation strip is unfolded where there is room: the explanation takes its
  /// place.
  public BooleanProperty pathShownProperty() {
    return pathShown;
  }

  /// Whether the strip that explains the model is shown beneath the map.
  public BooleanProperty explainShownProperty() {
    return explainShown;
  }

  /// Whether the list of keys lies over the window.
  public BooleanProperty helpShownProperty() {
    return helpShown;
  }

  /// Whether the sheet about Lunula is shown.
  public BooleanProperty aboutShownProperty() {
    return aboutShown;
  }

  /// Whether several models are shown side by side in place of the one map.
  public BooleanProperty comparingProperty() {
    return comparing;
  }

  /// Whether the sheet for exporting is shown.
  public BooleanProperty exportShownProperty() {
    return exportShown;
  }

  /// Whether the command palette is shown.
  public BooleanProperty commandsShownProperty() {
    return commandsShown;
  }

  /// What a lesson leaves of the window; null while all of it is there.
  public ObjectProperty<@Nullable Restriction> restrictionProperty() {
    return restriction;
  }

  /// What the menu of lessons offers.
  public ObservableList<Action> lessons() {
    return lessons;
  }

  /// Whether a part of the window is visible as far as a lesson says, or else as usual.
  boolean shows(Part part, boolean usual) {
    Restriction now = restriction.get();
    return now == null ? usual : now.shows(part);
  }

  /// Whether everything is shown larger, for those who sit far away.
  public BooleanProperty projectorProperty() {
    return projector;
  }

  /// Whether what happens is told in sentences at the bottom.
  public BooleanProperty spokenProperty() {
    return spoken;
  }

  /// Whether the place of the cursor is heard.
  public BooleanProperty soundProperty() {
    return sound;
  }

  /// Whether everything is shown in strong contrast, also where the desktop does not ask for it.
  public BooleanProperty contrastProperty() {
    return contrast;
  }

  /// How large words are shown.
  public ObjectProperty<TextSize> textSizeProperty() {
    return textSize;
  }

  /// Shows everything larger with the panels folded, or as it was before.
  public void toggleProjector() {
    boolean larger = !projector.get();
    if (larger) {
      toolsBefore = toolsShown.get();
      pathBefore = pathShown.get();
      explainBefore = explainShown.get();
    }
    projector.set(larger);
    toolsShown.set(!larger && toolsBefore);
    pathShown.set(!larger && pathBefore);
    explainShown.set(!larger && explainBefore);
  }

  /// The width that the person has given to the tool column, in pixels; 0 for the usual one.
  public DoubleProperty toolsWidthProperty() {
    return toolsWidth;
  }

  /// The width that the person has given to the column of the decoded picture, in pixels; 0 for the
  /// usual one.
  public DoubleProperty decodeWidthProperty() {
    return decodeWidth;
  }

  /// Moves the keyboard focus to the next panel; set by the window.
  public ObjectProperty<Runnable> nextPanelProperty() {
    return nextPanel;
  }

  /// Adds to the sentence of a failure what helps to find its cause.
  @FunctionalInterface
  public interface Reports {
    /// Returns at once.
    ///
    /// @param take is given the whole report on the JavaFX thread
    void ask(String sentence, Consumer<String> take);
  }

  /// Reports of what has failed; set by the window.
  public ObjectProperty<Reports> reportsProperty() {
    return reports;
  }

  /// Shows a file in its folder, in the desktop's file manager; returns at once. Set by the window.
  public ObjectProperty<Consumer<Path>> showInFolderProperty() {
    return showInFolder;
  }

  /// The sentence at the bottom: what to do now.
  public StringProperty hintProperty() {
    return hint;
  }

  /// Unfolds the tool column at a page.
  public void show(Tool page) {
    tool.set(page);
    toolsShown.set(true);
  }

  /// Folds the interpolation strip, or unfolds it in place of the explanation.
  void foldPath() {
    pathShown.set(explainShown.get() || !pathShown.get());
    explainShown.set(false);
  }

  /// Does something that is seen on the one map.
  public void onMap(Runnable action) {
    comparing.set(false);
    action.run();
  }

  /// Name of what is on the map.
  public String modelName() {
    ModelCard opened = card.get();
    if (training.get()) {
      return texts.get("main.model.training");
    }
    return opened == null ? texts.get("main.model.none") : BundledWords.name(opened);
  }

  /// What the map is, in a sentence for who has never seen one; the summary of a model in training,
  /// and nothing if there is no model.
  public String sight() {
    ModelCard opened = card.get();
    if (training.get() || opened == null) {
      return modelSummary();
    }
    Architecture network = opened.plan().architecture();
    MapData map = exploration.mapProperty().get();
    String kind =
        !network.encodes()
            ? map != null && map.count() > 0 ? "main.sight.searched." : "main.sight.places."
            : network.latentDimensions() > 2
                ? "main.sight.plane."
                : network.conditional() ? "main.sight.told." : "main.sight.near.";
    return texts.get(kind + shown(opened), network.latentDimensions());
  }

  /// What the images of a data set show, as the texts call it.
  private static String shown(ModelCard of) {
    if (of.plan().architecture().body() instanceof TextConvolutional) {
      return "text";
    }
    return of.dataSet().equals(FashionMnist.NAME)
        ? "garment"
        : of.dataSet().startsWith(Moons.NAME) ? "moon" : "image";
  }

  /// What is on the map, in one line.
  public String modelSummary() {
    ModelCard opened = card.get();
    if (training.get()) {
      return texts.get("main.model.training.summary");
    }
    return opened == null ? "" : summary(opened);
  }

  /// A card in one line: `784-512-2 · β 1 · test −ELBO 259.8 nats`; of a plain autoencoder, which
  /// knows neither β nor ELBO, `784-128-3 · test reconstruction 23.1 nats`; without β if the model
  /// was trained elsewhere.
  public String summary(ModelCard described) {
    Architecture network = described.plan().architecture();
    String layers = NumberFormats.layers(network);
    String loss = new LossFormat(described.losses()).headline(described.test().sampled());
    return network.variational() && !described.trainedElsewhere()
        ? texts.get(
            "main.model.summary",
            layers,
            NumberFormats.plain(described.plan().objective().beta()),
            loss)
        : texts.get("main.model.summary.plain", layers, loss);
  }
}
