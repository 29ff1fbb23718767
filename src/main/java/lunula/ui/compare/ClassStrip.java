package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The class switch of a conditional model: the same z decoded as every class, in a row (in more
/// rows where there is little room). A press decodes as that class. Hidden for other models.
public final class ClassStrip extends Region {
  private static final double GAP = 3;
  private static final double LEAST_TILE = 38;
  private static final double MOST_TILE = 64;

  private final Texts texts = Texts.of(ClassStrip.class);
  private final ClassStripViewModel model;
  private final List<GrayPicture> pictures = new ArrayList<>();

  /// @param model what to show
  public ClassStrip(ClassStripViewModel model) {
    this.model = model;
    Styles.of(this, "class-strip");
    setMinHeight(USE_PREF_SIZE);
    WeakSubscriptions.hear(this, model.picturesProperty(), this::show);
    WeakSubscriptions.hear(this, model.exploration().slice().labelProperty(), this::mark);
    WeakSubscriptions.hear(this, model.exploration().mapProperty(), this::name);
  }

  private void show(List<? extends Sample> newest) {
    Parts.present(this, !newest.isEmpty());
    if (newest.size() != pictures.size()) {
      build(newest.size());
    }
    for (int label = 0; label < newest.size(); label++) {
      pictures.get(label).setPicture(newest.get(label));
    }
  }

  private void build(int count) {
    pictures.clear();
    getChildren().clear();
    for (int label = 0; label < count; label++) {
      int chosen = label;
      var picture = new GrayPicture();
      picture.setMouseTransparent(true);
      var tile = new Button(null, picture);
      tile.setId("class-" + label);
      tile.getStyleClass().addAll("quiet", "class-tile");
      tile.setOnAction(event -> model.choose(chosen));
      pictures.add(picture);
      getChildren().add(tile);
    }
    name();
    mark();
  }

  private void name() {
    for (int label = 0; label < pictures.size(); label++) {
      Button tile = (Button) getChildren().get(label);
      String words = texts.get("compare.class.tip", model.name(label));
      Parts.explain(tile, words);
    }
  }

  private void mark() {
    for (int label = 0; label < pictures.size(); label++) {
      Parts.setStyle(getChildren().get(label), "chosen", label == model.label());
    }
  }

  private int columns(double width) {
    int count = Math.max(1, pictures.size());
    int fit = Math.max(1, (int) ((width + GAP) / (LEAST_TILE + GAP)));
    int rows = (count + fit - 1) / fit;
    return (count + rows - 1) / rows;
  }

  private double tile(double width) {
    int columns = columns(width);
    double tile = (width - (columns - 1) * GAP) / columns;
    return Math.floor(Math.clamp(tile, 16, MOST_TILE));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 10 * (LEAST_TILE + GAP);
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width > 0 ? width : prefWidth(-1);
    int columns = columns(wide);
    int rows = (pictures.size() + columns - 1) / columns;
    return rows * (tile(wide) + GAP);
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double tile = tile(getWidth());
    for (int label = 0; label < getChildren().size(); label++) {
      Button button = (Button) getChildren().get(label);
      double inner = tile - 4;
      pictures.get(label).setPrefSize(inner, inner);
      int row = label / columns;
      int column = label % columns;
      button.resizeRelocate(column * (tile + GAP), row * (tile + GAP), tile, tile);
    }
  }
}
