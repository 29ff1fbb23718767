package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.files.HasUserMessage;
import lunula.files.Progress;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.lesson.LessonCheck;
import lunula.lesson.LessonFiles;
import lunula.lesson.Mistake;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.library.format.CheckpointFolder;
import lunula.library.format.ModelFolder;
import lunula.session.ModelChecksums;
import lunula.session.PreferenceValues;
import lunula.session.PreferencesFile;
import lunula.session.Session;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import lunula.testkit.SampleFiles;
import lunula.testkit.SampleModels;
import lunula.testkit.SampleRuns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Valid files of every kind with a few bytes changed, lost, repeated or cut off: whoever reads
/// them gives a value or its own exception with a sentence, and nothing else. The same numbers each
/// time.
@Tag("slow")
class DamagedFilesTest {
  private static final int FILES = Integer.getInteger("lunula.damaged.files", 1500);

  @TempDir Path folder;

  /// What reads a file.
  interface Reader {
    /// @throws IOException of the documented kind
    void read(Path file) throws IOException;
  }

  record Kind(String name, byte[] valid, Reader reader) {
    /// Models and runs are read whole for each of their files.
    boolean slow() {
      return name.startsWith("model ") || name.startsWith("run ") || name.contains(".lunula-");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] idx = idx();
    files.put("a.idx", idx);
    files.put("b.idx.gz", SampleFiles.gzip(idx));
    files.put(
        "a.csv",
        ("label,a,b,c,d\n" + "3,0,255,12,7\n".repeat(20)).getBytes(StandardCharsets.UTF_8));
    files.put(
        "b.csv.gz", SampleFiles.gzip("0.5,0.25,1,0\n".repeat(30).getBytes(StandardCharsets.UTF_8)));
    byte[] npy = SampleFiles.npy("|u1", "(6, 4, 4)", new byte[96]);
    files.put("a.npy", npy);
    files.put(
        "b.npy", SampleFiles.npy("<f4", "(2, 2, 2)", SampleFiles.floats(0, 1, 0, 1, 0, 1, 0, 1)));
    files.put("a.npz", npz(npy));
    Stream<Kind> data =
        files.entrySet().stream()
            .map(each -> new Kind(each.getKey(), each.getValue(), DamagedFilesTest::data));
    Stream<Kind> images =
        pictures().entrySet().stream()
            .map(each -> new Kind(each.getKey(), each.getValue(), DamagedFilesTest::picture));
    return Stream.of(data, images, others(), models()).flatMap(kinds -> kinds);
  }

  /// Small valid pictures by what they are called.
  static Map<String, byte[]> pictures() throws IOException {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    for (String format : new String[] {"png", "bmp", "gif", "tiff"}) {
      pictures.put("a." + format, picture(format));
    }
    pictures.put("a.jpg", Jpegs.of(33, 21, BufferedImage.TYPE_INT_RGB, false, 2));
    pictures.put("b.jpg", Jpegs.of(33, 21, BufferedImage.TYPE_INT_RGB, true, 0));
    Base64.Decoder base64 = Base64.getDecoder();
    pictures.put(
        "lossy.webp",
        base64.decode(
            "UklGRkoAAABXRUJQVlA4ID4AAABwAwCdASooACgAPpFIn0ulpCKho4gAsBIJZwB2AABGhSkD9QAA"
                + "/m8f/8W5+3XSH//4hzt3629AUylTcjgAAA=="));
    pictures.put(
        "lossless.webp",
        base64.decode("UklGRiQAAABXRUJQVlA4TBcAAAAvJ8AJEAdQsiJXpn8BICH8P69G9D81AAA="));
    pictures.put("a.pgm", "P2\n3 2\n255\n0 1 2 3 4 255\n".getBytes(StandardCharsets.US_ASCII));
    pictures.put("b.ppm", "P6 2 1 255\nabcdef".getBytes(StandardCharsets.US_ASCII));
    return pictures;
  }

