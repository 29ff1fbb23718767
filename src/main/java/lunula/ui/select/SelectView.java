package lunula.ui.select;

import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Subscription;
import lunula.data.SampleSet;
import lunula.measure.OutlierScan.Score;
import lunula.measure.Ranking;
import lunula.measure.Reconstruction;
import lunula.measure.Selection.Joining;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Form;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.JobPane;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.kit.WhileShown;
import lunula.ui.select.FindViewModel.Likeness;
import lunula.ui.select.SelectViewModel.ErrorViewModel.TextReconstruction;
import lunula.ui.select.SelectViewModel.Page;
import org.jspecify.annotations.Nullable;

/// The panel of selecting and finding: three pages, and below them the reconstruction of the image
/// that is looked at.
public final class SelectView extends Form {
  private final Texts texts = Texts.of(SelectView.class);
  private final SelectViewModel model;

  /// @param choosers asks where to save the selection
  public SelectView(SelectViewModel model, FileChoosers choosers) {
    super(Texts.of(SelectView.class));
    this.model = model;
    setSpacing(12);
    setId("select");
    getStyleClass().add("select-view");
    Styles.of(this);
    add(
        segmented("select.page.", model.pageProperty()),
        shownOn(Page.SELECTION, new SelectionPage(model, choosers)),
        shownOn(Page.FIND, new FindPage()),
        shownOn(Page.OUTLIERS, new OutliersPage()),
        new Separator(),
        new ErrorPane());
  }

  private Node shownOn(Page page, Node content) {
    WeakSubscriptions.hear(
        this, model.pageProperty(), shown -> Parts.present(content, shown == page));
    return content;
  }

  /// Finds images by number, class and similarity, and lists what was found.
  private final class FindPage extends Form {
    private static final double LIST = 230;

    private final StringProperty wanted = new SimpleStringProperty("");
    private final Label words = Parts.sentence("muted", "");
    private final RankingList list;
    private final Button select;
    private final Node likeness;
    private final Label at = Parts.label("muted", "");
    private final HBox steps;

    FindPage() {
      super(texts);
      setId("select-find");
      list = new RankingList(LIST, model.chosen(), this::distance);
      list.setId("find-list");
      select = Parts.button(texts, "find.select.", this::selectFound);
      Button like = Parts.button(texts, "find.like.", model.find()::findLikeChosen);
      like.setMaxWidth(Double.MAX_VALUE);
      likeness = segmented("find.by.", model.find().likenessProperty());
      steps = steps();
      add(typed(), likeness, like).add(words, steps, list, select);
      WhileShown.follow(this, this::follow);
    }

    private HBox steps() {
      Button before = Parts.button(texts, "find.before.", () -> model.find().step(-1));
      Button next = Parts.button(texts, "find.next.", () -> model.find().step(1));
      at.setId("find-at");
      return Parts.row(8, before, next, at);
    }

    private HBox typed() {
      TextField field = typing("find.field.", wanted);
      field.setPromptText(texts.get("find.field.prompt"));
      Runnable find = () -> model.find().find(wanted.get());
      field.setOnAction(event -> find.run());
      HBox.setHgrow(field, Priority.ALWAYS);
      return new HBox(8, field, Parts.button(texts, "find.go.", find));
    }

    private String distance(double value) {
      return model.find().likenessProperty().get() == Likeness.CODE
          ? texts.get("find.distance.code", NumberFormats.coordinate(value))
          : texts.get("find.distance.pixels", String.format(Locale.ROOT, "%.3f", value));
    }

    private void selectFound() {
      model.selection().found(model.find().resultsProperty().get(), Joining.REPLACE);
    }

