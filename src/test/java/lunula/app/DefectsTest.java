package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DefectsTest {
  private final Logger log = Logger.getLogger(Defects.class.getName());
  private final List<String> told = new ArrayList<>();

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
    strike(new Defects(told::add));
    assertEquals(1, told.size());
    assertTrue(told.getFirst().contains("lost"), told.getFirst());
  }

  @Test
  void aDefectInTheTellingIsNotToldForEver() {
    var defects = new ArrayList<Defects>();
    defects.add(
        new Defects(
            sentence -> {
              told.add(sentence);
              strike(defects.getFirst());
            }));
    strike(defects.getFirst());
    assertEquals(1, told.size());
  }
}
