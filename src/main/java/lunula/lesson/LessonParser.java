package lunula.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.files.UserMessage;
import lunula.lesson.Block.Look;
import lunula.lesson.Block.Span;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads the Markdown of a lesson: front matter, a `##` a step, a fenced `lunula` block a step,
/// quotes that begin with `**Hint:**` or `**Teacher:**`. Whatever else there is in Markdown, HTML
/// and
/// links among it, is a mistake. Used once.
final class LessonParser {
  /// The newest format that is read.
  static final int FORMAT = 1;

  /// A lesson is five to ten minutes.
  static final int MOST_STEPS = 200;

  private static final String FENCE = "lunula";
  private static final String RULE = "---";
  private static final Set<String> FRONT = Set.of("format", "title", "minutes");

  /// Names of a quote's beginning in every language that lessons are written in.
  private static final Pattern HINT = Pattern.compile("(?i)(hint|提示)[:：]?");

  private static final Pattern TEACHER = Pattern.compile("(?i)(teacher|教师)[:：]?");

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<StepSource> sources = new ArrayList<>();
  private List<String> lines = List.of();
  private String title = "";
  private int minutes;
  private int above;
  private int told;

  /// A lesson as far as it could be read, and what is wrong with it.
  ///
  /// @param sources where each of its steps is written
  record Parsed(Lesson lesson, List<StepSource> sources, List<Mistake> mistakes) {}

  private LessonParser(String file) {
    this.file = file;
  }

  /// Reads a lesson.
  ///
  /// @param file path in the lesson, for mistakes
  /// @param blocks whether blocks of `lunula` are read; false for a translation of text only
  static Parsed parse(String file, String markdown, boolean blocks) {
    var parser = new LessonParser(file);
    parser.read(markdown.replace("\uFEFF", "").replace("\r\n", "\n"), blocks);
    return new Parsed(
        new Lesson(parser.title, parser.minutes, parser.steps),
        List.copyOf(parser.sources),
        List.copyOf(parser.mistakes));
  }

