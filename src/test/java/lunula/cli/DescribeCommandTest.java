package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lunula.files.Bundle;
import lunula.files.Bundle.Language;
import lunula.library.format.ModelFolder;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.session.SessionFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model's map and a place of it, told in the terminal.
class DescribeCommandTest {
  @TempDir private Path root;
  private Sandbox sandbox;
  private String model = "";

  @BeforeEach
  void train() throws IOException {
    sandbox = new Sandbox(root);
    model = root.resolve("model").toString();
    runs(
        "train",
        "--data",
        sandbox.tinyData().toString(),
        "--preset",
        "cvae",
        "--batch",
        "10",
        "--epochs",
        "1",
        "--keep",
        "--name",
        "Taught",
        "--out",
        model);
  }

  @AfterEach
  void speakEnglishAgain() {
    Bundle.speak(Language.ENGLISH);
  }

  private void runs(String... arguments) {
    assertEquals(0, sandbox.run(arguments), sandbox.err());
  }

  private void refused(String part, String... arguments) {
    assertTrue(sandbox.run(arguments) > 0);
    assertTrue(sandbox.err().contains(part), sandbox.err());
  }

  @Test
  void aPlaceIsToldWithTheClassThatTheModelIsTold() {
    runs("describe", model + "@0.5,-1", "--class", "1");
    String said = sandbox.out();
    assertTrue(said.startsWith("Model Taught: "), said);
    assertTrue(said.contains("Decoded as 1."), said);
    assertTrue(said.contains("0.50, −1.00"), said);
  }

  @Test
  void anImageStandsForItsCode() {
    runs("describe", model + "@#3");
    assertTrue(sandbox.out().contains("On test image 3"), sandbox.out());
  }

  @Test
  void chineseIsSpokenAndJsonStaysTheSame() {
    runs("describe", model + "@#3", "--json");
    String json = sandbox.out();
    Bundle.speak(Language.of("zh"));
    runs("describe", model + "@#3", "--json");
    assertEquals(json, sandbox.out());
    JsonObject told = JsonParser.parseString(json).getAsJsonObject();
    assertEquals(
        3, told.getAsJsonArray("nearest").get(0).getAsJsonObject().get("image").getAsInt());
    runs("describe", model + "@#3");
    assertTrue(sandbox.out().contains("测试图像 3"), sandbox.out());
  }

  @Test
  void aSessionIsToldWhereItsCursorIs() throws IOException {
    Path file = root.resolve("lesson.lunula");
    Path kept = Path.of(model);
    var parts =
        JsonParser.parseString("{\"place\": {\"z\": [0.25, 2], \"label\": 1}}").getAsJsonObject();
    Session.Model named = new ModelChecksums().model(kept, ModelFolder.readCard(kept));
    new SessionFile(file).write(new Session(Instant.EPOCH, named, parts));
    runs("describe", file.toString());
    assertTrue(sandbox.out().contains("0.25, 2.00"), sandbox.out());
    assertTrue(sandbox.out().contains("Decoded as 1."), sandbox.out());
    Files.writeString(file, "{}");
    refused("lesson.lunula", "describe", file.toString());
  }

  @Test
  void whatCannotBeToldIsRefusedInASentence() {
    refused("a point", "describe", model + "@1,2,3");
    refused("no-such-model", "describe", "no-such-model");
    refused("0 to", "describe", model, "--class", "99");
  }
}
