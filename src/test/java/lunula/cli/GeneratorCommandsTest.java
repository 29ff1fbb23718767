package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A generator in the terminal: what it can do, and what it cannot, in a sentence.
class GeneratorCommandsTest {
  @TempDir private Path root;
  private Sandbox sandbox;
  private String model = "";

  @BeforeEach
  void train() throws IOException {
    sandbox = new Sandbox(root);
    model = root.resolve("gan").toString();
    String data = sandbox.tinyData().toString();
    int code =
        sandbox.run(
            "train",
            "--data",
            data,
            "--preset",
            "wgan-gp-2d",
            "--set",
            "prior=uniform",
            "--batch",
            "10",
            "--epochs",
            "1",
            "--out",
            model);
    assertEquals(0, code, sandbox.err());
  }

  private void runs(String... arguments) {
    assertEquals(0, sandbox.run(arguments), sandbox.err());
    assertEquals("", sandbox.err());
  }

  private void refused(int code, String part, String... arguments) {
    assertEquals(code, sandbox.run(arguments));
    assertTrue(sandbox.err().contains(part), sandbox.err());
  }

  @Test
  void isShownWithItsCriticAndItsLosses() {
    runs("models", "show", model);
    String said = sandbox.out();
    assertTrue(said.contains("2-128-384-"), said);
    assertTrue(said.contains("-256-64-1"), said);
    assertTrue(said.contains("uniform"), said);
    assertTrue(said.contains("two-sided × 10"), said);
    assertTrue(said.contains("Wasserstein estimate"), said);
    assertTrue(!said.contains("nats"), said);
  }

  @Test
  void samplesGridsPathsAndPlacesBecomePictures() throws IOException {
    Path png = root.resolve("out.png");
    runs("sample", model, "--count", "9", "--scale", "1", "--out", png.toString());
    BufferedImage sheet = ImageIO.read(png.toFile());
    assertEquals(sheet.getWidth(), sheet.getHeight());
    Set<Integer> levels = new TreeSet<>();
    for (int x = 0; x < sheet.getWidth(); x++) {
      levels.add(sheet.getRGB(x, x));
    }
    assertTrue(levels.size() > 1, "one grey only");
    runs("grid", model, "--size", "3", "--out", png.toString());
    runs("decode", model, "--points", "0,0;0.5,-0.5", "--out", png.toString());
    runs("interpolate", model, "--from=-1,0", "--to=1,0", "--frames", "3", "--out", png.toString());
  }

  @Test
  void theSameSeedDrawsTheSamePictures() throws IOException {
    Path one = root.resolve("one.png");
    Path other = root.resolve("other.png");
    runs("sample", model, "--count", "4", "--seed", "7", "--out", one.toString());
    runs("sample", model, "--count", "4", "--seed", "7", "--out", other.toString());
    assertEquals(-1, Files.mismatch(one, other));
    runs("sample", model, "--count", "4", "--seed", "8", "--out", other.toString());
    assertTrue(Files.mismatch(one, other) >= 0);
  }

  @Test
  void whatNeedsAnEncoderOrAClassifierIsRefusedInASentence() {
    String data = root.resolve("tiny").toString();
    Path csv = root.resolve("codes.csv");
    refused(1, "has no encoder", "encode", model, "--data", data, "--csv", csv.toString());
    refused(
        2,
        "no encoder that could say where",
        "interpolate",
        model,
        "--from=#0",
        "--to=0,0",
        "--out",
        root.resolve("a.gif").toString());
    refused(1, "knows Fashion-MNIST alone", "evaluate", model, "--data", data);
    refused(2, "leave --quick", "evaluate", model, "--data", data, "--quick");
  }

  @Test
  void aPlainAutoencoderHasNoPriorToSampleFrom() throws IOException {
    String plain = sandbox.tinyModel("plain", "--preset", "autoencoder").toString();
    refused(2, "has no prior", "sample", plain, "--out", root.resolve("s.png").toString());
  }
}