    private Subscription follow() {
      FindViewModel find = model.find();
      return Subscription.combine(
          find.wordsProperty().subscribe(said -> Parts.show(words, said.isEmpty() ? null : said)),
          find.resultsProperty().subscribe(this::show),
          model.chosen().indexProperty().subscribe(image -> showRank()),
          model
              .map()
              .exploration()
              .groupingsProperty()
              .subscribe(texts -> Parts.present(likeness, texts.isEmpty())),
          model
              .map()
              .exploration()
              .samplesProperty()
              .subscribe(images -> show(find.resultsProperty().get())));
    }

    private void showRank() {
      FindViewModel find = model.find();
      int rank = find.rank();
      String of = NumberFormats.count(find.resultsProperty().get().size());
      at.setText(
          rank < 0
              ? texts.get("find.at.none", of)
              : texts.get("find.at", NumberFormats.count(rank + 1), of));
    }

    private void show(Ranking found) {
      list.show(found, model.map().exploration().samplesProperty().get());
      boolean any = found.size() > 0;
      Parts.present(list, any);
      Parts.present(steps, any);
      Parts.present(select, any);
      showRank();
    }
  }

  /// The shown images, the farthest outliers first.
  private final class OutliersPage extends Form {
    private static final double LIST = 250;

    private final Label meaning = Parts.sentence("muted", "");
    private final TermSign sign = new TermSign(Term.OUTLIER);
    private final Button rank;
    private final RankingList list;

    OutliersPage() {
      super(texts);
      setId("select-outliers");
      OutliersViewModel outliers = model.outliers();
      rank = Parts.button(texts, "outliers.rank.", outliers::rank);
      rank.getStyleClass().add("primary");
      list = new RankingList(LIST, model.chosen(), outliers::inWords);
      var running = new JobPane(outliers.job(), texts, "outliers.");
      list.setId("outliers-list");
      list.setAccessibleText(texts.get("select.page.outliers.label"));
      var about = Parts.row(8, Parts.widen(meaning), sign);
      add(segmented("outliers.by.", outliers.scoreProperty()), about, rank, running, list);
      WhileShown.follow(this, this::follow);
    }

    private Subscription follow() {
      OutliersViewModel outliers = model.outliers();
      return Subscription.combine(
          outliers.scoreProperty().subscribe(chosen -> showMeaning()),
          outliers.job().runningProperty().subscribe(is -> showButtons()),
          outliers.rankingProperty().subscribe(this::show),
          model.map().exploration().mapProperty().subscribe(map -> showMeaning()),
          model
              .map()
              .exploration()
              .samplesProperty()
              .subscribe(images -> show(outliers.rankingProperty().get())));
    }

    private void showMeaning() {
      Score score = model.outliers().scoreProperty().get();
      boolean plain = score == Score.NEGATIVE_ELBO && !model.outliers().isVariational();
      sign.explain(term(score));
      meaning.setText(
          texts.get(plain ? "outliers.plain" : Texts.key("outliers.by.", score) + ".what"));
    }

    private static Term term(Score score) {
      return switch (score) {
        case NEGATIVE_ELBO -> Term.ENTROPY;
        case NEAREST_CODE -> Term.OUTLIER;
        case MAHALANOBIS -> Term.MAHALANOBIS_DISTANCE;
      };
    }

    private void showButtons() {
      boolean busy = model.outliers().job().runningProperty().get();
      boolean scored = model.outliers().rankingProperty().get().size() > 0;
      Parts.present(rank, !busy && !scored);
    }

    private void show(Ranking scored) {
      list.show(scored, model.map().exploration().samplesProperty().get());
      Parts.present(list, scored.size() > 0);
      showButtons();
    }
  }

  /// Images in an order, each with its picture, its name and its score; only the visible rows
  /// exist.
  /// A click, or Enter, goes to an image.
  private static final class RankingList extends ListView<Integer> {
    private static final double ROW = 52;
    private static final double PICTURE = 40;

    private final ChosenImage chosen;
    private final DoubleFunction<String> scoreInWords;
    private Ranking ranking = Ranking.EMPTY;
    private @Nullable SampleSet images;

