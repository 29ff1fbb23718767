package lunula.ui.compare;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.describe.BundledWords;
import lunula.library.BetaFamily;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainActions;

/// Several models at once, in place of the one map: side by side, along β, one turning into
/// another, and on the path between two images.
public final class CompareView extends VBox {
  private final Texts texts = Texts.of(CompareView.class);
  private final CompareViewModel model;
  private final ModelMenu from;
  private final ModelMenu to;

  public CompareView(CompareViewModel model) {
    super(8);
    this.model = model;
    setId("compare");
    Styles.of(this, "compare-view");
    from =
        new ModelMenu(
            model::models,
            entry -> model.choosePair(entry, model.pair().getLast()),
            texts.get("compare.morph.from.tip"));
    to =
        new ModelMenu(
            model::models,
            entry -> model.choosePair(model.pair().getFirst(), entry),
            texts.get("compare.morph.to.tip"));
    from.setPrefWidth(230);
    to.setPrefWidth(230);
    var names = new MorphView.Names(this::pairMark, this::pairCaption);
    var content =
        new StackPane(
            shownOn(new SideBySideView(model), Page.SIDE),
            shownOn(beta(), Page.BETA),
            shownOn(new MorphView(model.morph(), names, List.of(from, to)), Page.MORPH),
            shownOn(new ComparedPathsView(), Page.BETWEEN));
    content.setId("compare-content");
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(head(), second(), content);
    WeakSubscriptions.hear(this, model.morph().stopsProperty(), this::nameEnds);
  }

  private <N extends Node> N shownOn(N node, Page... pages) {
    WeakSubscriptions.hear(
        this, model.pageProperty(), shown -> Parts.present(node, List.of(pages).contains(shown)));
    return node;
  }

  private HBox head() {
    Region pages = whole(SegmentedChoice.of(model.pageProperty(), texts, "compare.page."));
    Button close = Parts.button(texts, "compare.leave.", model::leave);
    MainActions.compare(model.main()).tellOn(close, texts.get("compare.leave.tip"));
    var examples = examples();
    HBox.setHgrow(examples, Priority.ALWAYS);
    var sign = new TermSign(Term.VAE);
    WeakSubscriptions.hear(this, model.pageProperty(), page -> sign.explain(term(page)));
    return Parts.row(8, pages, sign, examples, close);
  }

  private static Term term(Page page) {
    return switch (page) {
      case SIDE -> Term.VAE;
      case BETA -> Term.RATE_AND_DISTORTION;
      case MORPH -> Term.LATENT_SPACE;
      case BETWEEN -> Term.INTERPOLATION;
    };
  }

  private static Region whole(Region region) {
    region.setMaxWidth(USE_PREF_SIZE);
    region.setMinWidth(USE_PREF_SIZE);
    return region;
  }

  /// The examples: a button each where there is room, else a menu.
  private Folding examples() {
    var buttons = new HBox(8);
    var menu = new MenuButton(texts.get("compare.presets"));
    menu.setId("compare-presets");
    menu.setMinWidth(USE_PREF_SIZE);
    for (Comparison example : List.of(Comparison.MOONS, Comparison.BETAS, Comparison.BEST)) {
      Button button =
          Parts.button(texts, Texts.key("compare.preset.", example) + ".", () -> show(example));
      WeakSubscriptions.hear(
          this, model.panesProperty(), panes -> button.setDisable(!model.isPossible(example)));
      buttons.getChildren().add(button);
      var item = new MenuItem(button.getText());
      item.setOnAction(event -> show(example));
      item.disableProperty().bind(button.disableProperty());
      menu.getItems().add(item);
    }
    return new Folding(buttons, menu);
  }

  /// On the path between two images: which moons the models have been trained on.
  private HBox seen() {
    Button every = Parts.button(texts, "compare.seen.every.", () -> show(Comparison.MOONS));
    Button extremes =
        Parts.button(texts, "compare.seen.extremes.", () -> show(Comparison.EXTREMES));
    WeakSubscriptions.hear(
        this,
        model.between().entriesProperty(),
        entries -> {
          every.setDisable(!model.isPossible(Comparison.MOONS));
          extremes.setDisable(!model.isPossible(Comparison.EXTREMES));
        });
    var seen = Parts.row(8, every, extremes);
    seen.setSpacing(4);
    return seen;
  }

