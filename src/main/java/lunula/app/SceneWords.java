package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lunula.describe.BundledWords;
import lunula.describe.MapWords;
import lunula.describe.PlaceWords;
import lunula.files.UserMessages;
import lunula.library.FoundModel;
import lunula.model.card.ModelCard;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.data.Adding;
import lunula.ui.data.Making;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.MapData;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Question;
import lunula.ui.kit.Texts;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.map.MapLayer;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.path.PlayState;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainViewModel;
import lunula.ui.terms.TermCard;
import lunula.ui.terms.TermsViewModel;
import lunula.ui.train.RunWords;

/// What the screen shows, what goes on, and what can be done next, in sentences. JavaFX thread
/// only.
///
/// @param models what is on the map, what trains, and the library
/// @param instruments what there is to explore with
/// @param export the sheet for exporting
/// @param terms the cards of the terms
/// @param palette the command palette
record SceneWords(
    Models models,
    Instruments instruments,
    ExportSheet export,
    TermsViewModel terms,
    PaletteViewModel palette) {
  private static final Texts TEXTS = Texts.of(SceneWords.class);

  /// All there is to say.
  String all() {
    String sheet = sheet();
    if (!sheet.isEmpty()) {
      return sheet;
    }
    List<String> sentences = new ArrayList<>();
    boolean comparing = main().comparingProperty().get();
    sentences.add(comparing ? compared() : map());
    sentences.add(comparing ? "" : page());
    sentences.add(training());
    sentences.add(path());
    sentences.add(UserMessages.sentence(main().hintProperty().get()));
    return PlaceWords.joined(sentences);
  }

  private MainViewModel main() {
    return models.main();
  }

  /// What lies over the window; empty if nothing does.
  private String sheet() {
    Question question = main().exploration().questionProperty().get();
    TermCard card = terms.cardProperty().get();
    if (question != null) {
      return TEXTS.get("scene.question", question.title(), question.text());
    }
    if (palette.openProperty().get()) {
      return TEXTS.get("scene.palette");
    }
    if (card != null) {
      return TEXTS.get("scene.term", card.name(), card.sentence());
    }
    if (main().modelsShownProperty().get()) {
      return TEXTS.get("scene.chooser", models.library().entries().size());
    }
    if (main().helpShownProperty().get()) {
      return TEXTS.get("scene.help");
    }
    if (main().aboutShownProperty().get()) {
      return TEXTS.get("scene.about");
    }
    if (!(models.addImages().stateProperty().get() instanceof Adding.Closed)) {
      return TEXTS.get("scene.images");
    }
    if (!(models.makeMoons().stateProperty().get() instanceof Making.Closed)) {
      return TEXTS.get("scene.moons");
    }
    FoundModel found = models.library().found().foundProperty().get();
    if (found != null) {
      return TEXTS.get("scene.found", found.name());
    }
    if (models.train().runs().shownProperty().get()) {
      return TEXTS.get("scene.runs", models.train().runs().runsProperty().get().size());
    }
    if (main().exportShownProperty().get()) {
      String page = export.sheet().pageProperty().get();
      return TEXTS.get(
          "scene.export",
          TEXTS.get("app.export." + page + ".label"),
          TEXTS.get("app.export." + page + ".tip"));
    }
    return "";
  }

  private String map() {
    MapData map = main().exploration().mapProperty().get();
    ModelCard card = main().cardProperty().get();
    if (map == null) {
      return TEXTS.get("scene.empty");
    }
    if (main().trainingProperty().get() || card == null) {
      return TEXTS.get("scene.new", map.count(), NumberFormats.count(map.count()));
    }
    return new MapWords(card, map.count(), map.classNames()).all();
  }

  private String compared() {
    CompareViewModel compare = instruments.compare();
    List<String> names =
        compare.shown().stream()
            .map(entry -> TEXTS.get("scene.model", BundledWords.name(entry.card())))
            .toList();
    String page = Texts.key("scene.compare.", compare.pageProperty().get());
    return names.isEmpty()
        ? TEXTS.get("scene.compare.none")
        : TEXTS.get(page, names.size(), MapWords.listed(names));
  }

  /// The page of the tool column.
  private String page() {
    return switch (main().toolProperty().get()) {
      case EXPLORE -> {
        Instrument tool = instruments.toolbox().chosenProperty().get();
        // What the cursor is for is what to do next.
        String name =
            tool.id().equals("cursor")
                ? ""
                : TEXTS.get("scene.tool", tool.words().name(), tool.words().what());
        yield PlaceWords.joined(List.of(name, selection(), layers(), explained()));
      }
      case TRAIN -> TEXTS.get("scene.train");
      case MODELS -> TEXTS.get("scene.models", models.library().entries().size());
    };
  }

  /// The page of the tool for selecting, and how many images are selected; nothing while another
  /// tool is in the hand.
  private String selection() {
    SelectViewModel select = instruments.select();
    if (!select.isInHand()) {
      return "";
    }
    int count = select.selection().selectionProperty().get().count();
    return PlaceWords.joined(
        List.of(
            select.pageProperty().get().what(),
            TEXTS.get("scene.selected", count, NumberFormats.count(count))));
  }

  /// What lies on the map besides the points; nothing while the list of it is shut.
  private String layers() {
    if (!instruments.layers().openProperty().get()) {
      return "";
    }
    List<String> shown =
        Stream.of(MapLayer.values())
            .filter(layer -> instruments.layers().layers().shownProperty(layer).get())
            .map(LayersViewModel::title)
            .toList();
    return TEXTS.get("scene.layers", shown.size(), MapWords.listed(shown));
  }

  private String explained() {
    if (!main().explainShownProperty().get()) {
      return "";
    }
    return instruments
        .explain()
        .openedProperty()
        .get()
        .map(part -> TEXTS.get("scene.explain.part", part.title()))
        .orElseGet(() -> TEXTS.get("scene.explain"));
  }

  /// Nothing before the first run.
  private String training() {
    var words = new RunWords(models.train());
    boolean any = models.train().stateProperty().get().active() || main().trainingProperty().get();
    return any ? PlaceWords.joined(List.of(words.sentence(), words.epoch())) : "";
  }

  private String path() {
    int stops = main().exploration().pathProperty().get().stops().size();
    if (stops < 2 || main().comparingProperty().get()) {
      return stops == 1 ? TEXTS.get("scene.path.one") : "";
    }
    boolean playing = instruments.path().stateProperty().get() instanceof PlayState.Playing;
    long share = Math.round(100 * instruments.path().positionProperty().get());
    return TEXTS.get(playing ? "scene.path.playing" : "scene.path", stops, share);
  }
}
