package lunula.ui.compare;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.library.BetaFamily;
import lunula.library.LibraryEntry;
import lunula.ui.kit.ActionTips;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainActions;

/// Several models at once, in place of the one map: side by side, along β, one turning into
/// another.
public final class CompareView extends VBox {
  private final Texts texts = Texts.of(CompareView.class);
  private final CompareViewModel model;
  private final ModelMenu from;
  private final ModelMenu to;

  public CompareView(CompareViewModel model) {
    super(8);
    this.model = model;
    setId("compare");
    getStyleClass().add("compare-view");
    Styles.of(this);
    from = new ModelMenu(model::models, this::chooseFrom, texts.get("compare.morph.from.tip"));
    to = new ModelMenu(model::models, this::chooseTo, texts.get("compare.morph.to.tip"));
    from.setPrefWidth(230);
    to.setPrefWidth(230);
    var content =
        new StackPane(
            shownOn(Page.SIDE, new PaneGrid(model)),
            shownOn(Page.BETA, beta()),
            shownOn(Page.MORPH, morph()),
            shownOn(Page.BETWEEN, between()));
    content.setId("compare-content");
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(head(), second(), content);
    WeakSubscriptions.hear(this, model.morph().stopsProperty(), this::nameEnds);
  }

  private Region shownOn(Page page, Region content) {
    WeakSubscriptions.hear(
        this, model.pageProperty(), shown -> Parts.present(content, shown == page));
    return content;
  }

  private HBox head() {
    var pages =
        new SegmentedChoice<>(
            model.pageProperty(),
            List.of(Page.values()),
            page -> texts.get(key(page) + "label"),
            page -> texts.get(key(page) + "tip"));
    pages.setMaxWidth(Region.USE_PREF_SIZE);
    pages.setMinWidth(Region.USE_PREF_SIZE);
    Button close = Parts.button(texts, "compare.leave.", model::leave);
    ActionTips.install(close, MainActions.compare(model.main()), texts.get("compare.leave.tip"));
    var examples = examples();
    HBox.setHgrow(examples, Priority.ALWAYS);
    var head = new HBox(8, pages, examples, close);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /// The comparisons that are worth a button: one each where there is room, else a menu.
  private Folding examples() {
    var presets = new HBox(8);
    var menu = new MenuButton(texts.get("compare.presets"));
    menu.setId("compare-presets");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    for (Comparison comparison : List.of(Comparison.MOONS, Comparison.BETAS, Comparison.BEST)) {
      Button preset = preset(comparison);
      presets.getChildren().add(preset);
      var item = new MenuItem(preset.getText());
      item.setOnAction(event -> show(comparison));
      item.disableProperty().bind(preset.disableProperty());
      menu.getItems().add(item);
    }
    return new Folding(presets, menu);
  }

  private Button preset(Comparison comparison) {
    Button preset = Parts.button(texts, key(comparison), () -> show(comparison));
    WeakSubscriptions.hear(
        this, model.panesProperty(), panes -> preset.setDisable(!model.isPossible(comparison)));
    return preset;
  }

  /// On the way between two images: what the moons' models have seen of what lies between.
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
    var seen = new HBox(4, every, extremes);
    seen.setAlignment(Pos.CENTER_LEFT);
    return seen;
  }

  /// Stays on the way between two images.
  private void show(Comparison comparison) {
    boolean between = model.pageProperty().get() == Page.BETWEEN;
    model.show(comparison, between ? Page.BETWEEN : Page.SIDE);
  }

  private static String key(Page page) {
    return switch (page) {
      case SIDE -> "compare.side.";
      case BETA -> "compare.beta.";
      case MORPH -> "compare.morph.";
      case BETWEEN -> "compare.between.";
    };
  }

  private static String key(Comparison comparison) {
    return switch (comparison) {
      case MOONS, EXTREMES -> "compare.preset.moons.";
      case BETAS -> "compare.preset.betas.";
      case BEST -> "compare.preset.best.";
    };
  }

  /// The chosen image, and what the panes have in common.
  private HBox second() {
    var sharing =
        new SegmentedChoice<>(
            model.sharingProperty(),
            List.of(Sharing.values()),
            it -> texts.get(key(it) + "label"),
            it -> texts.get(key(it) + "tip"));
    sharing.setMaxWidth(Region.USE_PREF_SIZE);
    sharing.setMinWidth(Region.USE_PREF_SIZE);
    Button add = Parts.button(texts, "compare.add.", model.lineup()::add);
    Runnable permit = () -> add.setDisable(!model.lineup().canAdd(model.pageProperty().get()));
    WeakSubscriptions.hear(this, model.panesProperty(), panes -> permit.run());
    WeakSubscriptions.hear(this, model.between().entriesProperty(), entries -> permit.run());
    WeakSubscriptions.hear(this, model.pageProperty(), page -> permit.run());
    HBox seen = seen();
    var second = new HBox(8, new Original(model), gap(), seen, families(), sharing, add);
    second.setAlignment(Pos.CENTER_LEFT);
    WeakSubscriptions.hear(
        this, model.pageProperty(), page -> Parts.present(sharing, page == Page.SIDE));
    WeakSubscriptions.hear(
        this, model.pageProperty(), page -> Parts.present(seen, page == Page.BETWEEN));
    WeakSubscriptions.hear(
        this,
        model.pageProperty(),
        page -> Parts.present(add, page == Page.SIDE || page == Page.BETWEEN));
    return second;
  }

