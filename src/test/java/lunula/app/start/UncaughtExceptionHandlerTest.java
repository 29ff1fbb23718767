package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class UncaughtExceptionHandlerTest {
  private final Logger log = Logger.getLogger(UncaughtExceptionHandler.class.getName());
  private final List<String> told = new ArrayList<>();

  private static UncaughtExceptionHandler defects(Consumer<String> tell) {
    return new UncaughtExceptionHandler(tell, Runnable::run, Path.of("place", "of.log"));
  }

  private void strike(UncaughtExceptionHandler defects) {
    Level before = log.getLevel();
    log.setLevel(Level.OFF);
    try {
      defects.uncaughtException(Thread.currentThread(), new IllegalStateException("lost"));
    } finally {
      log.setLevel(before);
    }
  }

  @Test
  void aDefectIsToldToThePerson() {
    strike(defects(told::add));
    assertEquals(1, told.size());
    assertTrue(told.getFirst().contains("lost"), told.getFirst());
    assertTrue(told.getFirst().contains("of.log"), told.getFirst());
  }

  @Test
  void aDefectInTheTellingIsNotToldForEver() {
    var defects = new ArrayList<UncaughtExceptionHandler>();
    defects.add(
        defects(
            sentence -> {
              told.add(sentence);
              strike(defects.getFirst());
            }));
    strike(defects.getFirst());
    assertEquals(1, told.size());
  }
}
