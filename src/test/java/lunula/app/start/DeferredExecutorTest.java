package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredExecutorTest {
  private final List<String> done = new ArrayList<>();
  private final DeferredExecutor gate = new DeferredExecutor(Runnable::run);

  @Test
  void workWaitsUntilTheGateOpensAndKeepsItsOrder() {
    gate.execute(() -> done.add("first"));
    gate.execute(() -> done.add("second"));
    assertEquals(List.of(), done);
    gate.open();
    assertEquals(List.of("first", "second"), done);
  }

  @Test
  void anOpenGateLetsWorkThroughAtOnce() {
    gate.open();
    gate.execute(() -> done.add("late"));
    gate.open();
    assertEquals(List.of("late"), done);
  }
}
