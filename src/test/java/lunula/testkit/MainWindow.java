package lunula.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.library.LibraryEntry;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Actions;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import lunula.ui.layers.LayersView;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel;

/// The main window around panels that are plain buttons and fields.
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
public final class MainWindow {
  public final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  public final LibraryEntry bundled = Samples.entry("Fashion map", true);
  public final List<LibraryEntry> opened = new ArrayList<>();
  public final MainViewModel model =
      new MainViewModel(exploration, FXCollections.observableArrayList(bundled), opened::add);
  public TextField decodeField;
  public Button mapButton;
  public Region path;
  public Region compare;
  public Region explore;
  public Region train;
  public Region models;
  public MainView view;

  /// JavaFX thread.
  public void show(Stage stage) {
    decodeField = new TextField();
    mapButton = new Button("map");
    path = new Region();
    compare = new StackPane(new Button("compare"));
    explore = new StackPane(new Button("explore"));
    train = new StackPane(new Button("train"));
    models = new StackPane(new Button("models"));
    var map = new MapViewModel(exploration);
    map.gridShownProperty().bindBidirectional(model.gridShownProperty());
    view =
        new MainView(
            model,
            new MainView.Panels(
                new StackPane(mapButton),
                () -> new StackPane(decodeField),
                () -> path,
                () -> new StackPane(new Button("explain")),
                () -> compare,
                () -> explore,
                () -> train,
                () -> models),
            new Actions(
                List.of(
                    () -> MainActions.of(model),
                    () -> LayersView.actions(new LayersViewModel(map.layers()), model))));
    while (view.furnish()) {}
    model.themeProperty().set(Theme.LIGHT);
    model.cardProperty().set(bundled.card());
    path.setPrefHeight(120);
    var scene = new Scene(view, 1000, 680);
    ThemeStyling.install(scene, model.themeProperty(), model.contrastProperty());
    Shown.in(stage, scene);
  }

  public static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  public Set<String> texts() {
    var shown = new HashSet<String>();
    for (Node node : view.lookupAll(".label")) {
      if (node instanceof Labeled labeled && shown(node)) {
        shown.add(labeled.getText());
      }
    }
    return shown;
  }
}
