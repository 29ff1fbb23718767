package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import lunula.files.AppFolders;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Input;
import lunula.ui.kit.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// Whatever can be set is in the session, or says why it is not.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class EverySettingTest {
  @TempDir private static Path folder;

  /// Properties that anybody can set and nobody chooses: what is there, and what lies over the
  /// window for a moment.
  private static final Set<String> NO_SETTINGS =
      Set.of(
          // What is there, which follows from the model that is open.
          "ExplorerState.map",
          "ExplorerState.samples",
          "ExplorerState.groupings",
          "ExplorerState.decoder",
          "ExplorerState.engine",
          // Who is told of new data sets.
          "AddImagesViewModel.onAdded",
          "AddImagesViewModel.onTrain",
          "MakeMoonsViewModel.onMade",
          "MainViewModel.engine",
          "MainViewModel.card",
          "MainViewModel.training",
          "MainViewModel.imageCounts",
          "MainViewModel.nextPanel",
          "MainViewModel.showInFolder",
          "MainViewModel.reports",
          // What a lesson leaves of the window, as long as it is played.
          "MainViewModel.restriction",
          "ModelSwitch.dataSet",
          // Words and questions to the person.
          "ExplorerState.notice",
          "ExplorerState.question",
          "MainViewModel.hint",
          // Under the pointer, or while something moves.
          "ExplorerState.hovered",
          "ExplorerState.pathMark",
          "MapViewModel.moving",
          "MapViewModel.emphasis",
          "ErrorViewModel.following",
          // Bound to a layer of the map, which is a setting.
          "MainViewModel.gridShown",
          // The tool itself, which the toolbox puts into the hand.
          "MapViewModel.tool",
          // Sheets and lists that lie over the window until they are shut.
          "LayersViewModel.open",
          "MainViewModel.helpShown",
          "MainViewModel.aboutShown",
          "MainViewModel.exportShown",
          "ExportViewModel.shown",
          "RunsViewModel.shown",
          "MainViewModel.commandsShown",
          "MainViewModel.modelsShown",
          "PaletteViewModel.typed",
          "PaletteViewModel.selected");

  private Assembly assembly;

  @org.testfx.framework.junit5.Start
  void assemble(Stage stage) {
    assembly = new Assembly(new AppFolders(folder, folder, folder));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  private List<Setting<?>> all() {
    return assembly.settings().all();
  }

  /// Everything that can be set, by the name of its property.
  private Map<String, ObservableValue<?>> properties() throws ReflectiveOperationException {
    Instruments panels = assembly.instruments();
    ExplorerState exploration = assembly.exploration();
    Map<String, ObservableValue<?>> found = new LinkedHashMap<>();
    for (Object each :
        List.of(
            assembly.main(),
            exploration,
            exploration.slice(),
            assembly.models().onTheMap(),
            panels.map(),
            panels.map().layers(),
            panels.layers(),
            panels.path(),
            panels.film().settings(),
            panels.decode(),
            panels.explain(),
            panels.posterior(),
            panels.around(),
            panels.compare(),
            panels.compare().beta(),
            panels.compare().morph(),
            panels.compare().between(),
            panels.select(),
            panels.select().tool(),
            panels.select().find(),
            panels.select().outliers(),
            panels.select().error(),
            panels.words().draw(),
            panels.arithmetic(),
            assembly.models().train().form(),
            assembly.models().train().form().network(),
            assembly.models().train().timeLine(),
            assembly.models().train().pinned(),
            assembly.models().train().runs(),
            assembly.models().addImages(),
            assembly.models().makeMoons(),
            assembly.export().sheet(),
            assembly.export().picture(),
            panels.toolbox(),
            assembly.palette())) {
      for (Method method : each.getClass().getDeclaredMethods()) {
        boolean settable = Property.class.isAssignableFrom(method.getReturnType());
        if (settable && method.getName().endsWith("Property")) {
          method.setAccessible(true);
          add(found, each, method);
        }
        if (method.getReturnType() == Input.class) {
          method.setAccessible(true);
          found.put(
              each.getClass().getSimpleName() + "." + method.getName(),
              ((Input<?>) method.invoke(each)).textProperty());
        }
      }
    }
    return found;
  }

  private static void add(Map<String, ObservableValue<?>> found, Object owner, Method method)
      throws ReflectiveOperationException {
    String name =
        owner.getClass().getSimpleName() + "." + method.getName().replaceFirst("Property$", "");
    if (method.getParameterCount() == 0) {
      found.put(name, (ObservableValue<?>) method.invoke(owner));
    } else {
      for (Object part : method.getParameterTypes()[0].getEnumConstants()) {
        found.put(name + "." + part, (ObservableValue<?>) method.invoke(owner, part));
      }
    }
  }

  @Test
  void everyPropertyThatCanBeSetIsOfASettingOrChosenByNobody() throws ReflectiveOperationException {
    Set<Object> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    all().forEach(setting -> followed.addAll(setting.changes()));
    Map<String, ObservableValue<?>> properties = properties();
    Set<String> forgotten = new TreeSet<>();
    properties.forEach(
        (name, property) -> {
          if (!followed.contains(property) && !NO_SETTINGS.contains(name)) {
            forgotten.add(name);
          }
        });
    assertEquals(Set.of(), forgotten, "is it in the session, and if not, why?");
    Set<String> gone = new TreeSet<>(NO_SETTINGS);
    gone.removeAll(properties.keySet());
    assertEquals(Set.of(), gone, "are no properties any more");
  }

  @Test
  void everySettingIsInTheSessionOrSaysWhyNot() {
    for (Setting<?> setting : all()) {
      assertEquals(setting.isInSession(), setting.reason().isEmpty(), setting.id());
    }
  }

  @Test
  void whatASessionAlwaysHeldIsInIt() {
    Set<String> ids = new TreeSet<>();
    all().stream().filter(Setting::isInSession).forEach(setting -> ids.add(setting.id()));
    for (String id :
        List.of(
            "place.z",
            "place.axes",
            "place.label",
            "view",
            "path",
            "path.pace",
            "path.mode",
            "path.speed",
            "path.position",
            "selection.images",
            "selection.looked",
            "selection.hidden",
            "map.images",
            "map.layers",
            "map.densityByClass",
            "comparing",
            "comparing.shown",
            "window.theme",
            "window.scaling",
            "window.tool",
            "window.page",
            "window.open.tools",
            "window.open.path",
            "window.open.chart",
            "drawing",
            "tools.around",
            "tools.sigma",
            "tools.limit",
            "tools.posterior",
            "tools.select",
            "tools.brush",
            "arithmetic.terms",
            "draw.pen",
            "draw.noise")) {
      assertTrue(ids.contains(id), id);
    }
  }
}
