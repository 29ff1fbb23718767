package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPreloaderTest {
  @Test
  void theListNamesClassesThatExist() {
    List<String> names = ClassPreloader.names();
    long loaded = names.stream().filter(ClassPreloader::load).count();
    assertTrue(names.size() > 1_000, () -> names.size() + " names");
    // A few belong to other platforms.
    assertTrue(
        loaded > 0.95 * names.size(),
        () -> "only %d of %d; make the list anew".formatted(loaded, names.size()));
  }
}