    /// @param height in pixels
    /// @param chosen goes to an image, and describes it
    /// @param scoreInWords describes a score
    RankingList(double height, ChosenImage chosen, DoubleFunction<String> scoreInWords) {
      this.chosen = chosen;
      this.scoreInWords = scoreInWords;
      setPrefHeight(height);
      setMinHeight(height);
      setFixedCellSize(ROW);
      setCellFactory(list -> new Row());
      addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    void show(Ranking shown, @Nullable SampleSet from) {
      ranking = shown;
      images = from;
      getSelectionModel().clearSelection();
      getItems().setAll(IntStream.range(0, shown.size()).boxed().toList());
      scrollTo(0);
    }

    private void press(KeyEvent event) {
      Integer rank = getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && rank != null) {
        chosen.goTo(ranking.image(rank));
        event.consume();
      }
    }

    private final class Row extends ListCell<Integer> {
      private final GrayPicture picture = GrayPicture.ofSide(PICTURE);
      private final Label name = new Label();
      private final Label score = Parts.label("muted", "");
      private final HBox content = new HBox(8, picture, new VBox(2, name, score));

      Row() {
        content.setAlignment(Pos.CENTER_LEFT);
        setOnMouseClicked(event -> picked());
      }

      private void picked() {
        if (!isEmpty()) {
          chosen.goTo(ranking.image(getItem()));
        }
      }

      @Override
      protected void updateItem(@Nullable Integer rank, boolean empty) {
        super.updateItem(rank, empty);
        boolean there = rank != null && !empty && rank < ranking.size();
        setGraphic(there ? content : null);
        if (rank != null && there) {
          int image = ranking.image(rank);
          SampleSet from = images;
          picture.setPicture(from == null || image >= from.count() ? null : from.sample(image));
          name.setText(chosen.words(image));
          score.setText(ranking.isScored() ? scoreInWords.apply(ranking.score(rank)) : "");
          setAccessibleText(name.getText() + ". " + score.getText());
        }
      }
    }
  }

  /// Original, reconstruction and their difference, side by side, with the errors in numbers. The
  /// difference has two colours, one where the reconstruction is too dark and one where it is too
  /// bright; both are taken from the style sheet.
  private final class ErrorPane extends VBox {
    private static final double SIDE = 84;

    /// The difference that is drawn at full strength, in grey levels of 0..1.
    private static final double FULL = 0.5;

    private final GrayPicture original = GrayPicture.ofSide(SIDE);
    private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
    private final ImageView difference = new ImageView();
    private final StackPane differenceFrame = new StackPane(difference);
    private final Region darker = swatch("too-dark");
    private final Region brighter = swatch("too-bright");
    private final Label name = new Label();
    private final Label numbers = Parts.sentence("muted", "");
    private final VBox content;
    private final VBox differenceBox;
    private final HBox legend;
    private final Label nothing = Parts.sentence("muted", texts.get("error.nothing"));

    ErrorPane() {
      super(8);
      setId("select-error");
      HBox title =
          TermSign.behind(
              Parts.label("panel-title", texts.get("error.title")), Term.ROOT_MEAN_SQUARED_ERROR);
      difference.setSmooth(false);
      difference.setPreserveRatio(true);
      difference.setFitWidth(SIDE);
      difference.setFitHeight(SIDE);
      differenceFrame.getStyleClass().add("difference");
      differenceFrame.setMinSize(SIDE, SIDE);
      differenceFrame.setMaxSize(SIDE, SIDE);
      differenceBox = Parts.captioned(differenceFrame, texts.get("error.difference"));
      var pictures =
          new HBox(
              8,
              Parts.captioned(original, texts.get("error.original")),
              Parts.captioned(decoded, texts.get("error.decoded")),
              differenceBox);
      legend = legend();
      content = new VBox(6, name, pictures, legend, numbers);
      getChildren().addAll(title, content, nothing);
      darker.backgroundProperty().subscribe(colour -> draw(model.error().shownProperty().get()));
      WhileShown.follow(
          this,
          () ->
              Subscription.combine(
                  model.error().shownProperty().subscribe(this::show),
                  model.error().shownTextProperty().subscribe(this::showText)));
    }

