package lunula.ui.lesson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import lunula.data.LabelledImages;
import lunula.export.picture.GrayPng;
import lunula.files.Bundle;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.lesson.Answer;
import lunula.lesson.Condition;
import lunula.lesson.Figure;
import lunula.lesson.HandIn;
import lunula.lesson.Lesson;
import lunula.lesson.LessonCheck;
import lunula.lesson.LessonDraft;
import lunula.lesson.LessonFiles;
import lunula.lesson.LessonModels;
import lunula.lesson.Mistake;
import lunula.lesson.Question;
import lunula.lesson.Step;
import lunula.lesson.Step.Part;
import lunula.lesson.Step.Reveal;
import lunula.lesson.Vocabulary;
import lunula.library.LibraryEntry;
import lunula.model.GrayImage;
import lunula.model.card.ModelCard;
import lunula.session.Session;
import lunula.session.SessionFile;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Action;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;
import lunula.ui.shell.Restriction;
import org.jspecify.annotations.Nullable;

/// A lesson that is played: the step, what it still waits for, what was answered, and what is
/// revealed. It has the window from [#open] to [#leave], and a copy of the session. JavaFX thread
/// only; needs no window.
public final class LessonViewModel {
  /// Of what a place shows that is no picture of its own accord.
  private static final int PICTURE_SIDE = 64;

  private final Texts texts = Texts.of(LessonViewModel.class);
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final LessonSessions sessions;
  private final Executor files;
  private final Supplier<GrayImage> drawing;
  private final ObservableValue<Integer> epochs;
  private final LessonPlaces places;
  private final ReadOnlyObjectWrapper<@Nullable Open> open = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty hintShown = new SimpleBooleanProperty();
  private final BooleanProperty blank = new SimpleBooleanProperty();
  private final BooleanProperty teaching = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper free = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();
  private final DoubleProperty share = new SimpleDoubleProperty();
  private final ReadOnlyObjectWrapper<Set<Part>> newParts = new ReadOnlyObjectWrapper<>(Set.of());
  private final Map<String, Guess> guesses = new HashMap<>();
  private final Map<String, HandIn.Given> given = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable Guess> guess = new ReadOnlyObjectWrapper<>();
  private final Set<Integer> visited = new HashSet<>();
  private final Set<Double> betas = new HashSet<>();
  private final Set<String> pressed = new HashSet<>();
  private final List<Open> played = new ArrayList<>();
  private boolean wasNear;
  private @Nullable Consumer<Runnable> giveBack;
  private @Nullable Consumer<Runnable> back;

  /// A lesson that has the window.
  ///
  /// @param files as they were read
  /// @param check its texts in all languages
  /// @param states by their paths in the lesson
  /// @param models that it brings along
  public record Open(
      LessonFiles files, LessonCheck check, Map<String, Session> states, LessonModels models) {
    public Open {
      states = Map.copyOf(states);
    }

    /// The lesson in the language that is spoken now, or in English.
    public Lesson lesson() {
      Lesson first =
          check.languages().getOrDefault(LessonCheck.FIRST, new Lesson("", 0, List.of()));
      return check.languages().getOrDefault(Bundle.spoken().tag(), first);
    }
  }

  /// @param sessions keeps the person's session and shows states
  /// @param files reads lessons; may block
  /// @param drawing what is drawn now
  /// @param epochs that the training of the moment has made; 0 for none
  public LessonViewModel(
      MainViewModel main,
      LessonSessions sessions,
      Executor files,
      Supplier<GrayImage> drawing,
      ObservableValue<Integer> epochs) {
    this.main = main;
    this.sessions = sessions;
    this.files = files;
    this.drawing = drawing;
    this.epochs = epochs;
    exploration = main.exploration();
    places = new LessonPlaces(exploration);
    exploration.cursorProperty().subscribe(this::moved);
    epochs.subscribe(this::recheck);
    main.cardProperty().subscribe(this::recheck);
    share.subscribe(now -> followTheTruth(now.doubleValue()));
  }

