package lunula.ui.lesson;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lunula.lesson.Block;
import lunula.lesson.Block.Look;
import lunula.lesson.Block.Span;
import lunula.lesson.Figure;
import lunula.lesson.LessonFiles;
import lunula.ui.kit.Parts;

/// Makes nodes of what is read in a lesson.
///
/// @param files has the pictures
/// @param figures numbers in words
/// @param width that pictures have at most
record LessonText(LessonFiles files, Function<Figure, String> figures, double width) {
  /// A node for each block.
  List<Node> nodes(List<Block> blocks) {
    List<Node> nodes = new ArrayList<>();
    blocks.forEach(block -> nodes.add(node(block)));
    return nodes;
  }

  /// A node for a block.
  Node node(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> flow(paragraph.words());
      case Block.Items items -> list(items, false);
      case Block.Picture picture -> picture(picture);
    };
  }

  /// Words that wrap.
  TextFlow flow(List<Span> words) {
    var flow = Parts.styled(new TextFlow(), "lesson-words");
    words.forEach(span -> flow.getChildren().add(text(span)));
    flow.setAccessibleText(plain(words));
    return flow;
  }

  /// The same without a look.
  String plain(List<Span> words) {
    var plain = new StringBuilder();
    words.forEach(span -> plain.append(said(span)));
    return plain.toString();
  }

  private String said(Span span) {
    return span.figure() == null ? span.words() : figures.apply(span.figure());
  }

  private Text text(Span span) {
    var text = Parts.styled(new Text(said(span)), "lesson-text");
    if (span.figure() != null) {
      text.getStyleClass().add("figure");
    }
    if (span.look() != Look.PLAIN) {
      text.getStyleClass().add(span.look().name().toLowerCase(Locale.ROOT));
    }
    return text;
  }

  /// The choices of a question, with their letters.
  VBox lettered(Block.Items items) {
    return list(items, true);
  }

  /// The choices of a question: the last list of its text.
  static Optional<Block.Items> choices(List<Block> blocks) {
    return blocks.reversed().stream()
        .filter(Block.Items.class::isInstance)
        .map(Block.Items.class::cast)
        .findFirst();
  }

  private VBox list(Block.Items items, boolean lettered) {
    var list = new VBox(4);
    int number = 0;
    for (List<Span> item : items.items()) {
      String letter = String.valueOf((char) ('A' + number));
      number++;
      Node sign =
          Parts.label("lesson-text", lettered ? letter : items.numbered() ? number + "." : "•");
      ((Region) sign).setMinWidth(Region.USE_PREF_SIZE);
      TextFlow words = flow(item);
      HBox.setHgrow(words, Priority.ALWAYS);
      list.getChildren().add(new HBox(8, sign, words));
    }
    return list;
  }

  private Node picture(Block.Picture picture) {
    byte[] bytes = files.picture(picture.file()).orElse(null);
    if (bytes == null) {
      // What it would show is better than a gap.
      return Parts.sentence("lesson-text", picture.says());
    }
    var view = new ImageView(new Image(new ByteArrayInputStream(bytes)));
    view.setPreserveRatio(true);
    view.setFitWidth(Math.min(width, Math.max(1, view.getImage().getWidth())));
    view.setAccessibleText(picture.says());
    return view;
  }
}
