package lunula.ui.train;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import lunula.model.Sample;
import lunula.train.Snapshot;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.kit.WhileShown;
import lunula.ui.train.PinnedPictures.Place;
import lunula.ui.train.PinnedPictures.Row;
import lunula.ui.train.PinnedPictures.Table;
import org.jspecify.annotations.Nullable;

/// The epochs of the newest run: a slider that goes back and forth in them, a button that plays
/// them, and the pinned places' pictures over them.
final class TimeLineView extends VBox {
  private static final PseudoClass PLAYING = PseudoClass.getPseudoClass("playing");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double SIDE = 35;

  private final Texts texts = Texts.of(TimeLineView.class);
  private final TrainViewModel train;
  private final TimeLineViewModel model;
  private final Slider slider = new Slider(0, 1, 1);
  private final Button play = new Button();
  private final Label moment = Parts.sentence("muted", "");
  private final GridPane pictures = Parts.styled(new GridPane(), "epoch-pictures");
  private final List<Button> heads = new ArrayList<>();
  private final Timer timer = new Timer();
  private final PauseTransition rest = new PauseTransition(Duration.millis(200));
  private boolean following;

  TimeLineView(TrainViewModel train) {
    this.train = train;
    model = train.timeLine();
    getStyleClass().add("time-line");
    getChildren().addAll(player(), captions(), pictures);
    WeakSubscriptions.hear(this, model.snapshotsProperty(), snapshots -> show());
    WeakSubscriptions.hear(this, model.positionProperty(), position -> show());
    WeakSubscriptions.hear(this, model.shownProperty(), shown -> show());
    WeakSubscriptions.hear(this, model.playingProperty(), this::showPlaying);
    WeakSubscriptions.hear(this, train.pinned().tableProperty(), this::showTable);
    WeakSubscriptions.hear(
        this, train.pinned().openProperty(), open -> Parts.present(pictures, open));
    rest.setOnFinished(event -> train.pinned().rest());
    WeakSubscriptions.hear(
        this, train.pinned().cursorProperty(), (was, now) -> rest.playFromStart());
    WhileShown.follow(
        this,
        () -> {
          train.pinned().setWatched(true);
          return () -> {
            train.pinned().setWatched(false);
            timer.stop();
            rest.stop();
          };
        });
  }

  private HBox player() {
    play.setId("time-line-play");
    play.setGraphic(Parts.styled(new Region(), "sign"));
    play.getStyleClass().add("play");
    play.setMinWidth(Region.USE_PREF_SIZE);
    play.setOnAction(event -> model.togglePlay());
    slider.setId("time-line");
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setTooltip(new Tooltip(texts.get("train.time.tip")));
    slider.setAccessibleText(texts.get("train.time.accessible"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueProperty()
        .subscribe(
            value -> {
              if (!following) {
                model.positionProperty().set((int) Math.round(value.doubleValue()));
              }
            });
    Button film = Parts.styled(Parts.button(texts, "train.time.film.", train::showFilm), "quiet");
    WeakSubscriptions.hear(this, model.snapshotsProperty(), all -> film.setDisable(all.size() < 2));
    return Parts.row(4, play, slider, film);
  }

  private HBox captions() {
    var shown = new ToggleButton();
    shown.setId("time-line-pictures");
    shown.getStyleClass().add("quiet");
    shown.setMinWidth(Region.USE_PREF_SIZE);
    shown.setTooltip(new Tooltip(texts.get("train.time.pictures.tip")));
    shown.selectedProperty().bindBidirectional(train.pinned().openProperty());
    WeakSubscriptions.hear(
        this,
        train.pinned().openProperty(),
        open -> shown.setText(texts.get(open ? "train.time.hide" : "train.time.show")));
    HBox.setHgrow(moment, Priority.ALWAYS);
    moment.setMaxWidth(Double.MAX_VALUE);
    return Parts.row(4, moment, shown);
  }

  private void show() {
    List<Snapshot> all = model.snapshotsProperty().get();
    following = true;
    slider.setMax(Math.max(1, all.size()));
    slider.setValue(all.isEmpty() ? 1 : model.positionProperty().get());
    following = false;
    slider.setDisable(all.isEmpty());
    play.setDisable(all.isEmpty());
    moment.setText(words(all));
    mark();
  }

  private String words(List<Snapshot> all) {
    int index = model.positionProperty().get();
    if (all.isEmpty()) {
      return texts.get("train.time.none");
    }
    String last = NumberFormats.count(all.getLast().epoch());
    if (index >= all.size()) {
      return texts.get("train.time.newest", last);
    }
    Snapshot wanted = all.get(index);
    return texts.get(
        wanted.exact() ? "train.time.epoch" : "train.time.epoch.pictures",
        NumberFormats.count(wanted.epoch()),
        last);
  }

  private void showPlaying(boolean playing) {
    play.pseudoClassStateChanged(PLAYING, playing);
    Parts.explain(play, texts.get(playing ? "train.time.pause" : "train.time.play"));
    if (playing) {
      timer.start();
    } else {
      timer.stop();
    }
  }

  private void showTable(Table table) {
    pictures.getChildren().clear();
    heads.clear();
    for (int column = 0; column < table.epochs().size(); column++) {
      Button head = head(table.epochs().get(column));
      heads.add(head);
      pictures.add(head, column + 1, 0);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      add(table, table.rows().get(row), row + 1);
    }
    mark();
  }

  private Button head(Snapshot epoch) {
    String number = NumberFormats.count(epoch.epoch());
    var head = Parts.styled(new Button(number), "quiet", "epoch");
    Parts.explain(head, texts.get("train.time.go", number));
    head.setUserData(epoch);
    head.setPrefWidth(SIDE);
    head.setOnAction(event -> model.goTo(epoch));
    return head;
  }

  private void add(Table table, Row row, int line) {
    Label name = Parts.label("muted", name(row.place()));
    name.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(name, HPos.LEFT);
    pictures.add(name, 0, line);
    for (int column = 0; column < row.pictures().size(); column++) {
      Snapshot epoch = table.epochs().get(column);
      pictures.add(picture(row.place(), epoch, row.pictures().get(column)), column + 1, line);
    }
  }

  private GrayPicture picture(Place place, Snapshot epoch, Sample sample) {
    GrayPicture picture = GrayPicture.ofSide(SIDE);
    picture.setPicture(sample);
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(
        texts.get("train.time.picture", fullName(place), NumberFormats.count(epoch.epoch())));
    picture.setOnMouseClicked(event -> model.goTo(epoch));
    return picture;
  }

  private String name(Place place) {
    return switch (place.kind()) {
      case STOP -> NumberFormats.count(place.number());
      default -> texts.get(Texts.key("train.time.place.", place.kind()));
    };
  }

  private String fullName(Place place) {
    return place.number() == 0 ? texts.get("train.time.place.cursor.long") : name(place);
  }

  @SuppressWarnings("ReferenceEquality") // this very snapshot
  private void mark() {
    Snapshot shown = model.shownProperty().get();
    heads.forEach(
        head -> head.pseudoClassStateChanged(CHOSEN, shown != null && head.getUserData() == shown));
  }

  /// Tells the player the time of each pulse while it plays and can be seen.
  private final class Timer extends AnimationTimer {
    @Override
    public void handle(long now) {
      if (isSeen(TimeLineView.this)) {
        model.pulse(now);
      } else {
        stop();
      }
    }

    private static boolean isSeen(@Nullable Node node) {
      return node == null || (node.isVisible() && isSeen(node.getParent()));
    }
  }
}
