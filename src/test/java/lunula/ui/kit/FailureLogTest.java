package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import lunula.files.UserMessageException;
import lunula.model.ModelClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What fails in the background without a sentence of its own is in the log, with where it
/// happened.
class FailureLogTest {
  private final Logger logger = Logger.getLogger(FailureLog.class.getName());
  private final List<LogRecord> records = new ArrayList<>();
  private final Handler hearing =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void hear() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
    logger.addHandler(hearing);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(hearing);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }

  @Test
  void whatNobodyForesawIsNotedDown() {
    var failure = new IllegalStateException("lost");
    List<RuntimeException> told = new ArrayList<>();
    new Latest<String, String>(
            Runnable::run,
            Runnable::run,
            question -> {
              throw failure;
            },
            answer -> {},
            told::add)
        .request("where");
    assertEquals(List.of(failure), told);
    assertSame(failure, records.getFirst().getThrown());
  }

  @Test
  void whatHasASentenceIsNot() {
    FailureLog.note(new IOException("The disk is full."));
    FailureLog.note(new UserMessageException("files.memory"));
    FailureLog.note(new ModelClosedException());
    assertEquals(List.of(), records);
  }
}
