package lunula.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import lunula.files.UserMessage;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The fields of a block of YAML, whose mistakes know their line and column.
///
/// @param file where it stands
/// @param above lines before the block
/// @param fields by name
/// @param tell takes mistakes
record YamlFields(String file, int above, Map<String, Node> fields, Consumer<Mistake> tell) {
  private static final int MOST_CHARACTERS = 1 << 16;

  /// Of fields within fields.
  private static final int DEEPEST = 20;

  /// The fields that a text holds; none, and a mistake, if it is no mapping.
  static YamlFields of(String file, int above, String text, Consumer<Mistake> tell) {
    var none = new YamlFields(file, above, Map.of(), tell);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setCodePointLimit(MOST_CHARACTERS)
              .setMaxAliasesForCollections(0)
              .build();
      if (isTooDeep(new Parse(settings).parseString(text))) {
        tell.accept(new Mistake(file, above + 1, 1, UserMessage.of("lesson.yaml.deep", DEEPEST)));
        return none;
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        return none;
      }
      if (!(root.get() instanceof MappingNode)) {
        none.wrong(root.get(), "lesson.yaml.fields");
        return none;
      }
      return new YamlFields(file, above, none.named(root.get()), tell);
    } catch (MarkedYamlEngineException wrong) {
      Optional<Mark> mark = wrong.getProblemMark();
      tell.accept(
          new Mistake(
              file,
              above + mark.map(Mark::getLine).orElse(0) + 1,
              mark.map(Mark::getColumn).orElse(0) + 1,
              UserMessage.of("lesson.yaml.broken", String.valueOf(wrong.getProblem()))));
      return none;
    } catch (YamlEngineException wrong) {
      tell.accept(
          new Mistake(file, above + 1, 1, UserMessage.of("lesson.yaml.broken", said(wrong))));
      return none;
    }
  }

  /// Whoever composes goes as deep as the text is nested; whoever parses does not.
  private static boolean isTooDeep(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        return true;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return false;
  }

  private static String said(YamlEngineException wrong) {
    return String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ");
  }

  private Map<String, Node> named(Node mapping) {
    Map<String, Node> named = new LinkedHashMap<>();
    if (!(mapping instanceof MappingNode map)) {
      wrong(mapping, "lesson.yaml.fields");
      return named;
    }
    for (NodeTuple each : map.getValue()) {
      if (!(each.getKeyNode() instanceof ScalarNode key)) {
        wrong(each.getKeyNode(), "lesson.yaml.fields");
      } else if (named.putIfAbsent(key.getValue(), each.getValueNode()) != null) {
        wrong(key, "lesson.yaml.twice", key.getValue());
      }
    }
    return named;
  }

  /// Tells of every field that is none of these.
  YamlFields knowing(Set<String> known) {
    fields.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            wrong(
                value,
                "lesson.yaml.unknown",
                name,
                String.join(", ", known.stream().sorted().toList()));
          }
        });
    return this;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /// The fields within a field; none, and a mistake, if it is no mapping.
  YamlFields at(String name) {
    Node value = fields.get(name);
    return new YamlFields(file, above, value == null ? Map.of() : named(value), tell);
  }

  /// A field's text, turned into something; empty, and a mistake of that key, if it cannot be.
  ///
  /// @param key of a message whose first argument is the text
  <T> Optional<T> read(
      String name, Function<String, Optional<T>> reading, String key, Object... more) {
    Node value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<String> text = text(value);
    Optional<T> read = text.flatMap(reading);
    if (text.isPresent() && read.isEmpty()) {
      Object[] arguments = new Object[more.length + 1];
      arguments[0] = text.get();
      System.arraycopy(more, 0, arguments, 1, more.length);
      wrong(value, key, arguments);
    }
    return read;
  }

  /// A field's text.
  Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).flatMap(this::text);
  }

  private Optional<String> text(Node value) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    wrong(value, "lesson.yaml.text");
    return Optional.empty();
  }

  /// A field's number that is at least some other.
  Optional<Double> number(String name, double least) {
    return read(name, text -> number(text).filter(it -> it >= least), "lesson.yaml.number", least);
  }

  /// A finite number as it is written.
  static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /// The texts of a field, which may be one alone, each turned into something.
  ///
  /// @param key of a message whose first argument is the text
  <T> List<T> all(String name, Function<String, Optional<T>> reading, String key, Object... more) {
    Node value = fields.get(name);
    List<T> all = new ArrayList<>();
    List<Node> nodes =
        value instanceof SequenceNode sequence
            ? sequence.getValue()
            : value == null ? List.of() : List.of(value);
    for (Node each : nodes) {
      new YamlFields(file, above, Map.of(name, each), tell)
          .read(name, reading, key, more)
          .ifPresent(all::add);
    }
    return all;
  }

  /// The same fields, whose mistakes go elsewhere.
  YamlFields telling(Consumer<Mistake> other) {
    return new YamlFields(file, above, fields, other);
  }

  /// Tells of a mistake at a word somewhere within a field, or at the field if it is not there.
  void wrongWord(String name, String word, UserMessage message) {
    Node field = fields.get(name);
    Node at = field == null ? null : within(field, word);
    if (at != null) {
      tell(at, message);
    } else if (field != null) {
      tell(field, message);
    } else {
      tell.accept(new Mistake(file, above + 1, 1, message));
    }
  }

  private static @Nullable Node within(Node node, String word) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().equals(word) ? scalar : null;
    }
    Stream<Node> inner =
        switch (node) {
          case SequenceNode sequence -> sequence.getValue().stream();
          case MappingNode mapping -> mapping.getValue().stream().map(NodeTuple::getValueNode);
          default -> Stream.empty();
        };
    return inner.flatMap(each -> Stream.ofNullable(within(each, word))).findFirst().orElse(null);
  }

  /// Tells of a mistake at a field.
  void wrong(String name, String key, Object... arguments) {
    Node value = fields.get(name);
    if (value == null) {
      tell.accept(new Mistake(file, above + 1, 1, UserMessage.of(key, arguments)));
    } else {
      wrong(value, key, arguments);
    }
  }

  private void wrong(Node at, String key, Object... arguments) {
    tell(at, UserMessage.of(key, arguments));
  }

  private void tell(Node at, UserMessage message) {
    int line = at.getStartMark().map(Mark::getLine).orElse(0);
    int column = at.getStartMark().map(Mark::getColumn).orElse(0);
    tell.accept(new Mistake(file, above + line + 1, column + 1, message));
  }
}
