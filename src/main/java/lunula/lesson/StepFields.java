package lunula.lesson;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.lesson.Step.Part;
import lunula.lesson.Step.Reveal;

/// Reads what a `lunula` block says of its step.
///
/// @param fields of the block
/// @param choices items of the last list of the step's text
record StepFields(YamlFields fields, int choices) {
  private static final Set<String> KNOWN =
      Set.of(
          "id", "state", "show", "allow", "next", "ask", "answer", "tolerance", "reveal", "point");
  private static final Set<String> CONDITIONS =
      new TreeSet<>(Set.of("visited", "cursorNear", "epochs", "beta", "answered", "pressed"));
  private static final Set<String> ANSWERS =
      Set.of("choice", "number", "measured", "image", "place", "words");
  private static final Set<String> PLACES = Set.of("image", "place", "within");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*");
  private static final Set<String> POINTS = Set.of("image", "place");
  private static final double USUALLY_NEAR = 0.5;

  /// The step.
  ///
  /// @param usual its id if the block names none
  Step step(String usual, String title, List<Block> text, List<Block> hint, List<Block> teacher) {
    fields.knowing(KNOWN);
    Optional<Question> question = question();
    return new Step(
        fields.read("id", Optional::of, "lesson.id.form").filter(this::isId).orElse(usual),
        title,
        text,
        hint,
        teacher,
        fields.text("state").orElse(null),
        shown(),
        new HashSet<>(fields.all("allow", Optional::of, "lesson.yaml.text")),
        conditions(question.isPresent()),
        question.orElse(null),
        fields.read("reveal", Reveal::of, "lesson.reveal").orElse(Reveal.AFTER_ANSWERING),
        pointedAt().orElse(null));
  }

  private Optional<Answer> pointedAt() {
    if (!fields.has("point")) {
      return Optional.empty();
    }
    Optional<Answer> place = place(fields.at("point").knowing(POINTS));
    if (place.isEmpty()) {
      fields.wrong("point", "lesson.point");
    }
    return place;
  }

  private boolean isId(String id) {
    if (!ID.matcher(id).matches()) {
      fields.wrong("id", "lesson.id.form", id);
      return false;
    }
    return true;
  }

  private Set<Part> shown() {
    String parts = Stream.of(Part.values()).map(Part::word).collect(Collectors.joining(", "));
    List<Part> all = fields.all("show", Part::of, "lesson.show", parts);
    return all.isEmpty() ? Part.USUAL : EnumSet.copyOf(all);
  }

  private List<Condition> conditions(boolean asks) {
    if (!fields.has("next")) {
      return List.of();
    }
    YamlFields next = fields.at("next");
    next.fields()
        .keySet()
        .forEach(
            name -> {
              if (!CONDITIONS.contains(name)) {
                next.wrong(name, "lesson.next.unknown", name, String.join(", ", CONDITIONS));
              }
            });
    List<Condition> all = new ArrayList<>();
    List<Integer> stops = next.all("visited", StepFields::letter, "lesson.next.visited");
    if (!stops.isEmpty()) {
      all.add(new Condition.Visited(stops));
    }
    if (next.has("cursorNear")) {
      YamlFields near = next.at("cursorNear").knowing(PLACES);
      Answer where = place(near).orElse(null);
      if (where == null) {
        next.wrong("cursorNear", "lesson.next.near");
      } else {
        all.add(new Condition.CursorNear(where, near.number("within", 0).orElse(USUALLY_NEAR)));
      }
    }
    next.number("epochs", 1).ifPresent(count -> all.add(new Condition.Epochs(count.intValue())));
    List<Double> betas =
        next.all(
            "beta", text -> YamlFields.number(text).filter(it -> it >= 0), "lesson.yaml.number", 0);
    if (!betas.isEmpty()) {
      all.add(new Condition.Beta(betas));
    }
    if (next.has("answered")) {
      if (!asks) {
        next.wrong("answered", "lesson.next.asks");
      }
      all.add(new Condition.Answered());
    }
    List<String> pressed = next.all("pressed", Optional::of, "lesson.yaml.text");
    if (!pressed.isEmpty()) {
      all.add(new Condition.Pressed(pressed));
    }
    return all;
  }

  /// A is 0.
  private static Optional<Integer> letter(String text) {
    return Optional.of(text).filter(it -> it.matches("[A-Z]")).map(it -> it.charAt(0) - 'A');
  }

  private static Optional<Integer> whole(String text) {
    return Optional.of(text).filter(it -> it.matches("\\d{1,7}")).map(Integer::valueOf);
  }

  private static Optional<Answer> place(YamlFields of) {
    Optional<Answer> image =
        of.read("image", StepFields::whole, "lesson.answer.image").map(Answer.Image::new);
    if (image.isPresent() || !of.has("place")) {
      return image;
    }
    List<Double> xy = of.all("place", YamlFields::number, "lesson.answer.place");
    if (xy.size() != 2) {
      of.wrong("place", "lesson.answer.place", xy.size());
      return Optional.empty();
    }
    return Optional.of(new Answer.Place(xy.getFirst(), xy.getLast()));
  }

  private Optional<Question> question() {
    String kinds =
        Stream.of(Question.Kind.values())
            .map(Question.Kind::word)
            .collect(Collectors.joining(", "));
    Optional<Question.Kind> asked =
        fields.read("ask", Question.Kind::of, "lesson.ask.unknown", kinds);
    if (asked.isEmpty()) {
      if (!fields.has("ask") && fields.has("answer")) {
        fields.wrong("answer", "lesson.answer.unasked");
      }
      return Optional.empty();
    }
    Question.Kind kind = asked.get();
    Answer answer = answer();
    if (!kind.takes(answer)) {
      fields.wrong(fields.has("answer") ? "answer" : "ask", "lesson.answer.kind", kind.word());
    }
    if (kind == Question.Kind.CHOICE) {
      checkChoice(answer);
    }
    double tolerance = fields.number("tolerance", 0).orElse(0.0);
    return Optional.of(
        new Question(kind, answer, tolerance, kind == Question.Kind.CHOICE ? choices : 0));
  }

  private void checkChoice(Answer answer) {
    if (choices < 2) {
      fields.wrong("ask", "lesson.ask.choices");
    } else if (answer instanceof Answer.Choice right && right.index() >= choices) {
      fields.wrong("answer", "lesson.answer.unreachable", choices);
    }
  }

  private Answer answer() {
    if (!fields.has("answer")) {
      return new Answer.Open();
    }
    YamlFields given = fields.at("answer").knowing(ANSWERS);
    Optional<Answer> place = place(given);
    if (place.isPresent()) {
      return place.get();
    }
    List<String> words = given.all("words", Optional::of, "lesson.yaml.text");
    if (!words.isEmpty()) {
      return new Answer.Words(words);
    }
    return given
        .read("choice", StepFields::letter, "lesson.answer.choice")
        .<Answer>map(Answer.Choice::new)
        .or(
            () ->
                given
                    .read("number", YamlFields::number, "lesson.yaml.number", 0)
                    .map(Answer.Value::new))
        .or(
            () ->
                given
                    .read("measured", Figure::of, "lesson.figure.written")
                    .map(Answer.Measured::new))
        .orElseGet(Answer.Open::new);
  }
}
