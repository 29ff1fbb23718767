package lunula.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.geometry.LatentPoint;
import lunula.measure.PictureQuery;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.palette.Command;
import lunula.ui.select.ChosenImage;
import lunula.ui.shell.MainViewModel;

/// Understands an image's number, `image 12`, `#12` or `training 7`, and a place, `0.5, -1`.
final class GoTo {
  private static final Pattern IMAGE =
      Pattern.compile("(?:image\\s+)?(#?\\d{1,9}|(?:test|train(?:ing)?)\\s*#?\\d{1,9})");
  private static final String NUMBER = "([-−+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))";
  private static final Pattern PLACE =
      Pattern.compile("\\(?\\s*" + NUMBER + "\\s*[,;\\s]\\s*" + NUMBER + "\\s*\\)?");

  /// Farther out there is nothing on any map.
  private static final double FARTHEST = 1e4;

  private final Texts texts = Texts.of(GoTo.class);
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final ChosenImage chosen;

  /// @param chosen goes to an image and shows what is known of it
  GoTo(MainViewModel main, ChosenImage chosen) {
    this.main = main;
    this.exploration = main.exploration();
    this.chosen = chosen;
  }

  /// What there is to go to; empty if nothing is understood.
  List<Command> commands(String typed) {
    MapData map = exploration.mapProperty().get();
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
        texts.get(
            "command.to.place.name",
            NumberFormats.coordinate(place.x()),
            NumberFormats.coordinate(place.y()));
    Runnable there = () -> exploration.cursorProperty().set(place);
    return List.of(new Command("command.to.place", name, "", "", () -> go(there)));
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
    String prefix = map.isLearned(image) ? "command.to.image.training." : "command.to.image.test.";
    String name =
        texts.get(
            prefix + "name",
            NumberFormats.plain(map.imageNumber(image)),
            map.classNames().get(map.label(image)));
    return List.of(
        new Command("command.to.image", name, "", "", () -> go(() -> chosen.goTo(image))));
  }

  private void go(Runnable there) {
    main.onMap(there);
  }
}