    private static Region swatch(String style) {
      var swatch = new Region();
      swatch.getStyleClass().addAll("difference-swatch", style);
      return swatch;
    }

    private HBox legend() {
      var scale = new Region();
      scale.getStyleClass().add("difference-scale");
      HBox.setHgrow(scale, Priority.ALWAYS);
      Label low =
          Parts.label("muted", texts.get("error.too.dark", NumberFormats.coordinate(-FULL)));
      Label high =
          Parts.label("muted", texts.get("error.too.bright", NumberFormats.coordinate(FULL)));
      low.setMinWidth(Region.USE_PREF_SIZE);
      high.setMinWidth(Region.USE_PREF_SIZE);
      var legend = new HBox(6, darker, low, scale, high, brighter);
      legend.setAlignment(Pos.CENTER_LEFT);
      return legend;
    }

    /// A text has no pixels to be told apart.
    private void showText(@Nullable TextReconstruction shown) {
      if (shown == null) {
        show(model.error().shownProperty().get());
        return;
      }
      Parts.present(content, true);
      Parts.present(nothing, false);
      Parts.present(differenceBox, false);
      Parts.present(legend, false);
      original.setPicture(shown.original());
      decoded.setPicture(shown.decoded());
      name.setText(model.chosen().words(shown.image()));
      numbers.setText(texts.get("error.numbers.text", shown.right()));
      setAccessibleText(name.getText() + ". " + numbers.getText());
    }

    private void show(@Nullable Reconstruction shown) {
      if (shown == null && model.error().shownTextProperty().get() != null) {
        return;
      }
      Parts.present(differenceBox, true);
      Parts.present(legend, true);
      Parts.present(content, shown != null);
      Parts.present(nothing, shown == null);
      original.setPicture(shown == null ? null : shown.original());
      decoded.setPicture(shown == null ? null : shown.decoded());
      draw(shown);
      if (shown != null) {
        name.setText(model.chosen().words(shown.image()));
        numbers.setText(inWords(shown));
        setAccessibleText(name.getText() + ". " + numbers.getText());
      }
    }

    private String inWords(Reconstruction shown) {
      String rmse = String.format(Locale.ROOT, "%.3f", shown.rmse());
      if (!Double.isNaN(shown.negativeElbo())) {
        return texts.get(
            "error.numbers.elbo",
            rmse,
            NumberFormats.nats(shown.nats()),
            NumberFormats.nats(shown.negativeElbo()));
      }
      return Double.isNaN(shown.nats())
          ? texts.get("error.numbers.plain", rmse)
          : texts.get("error.numbers", rmse, NumberFormats.nats(shown.nats()));
    }

    private void draw(@Nullable Reconstruction shown) {
      if (shown == null) {
        return;
      }
      int width = shown.original().width();
      var image = new WritableImage(width, shown.original().height());
      PixelWriter writer = image.getPixelWriter();
      float[] gaps = shown.difference();
      Color tooDark = colour(darker);
      Color tooBright = colour(brighter);
      for (int at = 0; at < gaps.length; at++) {
        double strength = Math.min(1, Math.abs(gaps[at]) / FULL);
        Color ink = gaps[at] < 0 ? tooDark : tooBright;
        writer.setColor(at % width, at / width, ink.deriveColor(0, 1, 1, strength));
      }
      difference.setImage(image);
    }

    private static Color colour(Region swatch) {
      Background background = swatch.getBackground();
      boolean styled = background != null && !background.getFills().isEmpty();
      return styled && background.getFills().getFirst().getFill() instanceof Color colour
          ? colour
          : Color.TRANSPARENT;
    }
  }
}
