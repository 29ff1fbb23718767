package lunula.ui;

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
import lunula.service.LibraryEntry;

/// The main window around panels that are plain buttons and fields.
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
final class MainWindow {
  final Exploration exploration = new Exploration(Runnable::run, Runnable::run);
  final LibraryEntry bundled = Samples.entry("Fashion map", true);
  final List<LibraryEntry> opened = new ArrayList<>();
  final MainViewModel model =
      new MainViewModel(exploration, FXCollections.observableArrayList(bundled), opened::add);
  TextField decodeField;
  Button mapButton;
  Region path;
  Region compare;
  Region explore;
  Region train;
  Region models;
  MainView view;

  /// JavaFX thread.
  void show(Stage stage) {
    decodeField = new TextField();
    mapButton = new Button("map");
    path = new Region();
    compare = new StackPane(new Button("compare"));
    explore = new StackPane(new Button("explore"));
    train = new StackPane(new Button("train"));
    models = new StackPane(new Button("models"));
    view =
        new MainView(
            model,
            new MainView.Panels(
                new StackPane(mapButton),
                () -> new StackPane(decodeField),
                () -> path,
                () -> compare,
                () -> explore,
                () -> train,
                () -> models));
    while (view.furnish()) {}
    model.themeProperty().set(Theme.LIGHT);
    model.cardProperty().set(bundled.card());
    path.setPrefHeight(120);
    var scene = new Scene(view, 1000, 680);
    ThemeSwitch.install(scene, model.themeProperty());
    Shown.in(stage, scene);
  }

  static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  Set<String> texts() {
    var shown = new HashSet<String>();
    for (Node node : view.lookupAll(".label")) {
      if (node instanceof Labeled labeled && shown(node)) {
        shown.add(labeled.getText());
      }
    }
    return shown;
  }
}
