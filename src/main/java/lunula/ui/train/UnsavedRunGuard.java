package lunula.ui.train;

import java.util.List;
import javafx.util.Subscription;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Question;
import lunula.ui.kit.Question.Answer;
import lunula.ui.kit.Question.Manner;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Stands between the person and the loss of a run or of a result that is not kept: asks first, and
/// keeps if they want it. JavaFX thread only.
public final class UnsavedRunGuard {
  private final Texts texts = Texts.of(UnsavedRunGuard.class);
  private final ExplorerState exploration;
  private final TrainViewModel train;
  private Subscription waiting = Subscription.EMPTY;
  private Runnable next = () -> {};

  /// What would let the result go.
  public enum Occasion {
    /// The window closes.
    CLOSE,
    /// Another run begins.
    TRAIN_AGAIN
  }

  /// @param exploration lays the question over the window
  UnsavedRunGuard(ExplorerState exploration, TrainViewModel train) {
    this.exploration = exploration;
    this.train = train;
  }

  /// Goes at once if nothing would be lost. Otherwise asks: goes after the result is in the
  /// library, or without it, or not at all. If it cannot be kept, the reason stands beside its
  /// name, it stays keepable and nobody goes. The newest call replaces the one before.
  ///
  /// @param go run at most once, on the JavaFX thread
  public void before(Occasion occasion, Runnable go) {
    waiting.unsubscribe();
    if (train.stateProperty().get().active()) {
      exploration.questionProperty().set(running(occasion, go));
    } else if (train.keeping().stateProperty().get() instanceof Keeping.Offered) {
      exploration.questionProperty().set(unkept(occasion, go));
    } else if (train.keeping().stateProperty().get() instanceof Keeping.Busy) {
      keepThen(go);
    } else {
      go.run();
    }
  }

  private Question running(Occasion occasion, Runnable go) {
    return new Question(
        texts.get("train.parting.running.title"),
        texts.get("train.parting.running.text"),
        answers("train.parting.stop.", occasion, go));
  }

  private Question unkept(Occasion occasion, Runnable go) {
    return new Question(
        texts.get("train.parting.unkept.title"),
        texts.get("train.parting.unkept.text", train.keeping().nameProperty().get().strip()),
        answers("train.parting.keep.", occasion, go));
  }

  private List<Answer> answers(String keep, Occasion occasion, Runnable go) {
    String discard =
        switch (occasion) {
          case CLOSE -> "train.parting.discard.";
          case TRAIN_AGAIN -> "train.parting.replace.";
        };
    return List.of(
        answer(keep, Manner.MAIN, () -> keepThen(go)),
        answer(discard, Manner.DANGER, go),
        answer("train.parting.cancel.", Manner.PLAIN, () -> {}));
  }

  private Answer answer(String key, Manner manner, Runnable act) {
    return new Answer(texts.get(key + "label"), texts.get(key + "tip"), manner, act);
  }

  /// Stops the run if there is one, keeps what it learned, then goes.
  private void keepThen(Runnable go) {
    next = go;
    train.stop();
    exploration.questionProperty().set(saving());
    waiting = train.keeping().stateProperty().subscribe((was, is) -> step(is));
    Subscription ended = train.stateProperty().subscribe((was, is) -> giveUpWithout(is));
    waiting = waiting.and(ended);
    if (train.keeping().stateProperty().get() instanceof Keeping.Offered) {
      train.keeping().keepAnyhow();
    }
  }

  private Question saving() {
    return new Question(
        texts.get("train.parting.saving.title"),
        texts.get("train.parting.saving.text"),
        List.of(answer("train.parting.stay.", Manner.PLAIN, () -> next = () -> {})));
  }

  private void step(Keeping keeping) {
    switch (keeping) {
      // Later, when everybody else has heard of it.
      case Keeping.Kept kept -> exploration.foreground().execute(this::leave);
      case Keeping.Offered offered -> {
        if (offered.problem() == null) {
          exploration.foreground().execute(train.keeping()::keepAnyhow);
        } else {
          rest(offered.problem());
        }
      }
      case Keeping.Nothing nothing -> rest(null);
      case Keeping.Busy busy -> {}
    }
  }

  private void leave() {
    rest(null);
    next.run();
  }

  /// A run that broke off with nothing has nothing to keep.
  private void giveUpWithout(TrainingState state) {
    if (state instanceof TrainingState.Failed failed && failed.outcome() == null) {
      rest(failed.explanation());
    }
  }

  /// @param problem also said in the panel, which may be folded away
  private void rest(@Nullable String problem) {
    waiting.unsubscribe();
    exploration.questionProperty().set(null);
    if (problem != null) {
      exploration.noticeProperty().set(problem);
    }
  }
}
