package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EngineUnavailableExceptionTest {
  @Test
  void theDeepestReasonIsTold() {
    var deepest = new UnsatisfiedLinkError("libopenblas.so.0 is missing");
    var told = new EngineUnavailableException(new ExceptionInInitializerError(deepest));
    assertTrue(
        String.valueOf(told.getMessage()).contains("(libopenblas.so.0 is missing)"),
        told.toString());
  }

  @Test
  void aLibraryThatIsGoneIsToldAsSuchAndWhatToDo() {
    var told =
        new EngineUnavailableException(new IllegalStateException("Offline mode is enabled."));
    String words = String.valueOf(told.getMessage());
    assertTrue(words.contains("(its library is not where it belongs)"), words);
    assertTrue(words.contains("install it again"), words);
  }

  @Test
  void aReasonWithoutWordsHasItsNameTold() {
    var told = new EngineUnavailableException(new NoClassDefFoundError());
    assertTrue(String.valueOf(told.getMessage()).contains("NoClassDefFoundError"), told.toString());
  }
}
