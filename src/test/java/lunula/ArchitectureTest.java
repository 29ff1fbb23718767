package lunula;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void runs() {}
}