  private static String key(Sharing sharing) {
    return switch (sharing) {
      case IMAGE -> "compare.sharing.image.";
      case PLACE -> "compare.sharing.place.";
    };
  }

  /// Which family, if there are several.
  private ComboBox<String> families() {
    var chooser = new ComboBox<String>();
    chooser.setAccessibleText(texts.get("compare.beta.family"));
    chooser.setOnAction(
        event -> {
          int index = chooser.getSelectionModel().getSelectedIndex();
          if (index >= 0 && chooser.isShowing()) {
            model.lineup().chooseFamily(index);
          }
        });
    WeakSubscriptions.hear(
        this,
        model.pageProperty(),
        page -> {
          List<BetaFamily> families = model.families();
          chooser.getItems().setAll(families.stream().map(this::name).toList());
          chooser.getSelectionModel().select(model.lineup().family());
          Parts.present(chooser, page == Page.BETA && families.size() > 1);
        });
    return chooser;
  }

  private String name(BetaFamily family) {
    LibraryEntry first = family.members().getFirst();
    return texts.get(
        "compare.beta.family.name",
        first.card().dataSet(),
        NumberFormats.layers(first.card().plan().architecture()),
        family.members().size());
  }

  private Region beta() {
    var view = new MorphView(model.beta(), new BetaWords(), List.of());
    WeakSubscriptions.hear(this, model.pageProperty(), page -> view.stop());
    var none = Parts.sentence("muted", texts.get("compare.beta.none"));
    none.setMaxWidth(420);
    var page = new StackPane(view, none);
    WeakSubscriptions.hear(
        this,
        model.pageProperty(),
        shown -> {
          boolean any = !model.families().isEmpty();
          Parts.present(none, !any);
          Parts.present(view, any);
        });
    return page;
  }

  private Region morph() {
    return new MorphView(model.morph(), new PairWords(), List.of(from, to));
  }

  private Region between() {
    var view = new BetweenView(model);
    WeakSubscriptions.hear(this, model.pageProperty(), page -> view.stop());
    return view;
  }

  private void nameEnds(List<Opened> stops) {
    if (model.lineup().pair().size() == 2) {
      from.show(model.lineup().pair().getFirst());
      to.show(model.lineup().pair().getLast());
    }
  }

  private void chooseFrom(LibraryEntry entry) {
    model.lineup().choosePair(entry, model.lineup().pair().getLast());
  }

  private void chooseTo(LibraryEntry entry) {
    model.lineup().choosePair(model.lineup().pair().getFirst(), entry);
  }

  private static Region gap() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /// Models by their β.
  private final class BetaWords implements MorphView.MorphWords {
    @Override
    public String mark(int index, LibraryEntry entry) {
      return beta(entry);
    }

    private String beta(LibraryEntry entry) {
      return texts.get("compare.beta.mark", NumberFormats.plain(BetaFamily.beta(entry)));
    }

    @Override
    public String caption(MorphViewModel shown) {
      List<Opened> stops = shown.stopsProperty().get();
      LibraryEntry nearest = stops.get(shown.nearest()).entry();
      if (shown.isAtAModel()) {
        return texts.get("compare.beta.at", beta(nearest), nearest.card().name());
      }
      int before = (int) Math.floor(shown.positionProperty().get());
      String from = beta(stops.get(before).entry());
      String to = beta(stops.get(before + 1).entry());
      return texts.get("compare.beta.between", from, to, nearest.card().name());
    }
  }

  /// Models by their names.
  private final class PairWords implements MorphView.MorphWords {
    @Override
    public String mark(int index, LibraryEntry entry) {
      return texts.get(index == 0 ? "compare.pair.from" : "compare.pair.to");
    }

    @Override
    public String caption(MorphViewModel shown) {
      String nearest = shown.stopsProperty().get().get(shown.nearest()).entry().card().name();
      if (shown.isAtAModel()) {
        return texts.get("compare.pair.at", nearest);
      }
      long share = Math.round(100 * shown.positionProperty().get());
      return texts.get("compare.pair.between", share, nearest);
    }
  }
}
