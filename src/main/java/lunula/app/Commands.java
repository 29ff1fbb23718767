package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.geometry.LatentPoint;
import lunula.measure.PictureQuery;
import lunula.ui.arithmetic.ArithmeticInstrument;
import lunula.ui.compare.CompareActions;
import lunula.ui.data.AddImagesView;
import lunula.ui.decode.DecodeView;
import lunula.ui.explain.ExplainActions;
import lunula.ui.explore.MapData;
import lunula.ui.explore.Toolbox;
import lunula.ui.export.ExportView;
import lunula.ui.film.FilmPane;
import lunula.ui.kit.Actions;
import lunula.ui.kit.Feature;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.layers.LayersView;
import lunula.ui.library.LibraryView;
import lunula.ui.map.MapActions;
import lunula.ui.palette.Command;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.path.PathInstrument;
import lunula.ui.select.ChosenImage;
import lunula.ui.select.SelectInstrument;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ToolBar;
import lunula.ui.spoken.SpokenActions;
import lunula.ui.spoken.SpokenViewModel;
import lunula.ui.terms.TermActions;
import lunula.ui.terms.TermsViewModel;
import lunula.ui.train.TrainActions;

/// Everything a person can do: what the features bring, and the palette that finds it. JavaFX
/// thread only.
final class Commands {
  private Commands() {}

  /// What the features bring, in the order of the palette.
  static Actions actions(
      Models models,
      Instruments instruments,
      ExportSheet export,
      Sessions sessions,
      TermsViewModel terms,
      Supplier<SpokenViewModel> spoken,
      Lessons lessons) {
    MainViewModel main = models.main();
    Toolbox box = instruments.toolbox();
    List<Supplier<Feature>> features = new ArrayList<>();
    features.addAll(
        List.of(
            () -> TermActions.ofTheCard(terms),
            lessons::actions,
            () -> ToolBar.actions(box, main),
            () -> LayersView.actions(instruments.layers(), main),
            () -> MapActions.of(instruments.map(), main),
            () -> DecodeView.actions(instruments.decode()),
            () -> DecodeView.actions(instruments.placing()),
            () -> ExplainActions.of(instruments.explain(), main),
            () ->
                ArithmeticInstrument.actions(
                    instruments.arithmetic(), main, () -> box.choose("arithmetic")),
            () -> PathInstrument.actions(instruments.path(), main, instruments::saveTarget),
            () ->
                SelectInstrument.actions(
                    instruments.select(), main, () -> box.choose("select"), instruments::choosers),
            () -> ToolBar.hands(box)));
    features.addAll(instruments.actions());
    features.addAll(
        List.of(
            () -> CompareActions.of(instruments.compare(), main),
            () -> ExportView.actions(export.sheet()),
            () -> FilmPane.actions(instruments.film(), () -> export.sheet().show("film")),
            () -> sessions.dialogs().actions(),
            () -> MainActions.of(main),
            () -> SpokenActions.of(spoken.get()),
            () -> MainActions.models(main),
            () -> TrainActions.of(models.train(), main),
            () -> AddImagesView.actions(models.addImages(), models.makeMoons()),
            () -> LibraryView.actions(models.library(), instruments::choosers),
            () -> MapActions.classes(main),
            () -> TermActions.of(terms)));
    return new Actions(features);
  }

  static PaletteViewModel palette(Models models, Instruments instruments, Actions actions) {
    MainViewModel main = models.main();
    var palette =
        new PaletteViewModel(
            List.of(() -> actions.listed().stream().map(Command::of).toList()),
            List.of(new GoTo(main, instruments.select().chosen())::commands),
            () -> !isCovered(main) && !models.asks() && main.restrictionProperty().get() == null);
    models.addImages().stateProperty().subscribe(state -> closeIf(models.asks(), palette));
    models.makeMoons().stateProperty().subscribe(state -> closeIf(models.asks(), palette));
    models.library().found().foundProperty().subscribe(found -> closeIf(models.asks(), palette));
    models.train().runs().shownProperty().subscribe(shown -> closeIf(shown, palette));
    palette.openProperty().subscribe(main.commandsShownProperty()::set);
    main.commandsShownProperty()
        .subscribe(
            shown -> {
              if (shown) {
                palette.open();
                main.commandsShownProperty().set(palette.openProperty().get());
              } else {
                palette.close();
              }
            });
    return palette;
  }

  private static void closeIf(boolean covered, PaletteViewModel palette) {
    if (covered) {
      palette.close();
    }
  }

  /// Whether a sheet lies over the window.
  private static boolean isCovered(MainViewModel main) {
    return main.exploration().questionProperty().get() != null
        || main.helpShownProperty().get()
        || main.aboutShownProperty().get();
  }

  /// Understands an image's number, `image 12`, `#12` or `training 7`, and a place, `0.5, -1`.
  record GoTo(MainViewModel main, ChosenImage chosen) {
    private static final Pattern IMAGE =
        Pattern.compile("(?:image\\s+)?(#?\\d{1,9}|(?:test|train(?:ing)?)\\s*#?\\d{1,9})");
    private static final String NUMBER = "([-−+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))";
    private static final Pattern PLACE =
        Pattern.compile("\\(?\\s*" + NUMBER + "\\s*[,;\\s]\\s*" + NUMBER + "\\s*\\)?");

    /// Farther out there is nothing on any map.
    private static final double FARTHEST = 1e4;

    private static final Texts TEXTS = Texts.of(GoTo.class);

    /// What there is to go to; empty if nothing is understood.
    List<Command> commands(String typed) {
      MapData map = main.exploration().mapProperty().get();
      String text = typed.toLowerCase(Locale.ROOT);
      if (map == null) {
        return List.of();
      }
      Optional<LatentPoint> place = place(text);
      if (place.isPresent()) {
        return toPlace(place.get());
      }
      Matcher image = IMAGE.matcher(text);
      return image.matches() ? toImage(map, image.group(1)) : List.of();
    }

    /// A place as a person writes it, with a real minus or a hyphen.
    static Optional<LatentPoint> place(String text) {
      Matcher matcher = PLACE.matcher(text.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      double x = number(matcher.group(1));
      double y = number(matcher.group(2));
      return Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST
          ? Optional.of(new LatentPoint(x, y))
          : Optional.empty();
    }

    private static double number(String text) {
      return Double.parseDouble(text.replace('−', '-'));
    }

    private List<Command> toPlace(LatentPoint place) {
      String name =
          TEXTS.get(
              "command.to.place.name",
              NumberFormats.coordinate(place.x()),
              NumberFormats.coordinate(place.y()));
      Runnable there = () -> main.exploration().cursorProperty().set(place);
      return List.of(new Command("command.to.place", name, "", "", () -> main.onMap(there)));
    }

    private List<Command> toImage(MapData map, String asked) {
      var query = new PictureQuery(map.labels(), map.classNames(), map.tests());
      return query
          .find(asked)
          .filter(found -> found.images().size() == 1)
          .map(found -> toImage(map, found.images().image(0)))
          .orElse(List.of());
    }

    private List<Command> toImage(MapData map, int image) {
      String prefix =
          map.isLearned(image) ? "command.to.image.training." : "command.to.image.test.";
      String name =
          TEXTS.get(
              prefix + "name",
              NumberFormats.plain(map.imageNumber(image)),
              map.classNames().get(map.label(image)));
      return List.of(
          new Command(
              "command.to.image", name, "", "", () -> main.onMap(() -> chosen.goTo(image))));
    }
  }
}
