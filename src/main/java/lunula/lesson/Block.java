package lunula.lesson;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A part of what is read in a step.
public sealed interface Block {
  /// The words in it, in their order.
  Stream<Span> spans();

  /// Words that belong together.
  record Paragraph(List<Span> words) implements Block {
    public Paragraph {
      words = List.copyOf(words);
    }

    @Override
    public Stream<Span> spans() {
      return words.stream();
    }
  }

  /// A list.
  ///
  /// @param numbered whether its items have numbers
  /// @param items the words of each
  record Items(boolean numbered, List<List<Span>> items) implements Block {
    public Items {
      items = items.stream().map(List::copyOf).toList();
    }

    @Override
    public Stream<Span> spans() {
      return items.stream().flatMap(List::stream);
    }
  }

  /// A picture of the lesson.
  ///
  /// @param file path in the lesson
  /// @param says what it shows, for who does not see it
  record Picture(String file, String says) implements Block {
    @Override
    public Stream<Span> spans() {
      return Stream.empty();
    }
  }

  /// Words in one look.
  ///
  /// @param words what is read, unless a figure stands there
  /// @param look how
  /// @param figure what is measured in their place; null if they are words
  record Span(String words, Look look, @Nullable Figure figure) {}

  /// How words look.
  enum Look {
    PLAIN,
    STRONG,
    EMPHASIS,
    CODE
  }
}
