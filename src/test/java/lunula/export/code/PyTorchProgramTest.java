package lunula.export.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lunula.library.StoredModels;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.network.Architecture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs for PyTorch are run, in one go, by the Python that the environment variable PYTHON
/// names; without it these tests are skipped. What they decode and encode is what Lunula does.
class PyTorchProgramTest {
  private static final String RUNNER =
      """
      import os, runpy, sys
      for folder in sys.argv[1:]:
          os.chdir(folder)
          found = runpy.run_path("decode_it.py")
          code = found.get("mean", found.get("code", [found["pixels"]]))[0]
          for name, numbers in (("pixels", found["pixels"]), ("code", code)):
              open(name, "w").write(" ".join(map(repr, numbers.tolist())))
      """;

  @TempDir private Path root;
  private final List<Run> runs = new ArrayList<>();

  /// The models stay open until their programs have run: what they encode is what these wrote.
  private final List<AutoCloseable> models = new ArrayList<>();

  private record Run(Path folder, Subject subject, GrayImage expected, Optional<Encoder> model) {}

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable model : models) {
      model.close();
    }
  }

  @Test
  void decodesAndEncodesLikeLunulaWhateverTheNetwork() throws Exception {
    String python = python();
    for (Architecture network : Subjects.everyKind()) {
      Path folder = root.resolve("network-" + runs.size());
      var subject =
          new Subject(
              "m",
              network,
              Subjects.weights(folder),
              Subjects.place(network),
              Subjects.label(network));
      LiveModel model = Subjects.untrained(network, folder);
      models.add(model);
      plan(
          folder,
          subject,
          model.ofClass(subject.label()).decodeOne(subject.z()).image(),
          model.encoder());
    }
    compare(python);
  }

  @Test
  void decodesAndEncodesLikeLunulaForEveryBundledModel() throws Exception {
    String python = python();
    for (Path bundled : Subjects.bundled()) {
      Subject subject = Subjects.in(bundled);
      Path folder = Files.createDirectory(root.resolve(bundled.getFileName()));
      LiveModel model = new StoredModels().live(new StoredModels().map(bundled));
      models.add(model);
      plan(
          folder,
          subject,
          model.ofClass(subject.label()).decodeOne(subject.z()).image(),
          model.encoder());
    }
    compare(python);
  }

  private static String python() {
    String python = System.getenv("PYTHON");
    assumeTrue(python != null, "PYTHON names no Python with PyTorch");
    return String.valueOf(python);
  }

  private void plan(Path folder, Subject subject, GrayImage expected, Optional<Encoder> model)
      throws IOException {
    Language.Program program = new PyTorchProgram();
    Files.writeString(folder.resolve(program.fileName()), program.text(subject));
    runs.add(new Run(folder, subject, expected, model));
  }

  private void compare(String python) throws Exception {
    List<String> command = new ArrayList<>(List.of(python, "-c", RUNNER));
    runs.forEach(run -> command.add(run.folder().toString()));
    Path said = root.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(300, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(said));
    for (Run run : runs) {
      check(run, run.folder().toString());
    }
  }

  private static void check(Run run, String name) throws IOException {
    float[] pixels = run.expected().pixels();
    assertArrayEquals(pixels, numbers(run, "pixels"), 1e-4f, name);
    byte[] levels = PngLevels.of(run.folder().resolve("decoded.png"));
    for (int i = 0; i < levels.length; i++) {
      double expected = 255 * Math.clamp(pixels[i], 0f, 1f);
      assertEquals(expected, Byte.toUnsignedInt(levels[i]), 0.53, name);
    }
    if (run.model().isEmpty()) {
      return;
    }
    Encodings again = run.model().get().encode(levels, new byte[] {(byte) run.subject().label()});
    assertArrayEquals(again.means(), numbers(run, "code"), 1e-4f, name);
  }

  private static float[] numbers(Run run, String name) throws IOException {
    double[] numbers =
        Arrays.stream(Files.readString(run.folder().resolve(name)).split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