  /// Stays on the path between two images.
  private void show(Comparison comparison) {
    boolean between = model.pageProperty().get() == Page.BETWEEN;
    model.show(comparison, between ? Page.BETWEEN : Page.SIDE);
  }

  /// The chosen image, and what the panes have in common.
  private HBox second() {
    Region sharing = whole(SegmentedChoice.of(model.sharingProperty(), texts, "compare.sharing."));
    Button add = Parts.button(texts, "compare.add.", model::addModel);
    Runnable permit = () -> add.setDisable(!model.canAddModel(model.pageProperty().get()));
    WeakSubscriptions.hear(this, model.panesProperty(), panes -> permit.run());
    WeakSubscriptions.hear(this, model.between().entriesProperty(), entries -> permit.run());
    WeakSubscriptions.hear(this, model.pageProperty(), page -> permit.run());
    return Parts.row(
        8,
        image(),
        Parts.gap(),
        shownOn(seen(), Page.BETWEEN),
        families(),
        shownOn(sharing, Page.SIDE),
        shownOn(add, Page.SIDE, Page.BETWEEN));
  }

  /// The image all models are asked about, with buttons for other ones.
  private HBox image() {
    GrayPicture picture = GrayPicture.ofSide(52);
    Label name = Parts.label("model-name", "");
    Label number = Parts.label("muted", "");
    var words = new VBox(1, name, number);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(USE_PREF_SIZE);
    words.setPrefWidth(128);
    Button back = Parts.button(texts, "compare.image.before.", () -> model.step(-1));
    Button onward = Parts.button(texts, "compare.image.next.", () -> model.step(1));
    Button any = Parts.button(texts, "compare.image.any.", () -> model.step(0));
    List.of(back, onward, any)
        .forEach(button -> button.setAccessibleText(button.getTooltip().getText()));
    var buttons = new HBox(4, back, onward, any);
    buttons.setAlignment(Pos.CENTER);
    WeakSubscriptions.hear(
        this,
        model.chosenProperty(),
        chosen -> {
          boolean test = chosen != null && chosen.index() != ComparedImage.OWN;
          picture.setPicture(chosen == null ? null : chosen.original());
          name.setText(chosen == null ? "" : name(chosen));
          number.setText(
              chosen != null && test
                  ? texts.get("compare.image.number", NumberFormats.count(chosen.index()))
                  : "");
          picture.setAccessibleText(texts.get("compare.image.accessible", name.getText()));
        });
    var image = Parts.row(8, picture, words, buttons);
    image.setSpacing(10);
    return image;
  }

  private String name(ComparedImage chosen) {
    if (chosen.index() == ComparedImage.OWN) {
      return texts.get("compare.image.own");
    }
    return chosen.className().isEmpty() ? texts.get("compare.image") : chosen.className();
  }

  /// Which family, if there are several.
  private ComboBox<String> families() {
    var chooser = new ComboBox<String>();
    chooser.setAccessibleText(texts.get("compare.beta.family"));
    chooser.setOnAction(
        event -> {
          int index = chooser.getSelectionModel().getSelectedIndex();
          if (index >= 0 && chooser.isShowing()) {
            model.chooseFamily(index);
          }
        });
    WeakSubscriptions.hear(
        this,
        model.pageProperty(),
        page -> {
          List<BetaFamily> families = model.families();
          chooser.getItems().setAll(families.stream().map(this::name).toList());
          chooser.getSelectionModel().select(model.family());
          Parts.present(chooser, page == Page.BETA && families.size() > 1);
        });
    return chooser;
  }

  private String name(BetaFamily family) {
    LibraryEntry first = family.members().getFirst();
    return texts.get(
        "compare.beta.family.name",
        BundledWords.dataSet(first.card().dataSet()),
        NumberFormats.layers(first.card().plan().architecture()),
        family.members().size());
  }