  private void read(String markdown, boolean blocks) {
    String body = frontMatter(markdown, blocks);
    Node document =
        Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()
            .parse(body);
    List<Node> step = new ArrayList<>();
    int headings = 0;
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        finish(step, blocks);
        step.clear();
        headings++;
      } else if (step.isEmpty()) {
        wrong(node, "lesson.before");
        continue;
      }
      step.add(node);
    }
    finish(step, blocks);
    if (headings == 0) {
      mistakes.add(Mistake.of(file, "lesson.steps.none"));
    } else if (headings > MOST_STEPS) {
      mistakes.add(Mistake.of(file, "lesson.steps.many", headings, MOST_STEPS));
    }
  }

  /// Reads what stands between the first two rules.
  ///
  /// @return what follows, with [#above] lines before it
  private String frontMatter(String markdown, boolean blocks) {
    lines = markdown.lines().toList();
    int end = lines.isEmpty() || !lines.getFirst().strip().equals(RULE) ? -1 : 1;
    while (end > 0 && end < lines.size() && !lines.get(end).strip().equals(RULE)) {
      end++;
    }
    if (end < 0 || end == lines.size()) {
      mistakes.add(new Mistake(file, 1, 1, UserMessage.of("lesson.front.none")));
      return markdown;
    }
    YamlFields front =
        YamlFields.of(file, 1, String.join("\n", lines.subList(1, end)), mistakes::add)
            .knowing(FRONT);
    title = front.text("title").orElse("");
    if (title.isBlank()) {
      front.wrong("title", "lesson.front.title");
    }
    minutes = front.number("minutes", 0).orElse(0.0).intValue();
    double format = blocks ? front.number("format", 1).orElse(0.0) : FORMAT;
    if (format > FORMAT) {
      front.wrong("format", "lesson.front.newer");
    } else if (!front.has("format") && blocks) {
      front.wrong("format", "lesson.front.format");
    }
    above = end + 1;
    return String.join("\n", lines.subList(end + 1, lines.size()));
  }

  private void finish(List<Node> nodes, boolean blocks) {
    if (nodes.isEmpty() || steps.size() == MOST_STEPS) {
      return;
    }
    List<Block> text = new ArrayList<>();
    List<Block> hint = new ArrayList<>();
    List<Block> teacher = new ArrayList<>();
    FencedCodeBlock fence = null;
    for (Node node : nodes.subList(1, nodes.size())) {
      if (node instanceof FencedCodeBlock code && code.getInfo().strip().equals(FENCE)) {
        if (!blocks) {
          wrong(code, "lesson.translation.block");
        } else if (fence != null) {
          wrong(code, "lesson.block.twice");
        }
        fence = code;
      } else if (node instanceof BlockQuote quote) {
        aside(quote, hint, teacher);
      } else {
        block(node).ifPresent(text::add);
      }
    }
    String name = plain(nodes.getFirst());
    if (name.isBlank()) {
      wrong(nodes.getFirst(), "lesson.step.title");
    }
    steps.add(step(nodes.getFirst(), name, text, hint, teacher, blocks ? fence : null));
  }

  private Step step(
      Node heading,
      String name,
      List<Block> text,
      List<Block> hint,
      List<Block> teacher,
      @Nullable FencedCodeBlock fence) {
    YamlFields fields =
        fence == null
            ? YamlFields.of(file, line(heading) - 1, "", mistakes::add)
            : YamlFields.of(file, line(fence), fence.getLiteral(), mistakes::add);
    sources.add(new StepSource(file, line(heading), fields, lines));
    String usual = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    Step step = new StepFields(fields, choices(text)).step(usual, name, text, hint, teacher);
    if (!ids.add(step.id())) {
      fields.wrong("id", "lesson.id.twice", step.id());
    }
    return step;
  }

  /// How many items the last list of a text has.
  private static int choices(List<Block> text) {
    return text.reversed().stream()
        .filter(Block.Items.class::isInstance)
        .map(block -> ((Block.Items) block).items().size())
        .findFirst()
        .orElse(0);
  }

  private void aside(BlockQuote quote, List<Block> hint, List<Block> teacher) {
    boolean first = true;
    List<Block> into = hint;
    for (Node node = quote.getFirstChild(); node != null; node = node.getNext()) {
      if (first) {
        Node label = node instanceof Paragraph ? node.getFirstChild() : null;
        String word = label instanceof StrongEmphasis ? plain(label).strip() : "";
        if (TEACHER.matcher(word).matches()) {
          into = teacher;
        } else if (!HINT.matcher(word).matches()) {
          wrong(quote, "lesson.quote");
          return;
        }
        if (label != null) {
          label.unlink();
        }
        first = false;
      }
      block(node).ifPresent(into::add);
    }
  }

  private Optional<Block> block(Node node) {
    if (node instanceof Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
        return Optional.of(new Block.Picture(image.getDestination(), plain(image)));
      }
      return Optional.of(new Block.Paragraph(spans(paragraph)));
    }
    if (node instanceof BulletList || node instanceof OrderedList) {
      return Optional.of(items((ListBlock) node));
    }
    wrong(node, "lesson.markdown", node.getClass().getSimpleName());
    return Optional.empty();
  }

  private Block items(ListBlock list) {
    List<List<Span>> items = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Node only = item instanceof ListItem ? item.getFirstChild() : null;
      if (only instanceof Paragraph words && only.getNext() == null) {
        items.add(spans(words));
      } else {
        wrong(item, "lesson.list");
      }
    }
    return new Block.Items(list instanceof OrderedList, items);
  }

  private List<Span> spans(Node parent) {
    List<Span> spans = new ArrayList<>();
    add(parent, Look.PLAIN, spans);
    if (!spans.isEmpty() && spans.getFirst().figure() == null) {
      Span first = spans.getFirst();
      spans.set(0, new Span(first.words().stripLeading(), first.look(), null));
    }
    return spans;
  }

  private void add(Node parent, Look look, List<Span> spans) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text text) {
        words(node, text.getLiteral(), look, spans);
      } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        spans.add(new Span(isWide(spans, node) ? "" : " ", look, null));
      } else if (node instanceof Code code) {
        spans.add(new Span(code.getLiteral(), Look.CODE, null));
      } else if (node instanceof Emphasis) {
        add(node, Look.EMPHASIS, spans);
      } else if (node instanceof StrongEmphasis) {
        add(node, Look.STRONG, spans);
      } else {
        wrong(node, "lesson.markdown", node.getClass().getSimpleName());
      }
    }
  }

  /// Whether a line ends between two Chinese characters, which have no space between them.
  private static boolean isWide(List<Span> before, Node lineEnd) {
    String last = before.isEmpty() ? "" : before.getLast().words();
    Node after = lineEnd.getNext();
    String next =
        after instanceof Text text ? text.getLiteral() : after == null ? "" : plain(after);
    return !last.isEmpty()
        && !next.isEmpty()
        && (last.codePointBefore(last.length()) >= 0x2E80 || next.codePointAt(0) >= 0x2E80);
  }

  private void words(Node at, String text, Look look, List<Span> spans) {
    Matcher figures = Figure.WRITTEN.matcher(text);
    int from = 0;
    while (figures.find()) {
      if (figures.start() > from) {
        spans.add(new Span(text.substring(from, figures.start()), look, null));
      }
      Optional<Figure> figure = Figure.of(figures.group(1));
      if (figure.isEmpty()) {
        wrong(at, "lesson.figure.written", figures.group());
      }
      spans.add(new Span(figures.group(), look, figure.orElse(null)));
      from = figures.end();
    }
    if (from < text.length()) {
      if (text.indexOf("{{", from) >= 0) {
        wrong(at, "lesson.figure.written", text.substring(text.indexOf("{{", from)));
      }
      spans.add(new Span(text.substring(from), look, null));
    }
  }

  private static String plain(Node parent) {
    var words = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text text) {
        words.append(text.getLiteral());
      } else if (node instanceof Code code) {
        words.append(code.getLiteral());
      } else {
        words.append(plain(node));
      }
    }
    return words.toString();
  }

  private int line(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? above + 1 : above + spans.getFirst().getLineIndex() + 1;
  }

  private void wrong(Node node, String key, Object... arguments) {
    List<SourceSpan> spans = node.getSourceSpans();
    int column = spans.isEmpty() ? 1 : spans.getFirst().getColumnIndex() + 1;
    // A file that is no lesson at all is told of once, not in each of its lines.
    if (told++ < MOST_STEPS) {
      mistakes.add(new Mistake(file, line(node), column, UserMessage.of(key, arguments)));
    }
  }
}