  /// The lesson that has the window; null while there is none.
  public ReadOnlyObjectProperty<@Nullable Open> openProperty() {
    return open.getReadOnlyProperty();
  }

  /// The step, counted from 0.
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  /// The step in the language that is spoken; null while there is no lesson.
  public ReadOnlyObjectProperty<@Nullable Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// Whether the step's hint is shown.
  public BooleanProperty hintShownProperty() {
    return hintShown;
  }

  /// Whether the screen is dark, so that everybody looks at the teacher.
  public BooleanProperty blankProperty() {
    return blank;
  }

  /// Whether the teacher's window is open: then nothing keeps a step from going on.
  public BooleanProperty teachingProperty() {
    return teaching;
  }

  /// Whether the whole window is the person's for a while.
  public ReadOnlyBooleanProperty freeProperty() {
    return free.getReadOnlyProperty();
  }

  /// Whether the answer is seen.
  public ReadOnlyBooleanProperty revealedProperty() {
    return revealed.getReadOnlyProperty();
  }

  /// What the step still waits for, in a sentence; empty if it can go on.
  public ReadOnlyStringProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /// How far the reveal has moved from the guess, at 0, to the truth, at 1.
  public DoubleProperty shareProperty() {
    return share;
  }

  /// What was answered in this step; null if nothing was.
  public ReadOnlyObjectProperty<@Nullable Guess> guessProperty() {
    return guess.getReadOnlyProperty();
  }

  /// Whether what the step begins with is on the map.
  public ReadOnlyBooleanProperty settledProperty() {
    return settled.getReadOnlyProperty();
  }

  /// Parts of the window that the step before did not show, once this step is settled: what its
  /// text speaks of. Set anew, to none and to these, with each step.
  public ReadOnlyObjectProperty<Set<Part>> newPartsProperty() {
    return newParts.getReadOnlyProperty();
  }

  /// The place that the map points at: the step's own, or with the hint the one that the step waits
  /// for; empty for none.
  public Optional<LatentPoint> pointedAt() {
    Step now = step.get();
    if (now == null || free.get()) {
      return Optional.empty();
    }
    Answer own = now.point();
    if (own != null) {
      return places.of(own);
    }
    return hintShown.get()
        ? now.next().stream()
            .filter(Condition.CursorNear.class::isInstance)
            .flatMap(near -> places.of(((Condition.CursorNear) near).where()).stream())
            .findFirst()
        : Optional.empty();
  }

  /// How many steps the lesson has.
  public int count() {
    Open lesson = open.get();
    return lesson == null ? 0 : lesson.lesson().steps().size();
  }

  /// Opens a lesson; a file that is none is told in a notice and changes nothing. Returns at once.
  public void open(Path file) {
    files.execute(
        () -> {
          try {
            LessonFiles read = LessonFiles.read(file);
            LessonCheck check = LessonCheck.texts(read);
            List<String> problems = new ArrayList<>();
            Map<String, Session> states = states(read, check, problems);
            Open found = new Open(read, check, states, LessonModels.of(read));
            exploration.foreground().execute(() -> take(found, problems));
          } catch (IOException | RuntimeException failure) {
            tell(failure);
          }
        });
  }

  private void tell(Exception failure) {
    FailureLog.note(failure);
    String reason = UserMessages.words(failure);
    exploration.foreground().execute(() -> exploration.noticeProperty().set(reason));
  }

  /// A state that cannot be used leaves its step where the one before it was.
  ///
  /// @param problems takes a sentence for each
  private static Map<String, Session> states(
      LessonFiles files, LessonCheck check, List<String> problems) {
    Map<String, Session> states = new HashMap<>();
    for (Step step :
        check.languages().getOrDefault(LessonCheck.FIRST, new Lesson("", 0, List.of())).steps()) {
      byte[] bytes = step.state() == null ? null : files.content().get(step.state());
      if (bytes != null) {
        try {
          states.put(Objects.requireNonNull(step.state()), SessionFile.parse(step.state(), bytes));
        } catch (IOException unusable) {
          FailureLog.note(unusable);
          problems.add(UserMessages.words(unusable));
        }
      }
    }
    return states;
  }

