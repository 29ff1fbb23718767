package lunula.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made by hand to exhaust the stack, the memory or the patience of who reads them, through
/// the commands that read them: each is read, or refused in one sentence of Lunula's own.
class HostileFilesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
  }

  private void runs(String... command) {
    assertEquals(0, assertTimeoutPreemptively(PATIENCE, () -> sandbox.run(command)), sandbox::err);
  }

  private String refused(String... command) {
    int code = assertTimeoutPreemptively(PATIENCE, () -> sandbox.run(command));
    assertTrue(code == 1 || code == 2, () -> "exit code " + code);
    String said = sandbox.err().strip();
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.length() < 1_000, said);
    assertFalse(said.matches("(?s).*(Exception|Error|null|Cannot invoke).*"), said);
    return said;
  }

  /// As many pixels a line as an image of CIFAR-10 has, and far more.
  @ParameterizedTest
  @ValueSource(ints = {3_072, 60_000})
  void longLinesOfSparsePixelsAreRead(int pixels) throws IOException {
    String line =
        IntStream.rangeClosed(1, pixels)
            .mapToObj(pixel -> pixel + ":" + pixel % 200)
            .collect(Collectors.joining(" "));
    String lines =
        IntStream.range(0, 12)
            .mapToObj(row -> row + " " + line + "\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(root.resolve("digits.libsvm"), lines);
    runs("data", "describe", file.toString());
    assertTrue(sandbox.out().contains("10 training and 2 test"), sandbox.out());
  }

  /// A colour image of 224 × 224 a line.
  @Test
  void tablesWithVeryManyColumnsAreRead() throws IOException {
    String line = "7" + ",130".repeat(3 * 224 * 224) + "\n";
    Path file =
        Files.writeString(
            root.resolve("wide.csv"), line.repeat(3) + line.replace('7', '8').repeat(3));
    runs("data", "describe", file.toString());
  }

  /// Forty lists, each of the one before twice, make a text of a trillion letters.
  @Test
  void picklesThatGrowWithoutEndAreNotSaid() throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(
        bytes("\u0080\u0002]q\u0000(X\u0001\u0000\u0000\u0000aX\u0001\u0000\u0000\u0000ae"));
    for (int i = 0; i < 40; i++) {
      pickle.writeBytes(bytes("]q" + (char) (i + 1) + "(h" + (char) i + "h" + (char) i + "e"));
    }
    pickle.writeBytes(
        bytes("}(X\u000b\u0000\u0000\u0000label_names]h(aX\u0004\u0000\u0000\u0000dataNu."));
    Path file = Files.write(root.resolve("data_batch_1"), pickle.toByteArray());
    assertFalse(refused("data", "describe", file.toString()).contains("memory"));
  }

  @Test
  void picklesOfListsThatHoldEachOtherAreRefused() throws IOException {
    byte[] pickle =
        bytes(
            "\u0080\u0004]q\u0000]q\u0001h\u0000ah\u0000h\u0001a0h\u0001"
                + "X\u0001\u0000\u0000\u0000x\u0093.");
    refused("data", "describe", Files.write(root.resolve("a.pkl"), pickle).toString());
  }

  /// Nothing where something belongs, and two hundred million numbers of which one is stored.
  @ParameterizedTest
  @CsvSource({
    "N, 2, 1",
    "(X\u0007\u0000\u0000\u0000storageNX\u0001\u0000\u0000\u00000tQ, 2, 1",
    "STORED, 200000000, 0",
  })
  void weightsThatPromiseWhatTheyDoNotHoldAreRefused(String storage, int count, int stride)
      throws IOException {
    String stored =
        storage.equals("STORED")
            ? "(X\u0007\u0000\u0000\u0000storagectorch\nFloatStorage\nX\u0001\u0000\u0000\u00000"
                + "X\u0003\u0000\u0000\u0000cpuK\u0001tQ"
            : storage;
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(bytes("\u0080\u0002}(X\u0008\u0000\u0000\u0000a.weight"));
    pickle.writeBytes(bytes("ctorch._utils\n_rebuild_tensor_v2\n(" + stored + "K\u0000("));
    pickle.writeBytes(number(count));
    pickle.writeBytes(bytes("t("));
    pickle.writeBytes(number(stride));
    pickle.writeBytes(bytes("t\u0089NtRu."));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("archive/data.pkl", pickle.toByteArray());
    entries.put("archive/data/0", new byte[16]);
    Path file = root.resolve("model.pt");
    SampleFiles.zip(file, entries);
    String said = refused("models", "import", file.toString());
    assertTrue(said.contains("damaged"), said);
  }

  private static byte[] number(int value) {
    ByteBuffer bytes = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.put((byte) 'J').putInt(value).array();
  }

  private static byte[] bytes(String letters) {
    return letters.getBytes(ISO_8859_1);
  }

  private Path lesson(String front, String body) throws IOException {
    Path folder = Files.createDirectories(root.resolve("lesson"));
    String text =
        "---\nformat: 1\ntitle: x\nminutes: 5\n" + front + "---\n\n## A\n\n" + body + "\n";
    Files.writeString(folder.resolve("lesson.md"), text);
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void blocksThatAreNestedWithoutEndAreAMistake(String open) throws IOException {
    Path lesson = lesson("", "One.\n\n```lunula\nask: " + open.repeat(9_000) + "\n```");
    assertEquals(1, sandbox.run("lesson", "check", lesson.toString()));
    assertTrue(sandbox.out().contains("lesson.md:"), sandbox.out() + sandbox.err());
    assertFalse(sandbox.err().contains("Error"), sandbox.err());
    assertEquals(
        1,
        sandbox.run(
            "lesson", "check", lesson("minutes: " + open.repeat(9_000) + "\n", "One.").toString()));
    assertFalse(sandbox.err().contains("Error"), sandbox.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "[", "*", "- ", "![", "`"})
  void textThatIsNestedWithoutEndIsCheckedAllTheSame(String open) throws IOException {
    Path lesson = lesson("", open.repeat(20_000) + "x");
    int code =
        assertTimeoutPreemptively(
            PATIENCE, () -> sandbox.run("lesson", "check", lesson.toString()));
    assertTrue(code == 0 || code == 1, () -> "exit code " + code);
    assertFalse(sandbox.err().contains("Error"), sandbox.err());
  }

  @Test
  void aTextThatNobodyReadsInALessonIsRefused() throws IOException {
    Path lesson = lesson("", "word ".repeat(100_000));
    assertTrue(refused("lesson", "check", lesson.toString()).contains("lesson.md"));
  }

  @Test
  void aPictureThatClaimsMoreThanAScreenIsAMistake() throws IOException {
    Path lesson = lesson("", "![moon](moon.png)");
    Files.write(lesson.resolve("moon.png"), png(30_000, 30_000));
    assertEquals(1, sandbox.run("lesson", "check", lesson.toString()));
    assertTrue(sandbox.out().contains("moon.png has 30000 × 30000 pixels"), sandbox.out());
  }

  /// The header of a picture of so many pixels, and none of them.
  private static byte[] png(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(57);
    png.putLong(0x89504e470d0a1a0aL).putInt(13).putInt(0x49484452).putInt(width).putInt(height);
    png.put(new byte[] {8, 0, 0, 0, 0});
    return png.array();
  }

  private Path handIn(String alias, String guess, String picture) throws IOException {
    Path folder = Files.createDirectories(root.resolve("class"));
    Files.writeString(
        folder.resolve("one.lunulaanswer"),
        ("{\"lunulaAnswer\":1,\"lesson\":\"x\",\"checksum\":\"c\",\"alias\":\"%s\",\"answers\":["
                + "{\"step\":\"s\",\"kind\":\"text\",\"guess\":\"%s\",\"right\":true}]%s}")
            .formatted(alias, guess, picture));
    return folder;
  }

  private String answers(Path folder) throws IOException {
    Path csv = root.resolve("answers.csv");
    runs("lesson", "answers", folder.toString(), "--csv", csv.toString());
    return Files.readString(csv);
  }

  @Test
  void aPictureThatIsHandedInAndClaimsTooMuchIsNotTaken() throws IOException {
    String claim = Base64.getEncoder().encodeToString(png(30_000, 30_000));
    answers(handIn("A", "g", ",\"picture\":\"" + claim + "\""));
    assertTrue(sandbox.err().contains("no PNG picture"), sandbox.err());
  }

  @Test
  void answersAreNoFormulasAndHaveAnEnd() throws IOException {
    String csv = answers(handIn("-2+3+cmd|' /C calc'!A0", "-1.5", ""));
    assertTrue(csv.contains("'-2+3+cmd"), csv);
    assertTrue(csv.contains(",-1.5,"), csv);
    csv = answers(handIn("A".repeat(5_000_000), "b".repeat(5_000_000), ""));
    assertTrue(csv.length() < 10_000, () -> csv(root) + " letters");
  }

  private static long csv(Path root) {
    return root.resolve("answers.csv").toFile().length();
  }

  /// A pipe into which nobody writes, in the place of a file.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pipesKeepNobodyWaiting() throws Exception {
    Path pipe = root.resolve("a.lunulalesson");
    pipe(pipe);
    assertTrue(refused("lesson", "check", pipe.toString()).contains("pipe"));
    Path folder = Files.createDirectories(root.resolve("class"));
    pipe(folder.resolve("a.lunulaanswer"));
    answers(folder);
    assertTrue(sandbox.err().contains("pipe"), sandbox.err());
    Path model = sandbox.tinyModel("model");
    Files.delete(model.resolve("config.json"));
    pipe(model.resolve("config.json"));
    assertTrue(refused("models", "show", model.toString()).contains("config.json"));
  }

  private static void pipe(Path path) throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
  }

  @Test
  void aTextWithoutLineEndsIsToldAsSuch() throws IOException {
    Path file = Files.writeString(root.resolve("words.txt"), "a".repeat(20_000_000));
    assertTrue(refused("data", "describe", file.toString()).contains("line 1 is longer"));
  }

  /// U+009B is ESC and a bracket in one, and U+202E turns what follows around.
  @Test
  void namesOfFilesSteerNoTerminal() throws IOException {
    Path file = root.resolve("a\u009b31m\u202egnp");
    Files.write(file, "no data".getBytes(UTF_8));
    String said = refused("data", "describe", file.toString());
    assertFalse(said.contains("\u009b") || said.contains("\u202e"), said);
  }
}
