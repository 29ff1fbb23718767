package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DefectsTest {
  private final Logger log = Logger.getLogger(Defects.class.getName());
  private final List<String> told = new ArrayList<>();

  private static Defects defects(Consumer<String> tell) {
    return new Defects(tell, Runnable::run, Path.of("place", "of.log"));
  }

  private void strike(Defects defects) {
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
    var defects = new ArrayList<Defects>();
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