  private void take(Open found, List<String> problems) {
    if (found.lesson().steps().isEmpty()) {
      exploration
          .noticeProperty()
          .set(UserMessages.words(found.check().mistakes().getFirst().message()));
      putAway(List.of(found));
      return;
    }
    if (open.get() == null) {
      Optional<Consumer<Runnable>> kept = sessions.keep();
      if (kept.isEmpty()) {
        exploration.noticeProperty().set(texts.get("lesson.busy"));
        putAway(List.of(found));
        return;
      }
      giveBack = kept.get();
    }
    played.add(found);
    guesses.clear();
    given.clear();
    free.set(false);
    exploration.noticeProperty().set(null);
    open.set(found);
    enter(0);
    if (!problems.isEmpty()) {
      exploration.noticeProperty().set(problems.getFirst());
    } else if (!found.check().mistakes().isEmpty()) {
      exploration
          .noticeProperty()
          .set(texts.get("lesson.mistakes", found.check().mistakes().size()));
    }
  }

  /// Gives the window and the session back as they were before. Returns at once.
  public void leave() {
    Consumer<Runnable> giving = giveBack;
    if (open.get() == null || giving == null) {
      return;
    }
    giveBack = null;
    back = null;
    blank.set(false);
    free.set(false);
    main.restrictionProperty().set(null);
    newParts.set(Set.of());
    open.set(null);
    step.set(null);
    guess.set(null);
    List<Open> done = List.copyOf(played);
    played.clear();
    giving.accept(() -> putAway(done));
  }

  /// What was unpacked of lessons is needed no more.
  private void putAway(List<Open> lessons) {
    files.execute(
        () -> {
          for (Open each : lessons) {
            try {
              each.models().close();
            } catch (IOException left) {
              // The system empties its folder of temporary files.
              FailureLog.note(left);
            }
          }
        });
  }

  /// Says the words of the language that is spoken now.
  public void speakAnew() {
    Open lesson = open.get();
    if (lesson != null) {
      step.set(lesson.lesson().steps().get(index.get()));
      recheck();
    }
  }

  private void enter(int number) {
    Open lesson = Objects.requireNonNull(open.get());
    Step entered = lesson.lesson().steps().get(number);
    index.set(number);
    hintShown.set(false);
    visited.clear();
    betas.clear();
    pressed.clear();
    wasNear = false;
    share.set(0);
    settled.set(false);
    newParts.set(Set.of());
    main.restrictionProperty().set(new Restriction(entered.show(), entered.allow()));
    guess.set(guesses.get(entered.id()));
    revealed.set(
        entered.question() != null
            && (entered.reveal() == Reveal.AT_ONCE || guess.get() != null)
            && entered.reveal() != Reveal.TEACHER);
    step.set(entered);
    Session state = entered.state() == null ? null : lesson.states().get(entered.state());
    if (state == null) {
      arrange(entered);
    } else {
      sessions.show(state, lesson.models().entries(), () -> arrange(entered));
    }
  }

  /// Puts the parts of the window that the step shows in their places.
  private void arrange(Step entered) {
    if (!entered.equals(step.get())
        && step.get() != null
        && !entered.id().equals(Objects.requireNonNull(step.get()).id())) {
      return;
    }
    main.comparingProperty().set(entered.show().contains(Part.COMPARE));
    main.explainShownProperty().set(entered.show().contains(Part.EXPLAIN));
    if (entered.show().contains(Part.TRAIN)) {
      main.toolProperty().set(Tool.TRAIN);
    } else if (entered.show().contains(Part.MODELS)) {
      main.toolProperty().set(Tool.MODELS);
    } else {
      main.toolProperty().set(Tool.EXPLORE);
    }
    Set<Part> fresh = EnumSet.copyOf(entered.show());
    Open lesson = open.get();
    if (lesson != null && index.get() > 0) {
      fresh.removeAll(lesson.lesson().steps().get(index.get() - 1).show());
    } else {
      // The map is what one looks at anyway.
      fresh.remove(Part.MAP);
    }
    newParts.set(Set.copyOf(fresh));
    settled.set(true);
    recheck();
  }