  private static Stream<Kind> others() throws IOException {
    Path some = Files.createTempDirectory("damaged");
    Path recipe = some.resolve("moons.properties");
    MoonRecipe.of(MoonPhases.EVERY_PHASE).write(recipe);
    byte[] moons = Files.readAllBytes(recipe);
    String session =
        """
        {"lunulaSession": 1, "saved": "2026-11-20T10:00:00Z", "model": {"name": "a", "checksum": "%s",
        "data": "b", "dataChecksum": "c"}, "view": {"centre": [1.0, 2.0], "across": 3, "down": 4}}
        """
            .formatted("a".repeat(64));
    return Stream.of(
        new Kind("moons.properties", moons, MoonRecipe::read),
        new Kind(
            "a.lunula",
            session.getBytes(StandardCharsets.UTF_8),
            file -> new SessionFile(file).read()),
        new Kind("lesson.md", LESSON.getBytes(StandardCharsets.UTF_8), DamagedFilesTest::lesson),
        new Kind("a.lunulalesson", lessonFile(some), LessonFiles::read));
  }

  private static final String LESSON =
      """
      ---
      format: 1
      title: Moons
      ---
      ## One

      The KL is {{moon-vae kl@test 1}} nats, *not* `2`.

      ```lunula
      id: one
      state: states/a.lunula
      show: [map, picture]
      next: {visited: [A, B], cursorNear: {place: [0, 1], within: 0.5}}
      ask: place
      answer: {image: 137}
      tolerance: 0.5
      ```

      > **Hint:** Look.
      """;

  /// One of the mistakes that the checker finds.
  private static void lesson(Path file) throws IOException {
    SortedMap<String, byte[]> content = new TreeMap<>();
    content.put(LessonFiles.TEXT, Files.readAllBytes(file));
    List<Mistake> mistakes = LessonCheck.texts(new LessonFiles(file, content)).mistakes();
    for (Mistake mistake : mistakes) {
      throw new UserMessageException(mistake.message(), null);
    }
  }

  private static byte[] lessonFile(Path folder) throws IOException {
    SortedMap<String, byte[]> content = new TreeMap<>();
    content.put(LessonFiles.TEXT, LESSON.getBytes(StandardCharsets.UTF_8));
    Path packed = folder.resolve("a.lunulalesson");
    new LessonFiles(folder, content).pack(packed);
    return Files.readAllBytes(packed);
  }

  /// Every file of a model and of a run that was cut off, and what models and sessions travel in.
  private static Stream<Kind> models() throws IOException {
    Path some = Files.createTempDirectory("damaged");
    Path model = some.resolve("model");
    ModelFolder.write(SampleModels.tiny("Tiny"), model);
    Path run = some.resolve("run");
    CheckpointFolder.write(
        new CheckpointFolder.Checkpoint("tiny", SampleRuns.cutOff(SampleModels.tiny("Tiny"))), run);
    List<Kind> kinds = new ArrayList<>();
    for (Path file : files(model)) {
      kinds.add(part("model ", file, ModelFolder::read));
    }
    for (Path file : files(run)) {
      kinds.add(part("run ", file, CheckpointFolder::read));
    }
    Path archive = some.resolve("a.lunula-model");
    var library =
        new ModelLibrary(some.resolve("none"), some.resolve("own"), null, new StoredModels());
    library.export(model, archive);
    kinds.add(
        new Kind(
            "a.lunula-model",
            Files.readAllBytes(archive),
            file -> {
              library.importFolder(file, Progress.NONE);
              for (LibraryEntry kept : library.entries()) {
                library.delete(kept);
              }
            }));
    SessionBundle bundle = new SessionBundle(some.resolve("a.lunula-bundle"));
    Session.Model named = new ModelChecksums().model(model, ModelFolder.readCard(model));
    bundle.write(
        new Session(Instant.EPOCH, named, new JsonObject()), Map.of(named.checksum(), model));
    kinds.add(
        new Kind(
            "a.lunula-bundle",
            Files.readAllBytes(bundle.path()),
            file ->
                new SessionBundle(file)
                    .read(
                        Set.of(),
                        folders -> {
                          for (Path each : folders) {
                            ModelFolder.read(each);
                          }
                        })));
    Path settings = some.resolve("settings.properties");
    new PreferencesFile(settings)
        .write(PreferenceValues.NONE.with("theme", "dark").with("tool", "a = b: \u6708"));
    kinds.add(
        new Kind(
            "settings.properties",
            Files.readAllBytes(settings),
            file -> new PreferencesFile(file).read()));
    return kinds.stream();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /// One file of a folder whose others are whole.
  private static Kind part(String of, Path whole, Reader reader) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return new Kind(
        of + whole.getFileName(),
        bytes,
        file -> {
          Files.copy(file, whole, StandardCopyOption.REPLACE_EXISTING);
          try {
            reader.read(Objects.requireNonNull(whole.getParent()));
          } finally {
            Files.write(whole, bytes);
          }
        });
  }

