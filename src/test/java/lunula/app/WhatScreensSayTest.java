package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lunula.files.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who hears what a screen shows knows the sentences by heart: they change on purpose only. What is
/// said now is written to `target/said-LANGUAGE.txt`; where it is right, it takes the place of the
/// file that it is compared with.
@Tag("slow")
class WhatScreensSayTest extends WindowPages {
  @BeforeAll
  void listen() throws Exception {
    window.run(() -> assembly.main().spokenProperty().set(true));
  }

  @Test
  void everyScreenSaysWhatItSaidBefore() throws Exception {
    var said = new StringBuilder();
    for (Sight sight : Sight.values()) {
      look(sight);
      said.append(sight).append('\n').append(window.get(() -> line(sight))).append("\n\n");
      lookAway();
    }
    String file = "said-" + Bundle.spoken().tag() + ".txt";
    Files.writeString(Path.of("target", file), said);
    assertEquals(before(file), said.toString());
  }

  /// How many models are bundled is no matter of words.
  private String line(Sight sight) {
    assembly.spoken().describe();
    String line = assembly.spoken().lineProperty().get();
    String models = String.valueOf(assembly.models().library().entries().size());
    return sight == Sight.MODELS || sight == Sight.MODEL_CHOOSER ? line.replace(models, "N") : line;
  }

  private static String before(String file) throws IOException {
    try (var stream = WhatScreensSayTest.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