  /// Goes to a step, whatever the one before it waits for.
  ///
  /// @param number counted from 0
  public void goTo(int number) {
    if (open.get() != null) {
      enter(number);
    }
  }

  /// Goes on, unless the step still waits for something; then that is told.
  public void next() {
    if (free.get()) {
      explore();
    } else if (open.get() != null && (missing.get().isEmpty() || teaching.get())) {
      if (index.get() + 1 < count()) {
        enter(index.get() + 1);
      } else {
        leave();
      }
    } else {
      // Said once more, for who listens.
      String words = missing.get();
      missing.set("");
      missing.set(words);
    }
  }

  /// Goes a step back.
  public void previous() {
    if (free.get()) {
      explore();
    } else if (open.get() != null && index.get() > 0) {
      enter(index.get() - 1);
    }
  }

  /// Gives the whole window to the person, or returns to the step as it was left.
  public void explore() {
    Step now = step.get();
    if (now == null) {
      return;
    }
    if (free.get()) {
      Consumer<Runnable> returning = back;
      back = null;
      free.set(false);
      main.restrictionProperty().set(new Restriction(now.show(), now.allow()));
      if (returning != null) {
        returning.accept(() -> arrange(now));
      }
    } else {
      back = sessions.keep().orElse(null);
      free.set(true);
      main.restrictionProperty().set(null);
    }
  }

  /// Takes an answer to the step's question.
  public void answer(Guess given) {
    Step now = step.get();
    if (now == null || now.question() == null || revealed.get()) {
      return;
    }
    guesses.put(now.id(), given);
    guess.set(given);
    Guess.Outcome outcome = outcome(now.question(), given);
    String kind = now.question().kind().word();
    this.given.put(
        now.id(),
        new HandIn.Given(now.id(), kind, given.words(), outcome.distance(), outcome.right()));
    recheck();
    if (now.reveal() == Reveal.AFTER_ANSWERING) {
      reveal();
    }
  }

  /// Takes the place of the cursor, or what is drawn, for an answer.
  public void answerHere() {
    Step now = step.get();
    if (now == null || now.question() == null) {
      return;
    }
    if (now.question().kind() == Question.Kind.PLACE) {
      answer(new Guess.Place(exploration.cursorProperty().get()));
    } else if (now.question().kind() == Question.Kind.DRAW) {
      answer(new Guess.Drawing(drawing.get()));
    }
  }

  /// Whether there is an answer that is not seen yet, and may be seen now.
  public boolean canReveal() {
    Step now = step.get();
    return now != null
        && now.question() != null
        && !revealed.get()
        && (now.reveal() != Reveal.AFTER_ANSWERING || guess.get() != null);
  }

  /// Shows the answer.
  public void reveal() {
    if (canReveal()) {
      share.set(0);
      revealed.set(true);
    }
  }

  /// An action was done by its key.
  public void pressed(Action action) {
    if (open.get() != null) {
      pressed.add(Vocabulary.written(action.id()));
      recheck();
    }
  }

  private void moved(LatentPoint to) {
    Step now = step.get();
    if (now == null) {
      return;
    }
    for (Condition condition : now.next()) {
      if (condition instanceof Condition.Visited wanted) {
        wanted.stops().stream().filter(places::isAt).forEach(visited::add);
      } else if (condition instanceof Condition.CursorNear near) {
        wasNear |=
            places.of(near.where()).filter(it -> places.distance(it) <= near.within()).isPresent();
      }
    }
    recheck();
  }

  /// While the reveal moves from the guess to the truth, the cursor goes with it.
  private void followTheTruth(double part) {
    Step now = step.get();
    if (now != null && revealed.get() && guess.get() instanceof Guess.Place from) {
      truth().ifPresent(to -> exploration.cursorProperty().set(from.at().towards(to, part)));
    }
  }

  /// Where the right place is; empty if the step asks for none.
  public Optional<LatentPoint> truth() {
    Step now = step.get();
    return now == null || now.question() == null || now.question().kind() != Question.Kind.PLACE
        ? Optional.empty()
        : places.of(now.question().answer());
  }

