package lunula.ui.data;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import lunula.datasets.DataChoice;
import lunula.files.UserMessages;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Question;
import lunula.ui.kit.Question.Answer;
import lunula.ui.kit.Question.Manner;
import lunula.ui.kit.Texts;

/// Deletes a data set of the person's own, after a question; not while a run learns from it. What
/// is on the map stays there, because its images are in memory. JavaFX thread only.
public final class RemoveImages {
  private final Texts texts = Texts.of(RemoveImages.class);
  private final ExplorerState exploration;
  private final Delete delete;
  private final Executor background;
  private final Function<DataChoice, Use> use;
  private final Consumer<DataChoice> removed;

  /// What a data set is used for at the moment.
  public enum Use {
    /// Nothing.
    NONE,
    /// The map shows its images.
    ON_THE_MAP,
    /// A run learns from it.
    LEARNED_FROM
  }

  /// Deletes a data set; blocks.
  @FunctionalInterface
  public interface Delete {
    /// @throws IOException with a sentence for the person
    void delete(String id) throws IOException;
  }

  /// @param exploration lays the question over the window and shows what came of it
  /// @param background runs `delete`
  /// @param use asked before the question and again before the deletion
  /// @param removed told of each data set that is gone
  public RemoveImages(
      ExplorerState exploration,
      Delete delete,
      Executor background,
      Function<DataChoice, Use> use,
      Consumer<DataChoice> removed) {
    this.exploration = exploration;
    this.delete = delete;
    this.background = background;
    this.use = use;
    this.removed = removed;
  }

  /// Asks whether to delete a data set, or says why that cannot be; does nothing about one that
  /// came with Lunula.
  public void ask(DataChoice chosen) {
    if (!chosen.own()) {
      return;
    }
    switch (use.apply(chosen)) {
      case LEARNED_FROM -> refuse(chosen);
      case ON_THE_MAP ->
          ask(chosen, words("data.delete.text", chosen) + " " + texts.get("data.delete.shown"));
      case NONE -> ask(chosen, words("data.delete.text", chosen));
    }
  }

  private void ask(DataChoice chosen, String text) {
    Answer yes = answer("data.delete.yes.", Manner.DANGER, () -> remove(chosen));
    Answer no = answer("data.delete.no.", Manner.PLAIN, () -> {});
    exploration
        .questionProperty()
        .set(new Question(words("data.delete.title", chosen), text, List.of(yes, no)));
  }

  private Answer answer(String key, Manner manner, Runnable act) {
    return new Answer(texts.get(key + "label"), texts.get(key + "tip"), manner, act);
  }

  private void refuse(DataChoice chosen) {
    exploration.noticeProperty().set(words("data.delete.training", chosen));
  }

  private void remove(DataChoice chosen) {
    if (use.apply(chosen) == Use.LEARNED_FROM) {
      refuse(chosen);
    } else {
      background.execute(() -> work(chosen));
    }
  }

  private void work(DataChoice chosen) {
    try {
      delete.delete(chosen.id());
      exploration.foreground().execute(() -> finish(chosen));
    } catch (IOException | RuntimeException failure) {
      FailureLog.note(failure);
      String reason = UserMessages.words(failure);
      exploration.foreground().execute(() -> exploration.noticeProperty().set(reason));
    }
  }

  private void finish(DataChoice gone) {
    removed.accept(gone);
    exploration.succeed(words("data.deleted", gone), null);
  }

  private String words(String key, DataChoice chosen) {
    return texts.get(
        key, chosen.name(), NumberFormats.count((long) chosen.trainImages() + chosen.testImages()));
  }
}
