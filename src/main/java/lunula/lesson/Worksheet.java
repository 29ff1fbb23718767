package lunula.lesson;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.lesson.Block.Span;
import lunula.model.card.ModelCard;

/// A lesson as a page to be printed: texts, pictures and questions with room for the answers, and
/// what the teacher alone reads at its end. One HTML file that needs no other.
///
/// @param files has the pictures
/// @param lesson in one language
/// @param cards of the models whose figures are told
/// @param screens what steps show, as PNG by their ids; those that are missing have no picture
public record Worksheet(
    LessonFiles files,
    Lesson lesson,
    Function<String, Optional<ModelCard>> cards,
    Map<String, byte[]> screens) {
  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}"
          + "section{break-inside:avoid;margin-bottom:2em}"
          + ".room{border:1px solid #999;height:5em;margin:.5em 0}"
          + "img{image-rendering:pixelated}"
          + "img.screen{width:100%;image-rendering:auto;border:1px solid #ccc}";

  /// The page.
  ///
  /// @param language its tag
  /// @param notes whether what the teacher reads is added
  public String html(String language, boolean notes) {
    var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language + "\"><head>");
    page.append("<meta charset=\"utf-8\"><title>")
        .append(escaped(lesson.title()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(escaped(lesson.title()))
        .append("</h1>\n");
    int number = 0;
    for (Step step : lesson.steps()) {
      number++;
      page.append("<section><h2>").append(number).append(". ").append(escaped(step.title()));
      page.append("</h2>\n");
      boolean chooses = step.question() != null && step.question().choices() > 0;
      if (screens.containsKey(step.id())) {
        page.append("<p><img class=\"screen\" alt=\"\" src=\"")
            .append(data("png", screens.getOrDefault(step.id(), new byte[0])))
            .append("\"></p>\n");
      }
      step.text().forEach(block -> page.append(block(block, chooses)));
      if (step.question() != null && !chooses) {
        page.append("<div class=\"room\"></div>\n");
      }
      page.append("</section>\n");
    }
    if (notes) {
      String heading = UserMessages.words(UserMessage.of("lesson.sheet.notes"));
      page.append("<section><h2>").append(escaped(heading)).append("</h2>\n");
      for (Step step : lesson.steps()) {
        if (!step.teacher().isEmpty()) {
          page.append("<h3>").append(escaped(step.title())).append("</h3>\n");
          step.teacher().forEach(block -> page.append(block(block, false)));
        }
      }
      page.append("</section>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  private String block(Block block, boolean lettered) {
    return switch (block) {
      case Block.Paragraph paragraph -> "<p>" + spans(paragraph.words()) + "</p>\n";
      case Block.Items items -> {
        String tag = items.numbered() || lettered ? "ol" : "ul";
        var list = new StringBuilder(lettered ? "<ol type=\"A\">" : "<" + tag + ">");
        items.items().forEach(item -> list.append("<li>").append(spans(item)).append("</li>"));
        yield list.append("</").append(tag).append(">\n").toString();
      }
      case Block.Picture picture ->
          "<p><img alt=\""
              + escaped(picture.says())
              + "\" src=\""
              + data(
                  picture.file().toLowerCase(Locale.ROOT).endsWith("png") ? "png" : "jpeg",
                  files.picture(picture.file()).orElse(new byte[0]))
              + "\"></p>\n";
    };
  }

  private static String data(String kind, byte[] bytes) {
    return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private String spans(List<Span> spans) {
    var words = new StringBuilder();
    for (Span span : spans) {
      String text =
          escaped(
              span.figure() == null
                  ? span.words()
                  : span.figure().value(cards).map(span.figure()::words).orElse("–"));
      words.append(
          switch (span.look()) {
            case PLAIN -> text;
            case STRONG -> "<strong>" + text + "</strong>";
            case EMPHASIS -> "<em>" + text + "</em>";
            case CODE -> "<code>" + text + "</code>";
          });
    }
    return words.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
