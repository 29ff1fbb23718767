package lunula.ui.lesson;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.files.UserMessages;
import lunula.lesson.Gallery;
import lunula.lesson.Question;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Makes nodes of a gallery: for each question a histogram, the guesses on one map, or the
/// sentences; the students' pictures in the end.
///
/// @param named whether names are shown
/// @param width that the nodes have
/// @param open opens a student's session; null on paper
record GalleryNodes(
    GalleryViewModel.Shown shown,
    boolean named,
    double width,
    @Nullable Consumer<Gallery.Student> open) {
  private static final double LABEL = 130;
  private static final double COUNT = 40;
  private static final double BAR = 16;
  private static final double PICTURE = 72;

  /// Nodes that belong together.
  List<List<Node>> groups() {
    List<List<Node>> groups = new ArrayList<>();
    groups.add(head());
    shown.gallery().questions().forEach(asked -> groups.add(question(asked)));
    if (shown.gallery().students().stream().anyMatch(it -> it.picture() != null)) {
      groups.add(pictures());
    }
    return groups;
  }

  private Texts texts() {
    return Texts.of(GalleryNodes.class);
  }

  private StudentNames names() {
    return new StudentNames(named);
  }

  private List<Node> head() {
    Gallery gallery = shown.gallery();
    List<Node> nodes = new ArrayList<>();
    nodes.add(Parts.sentence("lesson-print-title", gallery.title()));
    long others = gallery.students().stream().filter(Gallery.Student::otherVersion).count();
    nodes.add(
        Parts.sentence("muted", texts().get("lesson.gallery.students", gallery.students().size())));
    if (others > 0) {
      nodes.add(
          Parts.sentence(
              "muted", texts().get("lesson.gallery.others", others, StudentNames.OTHER)));
    }
    gallery
        .problems()
        .forEach(problem -> nodes.add(Parts.sentence("muted", UserMessages.words(problem))));
    return nodes;
  }

  private List<Node> question(Gallery.Asked asked) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Parts.sentence("lesson-step", asked.title()));
    if (asked.kind() == Question.Kind.TEXT) {
      asked
          .answers()
          .forEach(
              it ->
                  nodes.add(
                      Parts.sentence(
                          "lesson-text", names().of(it.student()) + "   " + it.guess())));
      return nodes;
    }
    nodes.add(
        Parts.sentence(
            "muted", texts().get("lesson.gallery.right", asked.right(), asked.answers().size())));
    if (asked.kind() == Question.Kind.PLACE) {
      Backdrop backdrop = shown.maps().getOrDefault(asked.step(), Backdrop.NONE);
      nodes.add(new HBox(new GuessMap(backdrop, asked.answers(), names())));
    }
    boolean distances = asked.kind() == Question.Kind.PLACE || asked.kind() == Question.Kind.DRAW;
    if (distances && !asked.bars().isEmpty()) {
      nodes.add(Parts.sentence("muted", texts().get("lesson.gallery.distance")));
    }
    int most = asked.bars().stream().mapToInt(Gallery.Bar::count).max().orElse(1);
    VBox bars = new VBox(3);
    asked.bars().forEach(bar -> bars.getChildren().add(bar(bar, Math.max(1, most))));
    nodes.add(bars);
    return nodes;
  }

  private Node bar(Gallery.Bar bar, int most) {
    Label label = Parts.label("lesson-text", bar.label());
    label.setMinWidth(LABEL);
    Region length = Parts.styled(new Region(), "gallery-bar");
    if (bar.right()) {
      length.getStyleClass().add("right");
    }
    double wide = Math.max(1, (width - LABEL - COUNT - 16) * bar.count() / most);
    length.setMinSize(wide, BAR);
    length.setMaxSize(wide, BAR);
    Label count = Parts.label("muted", String.valueOf(bar.count()));
    count.setMinWidth(Region.USE_PREF_SIZE);
    return Parts.row(8, label, length, count);
  }

  private List<Node> pictures() {
    var tiles = new FlowPane(10, 10);
    tiles.setPrefWrapLength(width);
    shown.gallery().students().stream()
        .flatMap(student -> tile(student))
        .forEach(tiles.getChildren()::add);
    return List.of(Parts.sentence("lesson-step", texts().get("lesson.gallery.pictures")), tiles);
  }

  private Stream<Node> tile(Gallery.Student student) {
    String picture = student.picture();
    if (picture == null) {
      return Stream.empty();
    }
    byte[] png = Base64.getDecoder().decode(picture);
    var view = new ImageView(new Image(new ByteArrayInputStream(png), 0, 0, true, false));
    view.setFitWidth(PICTURE);
    view.setFitHeight(PICTURE);
    view.setPreserveRatio(true);
    view.setSmooth(false);
    VBox captioned = Parts.captioned(view, names().of(student));
    Consumer<Gallery.Student> opening = open;
    if (opening == null || student.session() == null) {
      return Stream.of(captioned);
    }
    var button = Parts.styled(new Button(null, captioned), "quiet");
    String tip = texts().get("lesson.gallery.open", names().of(student));
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip);
    button.setOnAction(event -> opening.accept(student));
    return Stream.of(button);
  }
}