  /// The number that is right; empty if the step asks for none.
  public Optional<Double> number() {
    Step now = step.get();
    if (now == null || now.question() == null) {
      return Optional.empty();
    }
    return switch (now.question().answer()) {
      case Answer.Value value -> Optional.of(value.number());
      case Answer.Measured measured -> measured.figure().value(cards());
      default -> Optional.empty();
    };
  }

  /// The picture that is right; empty if the step asks for none, or its images are not there.
  public Optional<GrayImage> picture() {
    Step now = step.get();
    LabelledImages images = exploration.imagesProperty().get();
    return now != null
            && now.question() != null
            && images != null
            && now.question().answer() instanceof Answer.Image image
            && image.number() < images.count()
        ? Optional.of(images.sample(image.number()))
        : Optional.empty();
  }

  /// How far the guess was from the truth; empty before there is one.
  public Optional<Guess.Outcome> outcome() {
    Step now = step.get();
    Guess given = guess.get();
    return now == null || now.question() == null || given == null
        ? Optional.empty()
        : Optional.of(outcome(now.question(), given));
  }

  private Guess.Outcome outcome(Question question, Guess given) {
    return switch (given) {
      case Guess.Choice choice ->
          new Guess.Outcome(
              Double.NaN,
              question.answer() instanceof Answer.Choice right && right.index() == choice.index());
      case Guess.Value value ->
          measured(question, number().map(it -> Math.abs(it - value.number())));
      case Guess.Place place -> measured(question, truth().map(place.at()::distanceTo));
      case Guess.Drawing drawn -> measured(question, picture().map(drawn.picture()::distance));
      case Guess.Sentence sentence ->
          new Guess.Outcome(
              Double.NaN,
              !(question.answer() instanceof Answer.Words words) || sentence.has(words.any()));
    };
  }

  private static Guess.Outcome measured(Question question, Optional<Double> distance) {
    return new Guess.Outcome(
        distance.orElse(Double.NaN), distance.isEmpty() || distance.get() <= question.tolerance());
  }

  /// What a figure in a text is, in words; a dash if it was never measured.
  public String words(Figure figure) {
    return figure.value(cards()).map(figure::words).orElse("–");
  }

  /// The cards of models by their folders' names, those of the lesson among them.
  public Function<String, Optional<ModelCard>> cards() {
    Open lesson = open.get();
    List<LibraryEntry> models = new ArrayList<>(main.models());
    if (lesson != null) {
      models.addAll(lesson.models().entries());
    }
    return LessonCheck.cards(models);
  }

  /// Appends what the window shows now as a step to the lesson in a folder, which is made if there
  /// is none. Returns at once.
  public void addStep(Path folder) {
    Optional<Callable<Session>> now = sessions.now();
    if (now.isEmpty()) {
      exploration.noticeProperty().set(texts.get("lesson.busy"));
      return;
    }
    List<LibraryEntry> models = List.copyOf(main.models());
    write(
        () -> texts.get("lesson.added", new LessonDraft(folder).add(now.get().call(), models)),
        folder.resolve(LessonFiles.TEXT));
  }

  /// Begins a lesson in a folder with a copy of the template. Returns at once.
  public void begin(Path folder) {
    write(
        () -> {
          new LessonDraft(folder).begin();
          return texts.get("lesson.begun");
        },
        folder.resolve(LessonFiles.TEXT));
  }

  /// Writes something in the background, and tells of it in a sentence.
  private void write(Callable<String> writing, Path shown) {
    files.execute(
        () -> {
          try {
            String done = writing.call();
            exploration.foreground().execute(() -> exploration.succeed(done, shown));
          } catch (Exception failure) {
            tell(failure);
          }
        });
  }

