package lunula.library.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lunula.model.card.ModelCard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is on the cards of the models that Lunula ships with is read whole and written as it was.
class BundledCardsTest {
  static List<Path> folders() throws IOException {
    try (Stream<Path> models = Files.list(Path.of("models"))) {
      return models.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aCardIsWrittenAsItWasRead(Path folder) throws IOException {
    ModelCard card = ModelFolder.readCard(folder);
    assertEquals(
        text(folder, "card.json"), new String(CardWriter.card(card), StandardCharsets.UTF_8));
    assertEquals(
        text(folder, "config.json"), new String(CardWriter.config(card), StandardCharsets.UTF_8));
  }

  private static String text(Path folder, String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