  private StackPane beta() {
    var names = new MorphView.Names((index, entry) -> betaMark(entry), this::betaCaption);
    var view = new MorphView(model.beta(), names, List.of()).ofFamily(model.sameScaleProperty());
    Label none = Parts.sentence("muted", texts.get("compare.beta.none"));
    none.setMaxWidth(420);
    WeakSubscriptions.hear(
        this,
        model.pageProperty(),
        shown -> {
          boolean any = !model.families().isEmpty();
          Parts.present(none, !any);
          Parts.present(view, any);
        });
    return new StackPane(view, none);
  }

  private void nameEnds(List<ComparedModel> stops) {
    if (model.pair().size() == 2) {
      from.show(model.pair().getFirst());
      to.show(model.pair().getLast());
    }
  }

  private String betaMark(LibraryEntry entry) {
    return texts.get("compare.beta.mark", NumberFormats.plain(BetaFamily.beta(entry)));
  }

  private String betaCaption(MorphViewModel shown) {
    List<ComparedModel> stops = shown.stopsProperty().get();
    LibraryEntry nearest = stops.get(shown.nearest()).entry();
    if (shown.isAtAModel()) {
      return texts.get("compare.beta.at", betaMark(nearest), BundledWords.name(nearest.card()));
    }
    int before = (int) Math.floor(shown.positionProperty().get());
    return texts.get(
        "compare.beta.between",
        betaMark(stops.get(before).entry()),
        betaMark(stops.get(before + 1).entry()),
        BundledWords.name(nearest.card()));
  }

  private String pairMark(int index, LibraryEntry entry) {
    return texts.get(index == 0 ? "compare.pair.from" : "compare.pair.to");
  }

  private String pairCaption(MorphViewModel shown) {
    String nearest =
        BundledWords.name(shown.stopsProperty().get().get(shown.nearest()).entry().card());
    return shown.isAtAModel()
        ? texts.get("compare.pair.at", nearest)
        : texts.get(
            "compare.pair.between", Math.round(100 * shown.positionProperty().get()), nearest);
  }

  /// Something that is shown in full where it has room, and folded into something smaller where it
  /// has not; at the right of its place.
  private static final class Folding extends Region {
    private final Region full;
    private final Region folded;