  /// Looks for every mistake in a lesson, and tells them. Returns at once.
  public void check(Path lesson) {
    List<LibraryEntry> models = List.copyOf(main.models());
    files.execute(
        () -> {
          try {
            LessonFiles read = LessonFiles.read(lesson);
            List<Mistake> mistakes = LessonCheck.whole(read, models).mistakes();
            exploration
                .foreground()
                .execute(
                    () ->
                        exploration.questionProperty().set(MistakeList.of(read.name(), mistakes)));
          } catch (IOException | RuntimeException failure) {
            tell(failure);
          }
        });
  }

  /// Whether this is the end of the lesson and something was answered.
  public boolean canHandIn() {
    return open.get() != null && index.get() + 1 == count() && !given.isEmpty();
  }

  /// A file name for what is handed in.
  public String suggestedName() {
    return Objects.requireNonNull(open.get()).files().name() + HandIn.ENDING;
  }

  /// Writes the answers into a file for the teacher, with the session and a picture of the moment.
  /// Returns at once.
  ///
  /// @param alias what the person wants to be called; may be empty
  public void handIn(String alias, Path target) {
    Open lesson = Objects.requireNonNull(open.get());
    Callable<@Nullable Session> now =
        sessions.now().<Callable<@Nullable Session>>map(it -> it).orElse(() -> null);
    List<HandIn.Given> answers = List.copyOf(given.values());
    GrayImage picture = lastPicture();
    write(
        () -> {
          new HandIn(
                  lesson.lesson().title(),
                  lesson.files().checksum(),
                  alias.strip(),
                  answers,
                  now.call(),
                  picture == null ? null : png(picture))
              .write(target);
          return texts.get("lesson.handed", String.valueOf(target.getFileName()));
        },
        target);
  }

  /// What was drawn last, or else what the map shows at the cursor.
  private @Nullable GrayImage lastPicture() {
    ExplorerState.Decoded shown = exploration.decodedProperty().get();
    return given.keySet().stream()
        .map(guesses::get)
        .filter(Guess.Drawing.class::isInstance)
        .map(drawing -> ((Guess.Drawing) drawing).picture())
        .reduce((earlier, later) -> later)
        .orElse(shown == null ? null : shown.picture().picture(PICTURE_SIDE));
  }

  private static String png(GrayImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    GrayPng.write(
        out,
        image.width(),
        image.height(),
        (row, levels) -> {
          for (int x = 0; x < image.width(); x++) {
            levels[x] = (byte) image.level(x, row);
          }
        });
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private void recheck() {
    Step now = step.get();
    if (now == null) {
      missing.set("");
      return;
    }
    ModelCard card = main.cardProperty().get();
    if (card != null && !main.trainingProperty().get()) {
      betas.add(card.plan().objective().beta());
    }
    List<String> open = new ArrayList<>();
    now.next().forEach(condition -> missing(condition).ifPresent(open::add));
    missing.set(String.join(" ", open));
  }

  /// What a condition still waits for, in a sentence; empty if it is met.
  private Optional<String> missing(Condition condition) {
    return switch (condition) {
      case Condition.Visited wanted -> {
        String stops =
            wanted.stops().stream()
                .filter(stop -> !visited.contains(stop))
                .map(stop -> String.valueOf((char) ('A' + stop)))
                .collect(Collectors.joining(", "));
        yield unless(stops.isEmpty(), "lesson.missing.visited", stops);
      }
      case Condition.CursorNear near -> unless(wasNear, "lesson.missing.near");
      case Condition.Epochs wanted ->
          unless(epochs.getValue() >= wanted.count(), "lesson.missing.epochs", wanted.count());
      case Condition.Beta wanted -> {
        String open =
            wanted.values().stream()
                .filter(value -> !betas.contains(value))
                .map(NumberFormats::plain)
                .collect(Collectors.joining(", "));
        yield unless(open.isEmpty(), "lesson.missing.beta", open);
      }
      case Condition.Answered answered -> unless(guess.get() != null, "lesson.missing.answer");
      case Condition.Pressed wanted ->
          unless(pressed.containsAll(wanted.actions()), "lesson.missing.pressed");
    };
  }

  private Optional<String> unless(boolean met, String key, Object... arguments) {
    return met ? Optional.empty() : Optional.of(texts.get(key, arguments));
  }
}
