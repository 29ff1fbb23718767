package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lunula.library.format.ModelFolder;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Anchors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorCommandTest {
  @TempDir private Path root;
  private Sandbox sandbox;
  private Path data;

  @BeforeEach
  void data() throws IOException {
    sandbox = new Sandbox(root);
    data = sandbox.tinyData();
  }

  private int anchor(Path model, String... more) {
    String[] words = {"models", "anchor", model.toString(), "--data", data.toString()};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return sandbox.run(all);
  }

  @Test
  void newModelHasTheOldDecoderAndItsOwnCardAndCodes() throws IOException {
    Path before = sandbox.tinyModel("before", "--seed", "3");
    Path after = root.resolve("after");
    int code = anchor(before, "--anchors", "12", "--name", "Twelve", "--out", after.toString());
    assertEquals(0, code, sandbox.err());
    SavedModel trained = ModelFolder.read(before);
    SavedModel anchored = ModelFolder.read(after);
    assertEquals("Twelve", anchored.card().name());
    assertEquals(12, ((Anchors) anchored.architecture().body()).anchors());
    assertTrue(anchored.card().description().contains("Bayes’ rule, over 12 places"));
    assertEquals(trained.card().curve(), anchored.card().curve());
    for (String name : anchored.weights().tensors().keySet()) {
      if (name.startsWith("decoder.")) {
        assertArrayEquals(
            trained.weights().tensor(name).values(), anchored.weights().tensor(name).values());
      }
    }
    assertEquals(60, anchored.train().count());
    assertFalse(anchored.train().equals(trained.train()));
    assertEquals(0, sandbox.run("evaluate", after.toString(), "--data", data.toString()));
  }

  @Test
  void machinesAreToldTheBoundBeforeAndNow() throws IOException {
    Path before = sandbox.tinyModel("before");
    assertEquals(0, anchor(before, "--anchors", "5", "--keep", "--json"), sandbox.err());
    JsonObject told = sandbox.json().getLast();
    SavedModel kept =
        ModelFolder.read(Path.of(told.get("folders").getAsJsonArray().get(0).getAsString()));
    assertEquals("before, anchored", kept.card().name());
    assertEquals(
        ElboTerms.of(kept.card().test().sampled()).negativeElbo(),
        told.get("negativeElbo").getAsDouble(),
        1e-6);
    assertEquals(
        ElboTerms.of(ModelFolder.read(before).card().test().sampled()).negativeElbo(),
        told.get("before").getAsJsonObject().get("negativeElbo").getAsDouble(),
        1e-6);
  }

  @Test
  void whatCannotBeAnchoredIsRefusedInOneSentence() throws IOException {
    Path variational = sandbox.tinyModel("variational");
    refused(variational, "there must be 1 to 60 anchors", "--anchors", "61");
    refused(variational, "A model needs a name", "--name", " ");
    refused(sandbox.tinyModel("plain", "--code", "point"), "only a variational autoencoder");
    refused(sandbox.tinyModel("noisy", "--noise", "gaussian:0.2"), "see through noise");
    assertEquals(2, anchor(variational));
    assertTrue(sandbox.err().contains("Say where the model goes"), sandbox.err());
  }

  private void refused(Path model, String part, String... more) {
    Path out = root.resolve("refused");
    String[] all = java.util.Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--out";
    all[more.length + 1] = out.toString();
    if (!java.util.Arrays.asList(all).contains("--anchors")) {
      all = java.util.Arrays.copyOf(all, all.length + 2);
      all[all.length - 2] = "--anchors";
      all[all.length - 1] = "5";
    }
    assertEquals(2, anchor(model, all), sandbox.err());
    assertTrue(sandbox.err().contains(part), sandbox.err());
    assertEquals(1, sandbox.err().lines().count(), sandbox.err());
    assertFalse(Files.exists(out));
  }
}