  private static byte[] idx() {
    ByteBuffer idx = ByteBuffer.allocate(16 + 5 * 16);
    return idx.putInt(2051).putInt(5).putInt(4).putInt(4).array();
  }

  private static byte[] npz(byte[] npy) throws IOException {
    Path zip = Files.createTempFile("damaged", ".npz");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("x.npy", npy);
    entries.put("y.npy", SampleFiles.npy("|u1", "(6,)", new byte[6]));
    SampleFiles.zip(zip, entries);
    byte[] bytes = Files.readAllBytes(zip);
    Files.delete(zip);
    return bytes;
  }

  private static byte[] picture(String format) throws IOException {
    var picture = new BufferedImage(19, 13, BufferedImage.TYPE_BYTE_INDEXED);
    for (int i = 0; i < 19 * 13; i++) {
      picture.setRGB(i % 19, i / 19, i * 74_565);
    }
    var bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(picture, format, bytes), format);
    return bytes.toByteArray();
  }

  private static void data(Path file) throws IOException {
    DataFinder.find(file, Shaping.asItIs(), Split.ONE_IN_SIX).load(Progress.NONE);
  }

  private static void picture(Path file) throws IOException {
    PictureReader.read(file, Shaping.Damage.TAKEN, () -> false);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aDamagedFileIsReadOrRefusedInASentence(Kind kind) throws IOException {
    var chance = new Random(kind.name().hashCode());
    Path file = folder.resolve(kind.name());
    int refused = 0;
    int files = kind.slow() ? FILES / 5 : FILES;
    for (int i = 0; i < files; i++) {
      Files.write(file, damaged(kind.valid(), chance));
      refused += refuses(kind.reader(), file) ? 1 : 0;
    }
    assertTrue(refused > 0, "nothing was damaged");
  }

  /// Reads a file, and fails if that ends in anything but a value or a sentence.
  ///
  /// @return whether it was refused
  static boolean refuses(Reader reader, Path file) throws IOException {
    try {
      reader.read(file);
      return false;
    } catch (DataException | PictureReader.Unreadable documented) {
      return told(documented);
    } catch (IOException refused) {
      // Sessions say what is wrong with them.
      assertTrue(refused instanceof HasUserMessage, refused.toString());
      return told(refused);
    }
  }

  private static boolean told(IOException refused) {
    String sentence = UserMessages.words(refused);
    assertFalse(sentence.isBlank());
    // What the file says may be repeated, in quotation marks; what Java says may not.
    String own = sentence.replaceAll("(?s)“.*?”", "“”");
    assertFalse(own.matches("(?s).*(JsonReader|Exception:|\\tat |For input string).*"), sentence);
    return true;
  }

  private static byte[] damaged(byte[] whole, Random chance) {
    byte[] file = whole.clone();
    for (int times = 1 + chance.nextInt(4); times > 0 && file.length > 4; times--) {
      int at = chance.nextInt(file.length);
      switch (chance.nextInt(6)) {
        case 0 -> file[at] ^= (byte) (1 << chance.nextInt(8));
        case 1 -> file[at] = (byte) chance.nextInt(256);
        case 2 -> file[at] = (byte) (chance.nextBoolean() ? 255 : 0);
        case 3 -> file = Arrays.copyOf(file, at + 1);
        case 4 -> {
          int to = Math.min(file.length, at + 1 + chance.nextInt(8));
          byte[] shorter = Arrays.copyOf(file, file.length - (to - at));
          System.arraycopy(file, to, shorter, at, file.length - to);
          file = shorter;
        }
        default -> {
          int more = 1 + chance.nextInt(Math.min(8, file.length - at));
          byte[] longer = Arrays.copyOf(file, file.length + more);
          System.arraycopy(file, at, longer, at + more, file.length - at);
          file = longer;
        }
      }
    }
    return file;
  }
}
