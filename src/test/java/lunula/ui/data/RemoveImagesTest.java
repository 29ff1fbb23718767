package lunula.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lunula.datasets.DataChoice;
import lunula.model.ImageSize;
import lunula.ui.data.RemoveImages.Use;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Success;
import lunula.ui.kit.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemoveImagesTest {
  private static final DataChoice LEAVES = choice(true);

  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final List<String> deleted = new ArrayList<>();
  private final List<DataChoice> heard = new ArrayList<>();
  private final RemoveImages removing =
      new RemoveImages(exploration, this::delete, Runnable::run, own -> use(), heard::add);
  private Use use = Use.NONE;
  private @Nullable String stuck;

  private static DataChoice choice(boolean own) {
    return new DataChoice("leaves", "Leaves", ImageSize.SMALL, 5000, 1000, List.of("oak"), own);
  }

  private void delete(String id) throws IOException {
    if (stuck != null) {
      throw new IOException(stuck);
    }
    deleted.add(id);
  }

  private Use use() {
    return use;
  }

  @Test
  void nothingIsDeletedBeforeTheAnswer() {
    removing.ask(LEAVES);
    Question question = question();
    assertEquals("Delete “Leaves”?", question.title());
    assertTrue(question.text().contains("6,000 images"), question.text());
    assertTrue(deleted.isEmpty());
    exploration.answer(question.answers().getFirst());
    assertEquals(List.of("leaves"), deleted);
    assertEquals(List.of(LEAVES), heard);
    assertEquals(
        new Success("“Leaves” is deleted. Models trained on it stay in the library.", null),
        exploration.successProperty().get());
  }

  @Test
  void theLastAnswerKeepsIt() {
    removing.ask(LEAVES);
    exploration.answer(question().answers().getLast());
    assertTrue(deleted.isEmpty());
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void whatARunLearnsFromIsNotDeleted() {
    use = Use.LEARNED_FROM;
    removing.ask(LEAVES);
    assertNull(exploration.questionProperty().get());
    assertEquals(
        "“Leaves” is being learned from. Stop the run or wait for its end, then delete the data"
            + " set.",
        exploration.noticeProperty().get());
  }

  @Test
  void aRunThatBeganUnderTheQuestionKeepsIt() {
    removing.ask(LEAVES);
    use = Use.LEARNED_FROM;
    exploration.answer(question().answers().getFirst());
    assertTrue(deleted.isEmpty());
    assertNotNull(exploration.noticeProperty().get());
  }

  @Test
  void itIsSaidThatTheMapStays() {
    use = Use.ON_THE_MAP;
    removing.ask(LEAVES);
    assertTrue(question().text().endsWith("until you open another model."), question().text());
  }

  @Test
  void whatCameWithLunulaStays() {
    removing.ask(choice(false));
    assertNull(exploration.questionProperty().get());
  }

  @Test
  void aFailureIsToldAndTheListStays() {
    stuck = "The data set “leaves” cannot be deleted (in use).";
    removing.ask(LEAVES);
    exploration.answer(question().answers().getFirst());
    assertEquals(stuck, exploration.noticeProperty().get());
    assertTrue(heard.isEmpty());
  }

  private Question question() {
    return java.util.Objects.requireNonNull(exploration.questionProperty().get());
  }
}
