package lunula.ui.shell;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.Property;
import lunula.files.JsonField;
import lunula.files.Languages;
import lunula.files.UserMessage;
import lunula.geometry.PlaneChoice;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.Slice;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;
import lunula.ui.kit.Theme;

/// What is set about the window and about what is on the map.
public final class MainSettings {
  /// Which images are on the map, an [ImageSet].
  public static final String IMAGES = "map.images";

  /// Which plane is on the map, a [PlaneChoice].
  public static final String AXES = "place.axes";

  /// Name under which the language is remembered: its tag, or [Languages#SYSTEM].
  public static final String LANGUAGE = "language";

  private static final double WIDEST = 1e5;

  private MainSettings() {}

  /// Those of the window, and what a model is opened with.
  public static List<Setting<?>> of(MainViewModel main) {
    Texts texts = Texts.of(MainSettings.class);
    return List.of(
        Setting.remembered("theme", Setting.of("window.theme", main.themeProperty()), Theme.class)
            .inSession(Codec.oneOf(Theme.SYSTEM), Phase.AT_ONCE),
        Setting.of("window.language", main.languageProperty())
            .notInSession("it is the person’s, and a session goes to others")
            .remembered(LANGUAGE, tag -> tag, MainSettings::language),
        Setting.remembered("spoken", Setting.of("window.spoken", main.spokenProperty()))
            .notInSession("it is the person’s, and a session goes to others"),
        Setting.remembered("sound", Setting.of("window.sound", main.soundProperty()))
            .notInSession("it is the person’s, and a session goes to others"),
        Setting.remembered("contrast", Setting.of("window.contrast", main.contrastProperty()))
            .notInSession("it is the person’s, and a session goes to others"),
        Setting.remembered(
                "text.size", Setting.of("window.text", main.textSizeProperty()), TextSize.class)
            .notInSession("it is the person’s, and a session goes to others"),
        // Before what it folds, which may have been unfolded again.
        Setting.of("window.projector", main.projectorProperty())
            .inSession(Codec.truth(), Phase.AT_ONCE),
        Setting.of("window.page", main.toolProperty())
            .inSession(Codec.oneOf(MainViewModel.Tool.EXPLORE), Phase.AT_ONCE),
        Setting.remembered("tools", Setting.of("window.open.tools", main.toolsShownProperty()))
            .inSession(Codec.truth(), Phase.AT_ONCE),
        Setting.remembered("path", Setting.of("window.open.path", main.pathShownProperty()))
            .inSession(Codec.truth(), Phase.AT_ONCE),
        Setting.of("window.open.explain", main.explainShownProperty())
            .inSession(Codec.truth(), Phase.AT_ONCE),
        width("window.width.tools", "tools.width", main.toolsWidthProperty()),
        width("window.width.decode", "decode.width", main.decodeWidthProperty()),
        Setting.of(IMAGES, main.imageSetProperty())
            .inSession(Codec.oneOf(ImageSet.TEST), Phase.IMAGES)
            .step(() -> texts.get("main.did.images")),
        Setting.of(AXES, main.exploration().slice().choiceProperty())
            .inSession(Codec.of(MainSettings::writeAxes, MainSettings::readAxes), Phase.MODEL)
            .usualIfAbsent()
            .step(() -> texts.get("main.did.plane")));
  }

  /// Those of the cursor, which moves with the path: to be registered after it.
  public static List<Setting<?>> ofCursor(ExplorerState exploration) {
    Slice slice = exploration.slice();
    return List.of(
        Setting.whole("place.label", slice.labelProperty())
            .inSession(Codec.whole(0, 255), Phase.MODEL)
            .step(() -> Texts.of(MainSettings.class).get("main.did.class")),
        Setting.of(
                "place.z",
                List.of(0f, 0f),
                () -> LatentCodes.list(slice.z()),
                z -> goTo(slice, z),
                exploration.cursorProperty(),
                slice.planeProperty())
            .inSession(Codec.code(), Phase.MODEL));
  }

  private static void goTo(Slice slice, List<Float> z) {
    if (z.size() == slice.frameProperty().get().dimensions()) {
      slice.goTo(LatentCodes.array(z));
    }
  }

  private static Optional<String> language(String text) {
    if (!text.equals(Languages.SYSTEM) && Languages.named(text).isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(text);
  }

  /// In pixels, 0 for the usual one.
  private static Setting<Double> width(String id, String name, Property<Number> width) {
    return Setting.number(id, width)
        .notInSession("it is of this screen")
        .remembered(name, is -> String.valueOf(Math.round(is)), MainSettings::width);
  }

  private static Optional<Double> width(String text) {
    double width = Double.parseDouble(text);
    if (!(width >= 0 && width < WIDEST)) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(width);
  }

  /// The model's axes to the right and up; nothing for the principal plane.
  private static JsonElement writeAxes(PlaneChoice choice) {
    return choice instanceof PlaneChoice.Axes axes
        ? Codec.numbers(List.of(axes.x(), axes.y()))
        : JsonNull.INSTANCE;
  }

  private static PlaneChoice readAxes(JsonField field) {
    List<Integer> axes = field.list(2).stream().map(JsonField::whole).toList();
    boolean two = axes.size() == 2 && axes.getFirst() >= 0 && axes.getLast() >= 0;
    field.require(two && !axes.getFirst().equals(axes.getLast()), UserMessage.of("session.axes"));
    return new PlaneChoice.Axes(axes.getFirst(), axes.getLast());
  }
}