    Folding(Region full, Region folded) {
      this.full = full;
      this.folded = folded;
      getChildren().addAll(full, folded);
      setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected double computeMinWidth(double height) {
      return folded.prefWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
      return full.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
      return Math.max(full.prefHeight(-1), folded.prefHeight(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
      boolean roomy = getWidth() >= full.prefWidth(-1);
      full.setVisible(roomy);
      folded.setVisible(!roomy);
      Region shown = roomy ? full : folded;
      double width = Math.min(getWidth(), shown.prefWidth(-1));
      double height = shown.prefHeight(-1);
      shown.resizeRelocate(
          getWidth() - width, snapPositionY((getHeight() - height) / 2), width, height);
    }
  }

  /// The page of the path from one image to another in several models at once, under one position,
  /// with the truth beside them.
  private final class ComparedPathsView extends VBox {
    private static final double END = 44;
    private static final double SECONDS = 6;

    private final ComparedPathsViewModel paths = model.between();
    private final MorphView.PlaySlider rail;
    private final Label caption = Parts.sentence("morph-caption", "");

    ComparedPathsView() {
      super(8);
      getStyleClass().addAll("morph", "between");
      rail = new MorphView.PlaySlider("compare.between.", paths.positionProperty(), SECONDS);
      rail.slider().setId("between-position");
      rail.slider().setBlockIncrement(1.0 / (ComparedPaths.STEPS - 1));
      StackPane middle = SideBySideView.withProblem(new PathTable(model), paths.problemProperty());
      VBox.setVgrow(middle, Priority.ALWAYS);
      getChildren().addAll(ends(), middle, rail, caption);
      WeakSubscriptions.hear(this, paths.pathsProperty(), decoded -> show());
      WeakSubscriptions.hear(this, paths.positionProperty(), position -> show());
    }

    private HBox ends() {
      GrayPicture from = GrayPicture.ofSide(END);
      GrayPicture to = GrayPicture.ofSide(END);
      Button begin = Parts.button(texts, "compare.between.begin.", () -> choose(paths::begin));
      Button end = Parts.button(texts, "compare.between.end.", () -> choose(paths::end));
      Button swap = Parts.button(texts, "compare.between.swap.", paths::swap);
      Button wane = Parts.button(texts, "compare.between.wane.", paths::wane);
      wane.getStyleClass().add("primary");
      HBox row = Parts.row(8, from, begin, swap, to, end, Parts.gap(), wane);
      from.setAccessibleText(texts.get("compare.between.from"));
      to.setAccessibleText(texts.get("compare.between.to"));
      WeakSubscriptions.hear(this, paths.moonsProperty(), moons -> Parts.present(wane, moons));
      Runnable permit =
          () -> {
            boolean known = paths.known(model.chosenProperty().get());
            begin.setDisable(!known);
            end.setDisable(!known);
            swap.setDisable(paths.modelsProperty().get().isEmpty());
            wane.setDisable(paths.isWaning());
          };
      WeakSubscriptions.hear(
          this,
          paths.endsProperty(),
          ends -> {
            from.setPicture(ends == null ? null : ends.from().original());
            to.setPicture(ends == null ? null : ends.to().original());
            permit.run();
          });
      WeakSubscriptions.hear(this, model.chosenProperty(), chosen -> permit.run());
      WeakSubscriptions.hear(this, paths.modelsProperty(), models -> permit.run());
      return row;
    }

    private void choose(Consumer<ComparedImage> end) {
      ComparedImage chosen = model.chosenProperty().get();
      if (chosen != null) {
        end.accept(chosen);
      }
    }

    private void show() {
      ComparedPaths decoded = paths.pathsProperty().get();
      rail.setReady(paths.isDecoded());
      if (!paths.isDecoded()) {
        caption.setText("");
      } else if (decoded.truth().isEmpty()) {
        caption.setText(texts.get("compare.between.unknown"));
      } else {
        caption.setText(errors(decoded));
      }
    }

    private String errors(ComparedPaths decoded) {
      int step = ComparedPaths.step(paths.positionProperty().get());
      String errors =
          decoded.rows().stream()
              .filter(row -> !row.errors().isEmpty())
              .map(
                  row ->
                      texts.get(
                          "compare.between.error",
                          BundledWords.name(row.entry().card()),
                          PathTable.grey(row.errors().get(step))))
              .collect(Collectors.joining(texts.get("compare.between.and")));
      return texts.get(
          "compare.between.at", Math.round(100.0 * step / (ComparedPaths.STEPS - 1)), errors);
    }
  }

  /// A menu of the library's models. It reads the library when it opens, so that it listens to
  /// nothing that outlives it.
  static final class ModelMenu extends MenuButton {
    /// @param models what there is to choose from
    /// @param choose is given the choice
    ModelMenu(Supplier<List<LibraryEntry>> models, Consumer<LibraryEntry> choose, String tip) {
      getStyleClass().add("model-menu");
      setTooltip(new Tooltip(tip));
      setAccessibleHelp(tip);
      setMaxWidth(Double.MAX_VALUE);
      setMinWidth(60);
      // Without an item a menu does not open.
      getItems().add(new MenuItem());
      setOnShowing(
          event ->
              getItems().setAll(models.get().stream().map(entry -> item(entry, choose)).toList()));
    }

    void show(LibraryEntry entry) {
      setText(BundledWords.name(entry.card()));
      setAccessibleText(BundledWords.name(entry.card()));
    }

    private static MenuItem item(LibraryEntry entry, Consumer<LibraryEntry> choose) {
      ModelCard card = entry.card();
      String about =
          NumberFormats.layers(card.plan().architecture())
              + " · "
              + BundledWords.dataSet(card.dataSet());
      var item =
          new MenuItem(
              null,
              new VBox(
                  Parts.label("model-name", BundledWords.name(card)), Parts.label("muted", about)));
      item.setOnAction(event -> choose.accept(entry));
      return item;
    }
  }
}
