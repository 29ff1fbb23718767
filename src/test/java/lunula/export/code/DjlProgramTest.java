package lunula.export.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import lunula.library.StoredModels;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs for DJL are compiled and run: what they decode and encode is what Lunula does.
class DjlProgramTest {
  private static final float SAME = 1e-5f;

  @TempDir private Path root;

  static List<Path> bundled() {
    return Subjects.bundled();
  }

  static List<Architecture> everyKind() {
    return Subjects.everyKind();
  }

  @Test
  void compilesForEveryPreset() throws IOException {
    List<Architecture> presets = Subjects.presets();
    for (int i = 0; i < presets.size(); i++) {
      Architecture network = presets.get(i);
      compile(
          new Subject(
              "m",
              network,
              Subjects.weights(root),
              Subjects.place(network),
              Subjects.label(network)),
          root.resolve("preset-" + i));
    }
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void decodesAndEncodesLikeLunula(Path folder) throws Exception {
    Subject subject = Subjects.in(folder);
    try (LiveModel model = new StoredModels().live(new StoredModels().map(folder))) {
      GrayImage expected = model.ofClass(subject.label()).decodeOne(subject.z()).image();
      check(subject, expected, again(model, subject, expected));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void decodesAndEncodesLikeLunulaWhateverTheNetwork(Architecture network) throws Exception {
    Subject subject =
        new Subject(
            "m", network, Subjects.weights(root), Subjects.place(network), Subjects.label(network));
    try (LiveModel model = Subjects.untrained(network, root)) {
      GrayImage expected = model.ofClass(subject.label()).decodeOne(subject.z()).image();
      check(subject, expected, again(model, subject, expected));
    }
  }

  /// What the encoder says of the decoded picture; null if there is none.
  private static @Nullable Encodings again(LiveModel model, Subject subject, GrayImage picture) {
    byte[] label = {(byte) subject.label()};
    return model
        .encoder()
        .map(encoder -> encoder.encode(Subjects.levels(picture), label))
        .orElse(null);
  }

  private void check(Subject subject, GrayImage expected, @Nullable Encodings again)
      throws Exception {
    Path folder = root.resolve("program");
    compile(subject, folder);
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        NDManager manager = NDManager.newBaseManager()) {
      Class<?> program = loader.loadClass("DecodeIt");
      NDList weights = NDList.decode(manager, Files.readAllBytes(subject.weights()));
      NDArray z = manager.create(constant(program, "Z"), new Shape(1, subject.z().length));
      NDArray pixels = (NDArray) call(program, "decode", z, weights);
      assertArrayEquals(expected.pixels(), pixels.toFloatArray(), SAME);
      if (again == null) {
        return;
      }
      NDArray seen =
          manager.create(unit(Subjects.levels(expected)), new Shape(1, subject.pixels()));
      NDList code = (NDList) call(program, "encode", seen, weights);
      assertArrayEquals(again.means(), code.get(0).toFloatArray(), 10 * SAME);
      assertEquals(subject.variational() ? 2 : 1, code.size());
      if (subject.variational()) {
        assertEquals(again.logVariance(0, 0), code.get(1).toFloatArray()[0], 10 * SAME);
      }
    }
  }

  private static float[] constant(Class<?> program, String name) throws Exception {
    var field = program.getDeclaredField(name);
    field.setAccessible(true);
    return (float[]) field.get(null);
  }

  private static Object call(Class<?> program, String name, NDArray input, NDList weights)
      throws Exception {
    Method method = program.getDeclaredMethod(name, NDArray.class, NDList.class);
    method.setAccessible(true);
    return method.invoke(null, input, weights);
  }

  private static float[] unit(byte... levels) {
    float[] unit = new float[levels.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = Byte.toUnsignedInt(levels[i]) / 255f;
    }
    return unit;
  }

  private static void compile(Subject subject, Path folder) throws IOException {
    Language.Program program = new DjlProgram("linux-x86_64");
    Files.createDirectories(folder);
    Path source = Files.writeString(folder.resolve(program.fileName()), program.text(subject));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var said = new ByteArrayOutputStream();
    int outcome =
        compiler.run(
            null,
            said,
            said,
            "--release",
            "17",
            "-Xlint:all",
            "-Werror",
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            source.toString());
    assertEquals(0, outcome, () -> said + "\n" + program.text(subject));
  }

  /// As the program's own first lines say: Java alone, with the libraries they name.
  @Test
  void runsByItselfAndWritesThePicture() throws Exception {
    Subject subject = Subjects.in(Path.of("models/fashion-mnist-cvae"));
    Language.Program program = DjlProgram.here();
    Files.writeString(root.resolve(program.fileName()), program.text(subject));
    Path said = root.resolve("said.txt");
    String cache = System.getProperty("DJL_CACHE_DIR", root.toString());
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-DDJL_CACHE_DIR=" + cache,
                "-DENGINE_CACHE_DIR=" + cache,
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-cp",
                libraries(program.text(subject)),
                program.fileName())
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertTrue(java.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, java.exitValue(), Files.readString(said));
    assertTrue(Files.readString(said).contains("decoded.png, encoded again: ["));
    try (LiveModel model =
        new StoredModels().live(new StoredModels().map(Path.of("models", subject.model())))) {
      GrayImage expected = model.ofClass(subject.label()).decodeOne(subject.z()).image();
      assertArrayEquals(Subjects.levels(expected), PngLevels.of(root.resolve("decoded.png")));
    }
  }

  /// The libraries that a program names, where they are at hand, and what these need themselves.
  private static String libraries(String program) {
    List<String> named =
        program
            .lines()
            .filter(line -> line.startsWith("//DEPS "))
            .map(line -> line.substring("//DEPS ".length()).split(":", -1))
            .map(parts -> parts[1] + "-" + parts[2])
            .collect(Collectors.toList());
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(
                jar ->
                    named.stream().anyMatch(jar::contains)
                        || jar.matches(".*(jna|gson|commons-compress|commons-io|slf4j-api).*"))
            .toList();
    for (String library : named) {
      assertTrue(
          library.startsWith("slf4j-nop") || jars.stream().anyMatch(jar -> jar.contains(library)),
          library + " is not what Lunula itself uses");
    }
    return String.join(File.pathSeparator, jars);
  }
}
