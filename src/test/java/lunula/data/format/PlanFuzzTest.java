package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file holds, there is a plan or a sentence, and no other exception. The same files
/// each time.
@Tag("slow")
class PlanFuzzTest {
  private static final int FILES = Integer.getInteger("lunula.plans", 100_000);
  private static final String[] WORDS = {
    "0",
    "1",
    "255",
    "0.5",
    "-1",
    "1e3",
    "NaN",
    "label",
    "id",
    "cat",
    "",
    "\"",
    "\"a,b\"",
    "7.0",
    "300",
    "65535",
    "0,5",
    "é",
    "99999999999999999999"
  };
  private static final String[] SEPARATORS = {",", ";", "\t", " ", "  ", "\n", "\r\n", ",\n"};
  private static final String[] TYPES = {
    "|u1", "<u2", ">i4", "<f4", "<f8", "|b1", "<U2", "|S3", "<f2"
  };

  @TempDir Path folder;

  @Test
  void anyFileGivesAPlanOrASentence() throws IOException {
    Random chance = new Random(15);
    List<byte[]> seeds = seeds();
    byte[] archive = archive();
    byte[] parquet = resource("pictures.parquet");
    List<byte[]> pictures = List.copyOf(DamagedFilesTest.pictures().values());
    Path file = folder.resolve("any");
    Path album = folder.resolve("album");
    Path picture = Files.createDirectories(album.resolve("cat")).resolve("1");
    Files.write(Files.createDirectories(album.resolve("dog")).resolve("1"), pictures.getFirst());
    int plans = 0;
    for (int i = 0; i < FILES; i++) {
      // Few pictures and still fewer tables of them: they take ten times and a hundred times as
      // long as the others.
      int kind = chance.nextInt(256);
      byte[] content =
          switch (kind) {
            case 0, 5, 6 -> damaged(pictures.get(chance.nextInt(pictures.size())), chance);
            case 1 -> damaged(parquet, chance);
            case 2, 3, 4 -> damaged(archive, chance);
            default ->
                switch (kind % 4) {
                  case 0 -> text(chance);
                  case 1 -> array(chance);
                  default -> damaged(seeds.get(chance.nextInt(seeds.size())), chance);
                };
          };
      boolean alone = kind == 0 || kind == 5 || kind == 6;
      Files.write(alone ? picture : file, content);
      plans += plan(alone ? album : file, options(chance), content) ? 1 : 0;
    }
    assertTrue(plans > FILES / 50 && plans < FILES, plans + " plans");
  }

  private static boolean plan(Path file, ImportOptions options, byte[] content) {
    try {
      OwnData.Survey survey =
          DataFinder.find(file, options, Split.ONE_IN_SIX).survey(Progress.NONE);
      assertFalse(survey.plan().parts().isEmpty());
      if (survey.plan().questions().isEmpty()) {
        survey.load(Progress.NONE);
      }
      return true;
    } catch (DataException sentence) {
      assertFalse(UserMessages.words(sentence).isBlank());
      return false;
    } catch (RuntimeException escaped) {
      throw new AssertionError(new String(content, StandardCharsets.ISO_8859_1), escaped);
    }
  }

  private static ImportOptions options(Random chance) {
    ImportOptions usual = ImportOptions.of(Shaping.asItIs());
    return switch (chance.nextInt(9)) {
      case 0 ->
          usual.withLabel(List.of("first", "last", "none", "label", "y").get(chance.nextInt(5)));
      case 1 -> usual.withStretch(true);
      case 2 -> usual.withScale(chance.nextBoolean() ? null : -1.0, (double) chance.nextInt(300));
      case 3 -> usual.withTranspose(chance.nextBoolean());
      case 4 -> usual.with(ImportOptions.Parts.JOINED);
      case 5 ->
          usual.withCount(
              chance.nextBoolean() ? ImportOptions.Count.FIRST : ImportOptions.Count.LAST);
      default -> usual;
    };
  }

  private static byte[] text(Random chance) {
    StringBuilder text = new StringBuilder();
    String separator = SEPARATORS[chance.nextInt(SEPARATORS.length)];
    int columns = 1 + chance.nextInt(20);
    int rows = chance.nextInt(24);
    boolean odd = chance.nextInt(3) == 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        boolean word = odd && chance.nextInt(12) == 0;
        text.append(
            word ? WORDS[chance.nextInt(WORDS.length)] : Integer.toString(chance.nextInt(256)));
        text.append(column + 1 < columns ? separator : "\n");
      }
    }
    return text.toString()
        .getBytes(chance.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private static byte[] array(Random chance) {
    int[] shape = new int[chance.nextInt(5)];
    int numbers = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = chance.nextInt(7);
      numbers *= shape[i];
    }
    String type = TYPES[chance.nextInt(TYPES.length)];
    int size = type.charAt(1) == 'U' ? 8 : type.charAt(2) - '0';
    byte[] content = new byte[Math.max(0, numbers * size + (chance.nextInt(9) == 0 ? 1 : 0))];
    chance.nextBytes(content);
    String header =
        "{'descr': '%s', 'fortran_order': "
            + (chance.nextBoolean() ? "True" : "False")
            + ", 'shape': %s, }";
    String lengths = Arrays.toString(shape).replace('[', '(').replace(']', ')');
    return SampleFiles.npy(1, header, type, lengths, content);
  }

  private List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    byte[] npy = SampleFiles.npy("|u1", "(6, 4, 4)", new byte[96]);
    Path zip = folder.resolve("seed");
    SampleFiles.zip(
        zip,
        Map.of("x_train.npy", npy, "y_train.npy", SampleFiles.npy("|u1", "(6,)", new byte[6])));
    seeds.add(Files.readAllBytes(zip));
    SampleFiles.zip(zip, Map.of("a/b.csv", "1,2,3,4\n5,6,7,8\n".getBytes(StandardCharsets.UTF_8)));
    seeds.add(Files.readAllBytes(zip));
    Files.delete(zip);
    seeds.add(npy);
    seeds.add(SampleFiles.gzip(npy));
    seeds.add(SampleFiles.bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4));
    seeds.add(SampleFiles.bytes(0, 0, 0x0d, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4));
    seeds.add("label,a,b,c,d\n3,0,255,12,7\n4,0,255,12,7\n".getBytes(StandardCharsets.UTF_8));
    seeds.add("3 1:255 4:7\n4 2:0.5 4:9\n".getBytes(StandardCharsets.UTF_8));
    seeds.add("@RELATION a\n@DATA\n0,1,2,3,cat\n4,5,6,7,dog\n".getBytes(StandardCharsets.UTF_8));
    for (String name : List.of("parts-2.pkl", "parts-5.pkl", "columns-3.pkl")) {
      seeds.add(resource("pickles/" + name));
    }
    // A dictionary of an array and labels, as Python pickles it.
    seeds.add(
        ("\u0080\u0002}q\u0000(U\u0004dataq\u0001cnumpy.core.multiarray\n"
                + "_reconstruct\n"
                + "q\u0002cnumpy\n"
                + "ndarray\n"
                + "q\u0003K\u0000\u0085U\u0001b\u0087Rq\u0004(K\u0001K\u0002K\u0004\u0086cnumpy\n"
                + "dtype\n"
                + "U\u0002u1K\u0000K\u0001\u0087R(K\u0003U\u0001|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb"
                + "\u0089U\u0008abcdefghtbU\u0006labels](K\u0001K\u0002eu.")
            .getBytes(StandardCharsets.ISO_8859_1));
    return seeds;
  }

  /// A ZIP of pictures in two folders.
  private byte[] archive() throws IOException {
    Path zip = folder.resolve("seed");
    Map<String, byte[]> album = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> picture : DamagedFilesTest.pictures().entrySet()) {
      album.put("album/" + album.size() % 2 + "/" + picture.getKey(), picture.getValue());
    }
    SampleFiles.zip(zip, album);
    byte[] archive = Files.readAllBytes(zip);
    Files.delete(zip);
    return archive;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(PlanFuzzTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  private static byte[] damaged(byte[] seed, Random chance) {
    byte[] file = seed.clone();
    for (int times = chance.nextInt(4); times > 0 && file.length > 2; times--) {
      int at = chance.nextInt(file.length);
      switch (chance.nextInt(3)) {
        case 0 -> file[at] = (byte) chance.nextInt(256);
        case 1 -> file[at] ^= (byte) (1 << chance.nextInt(8));
        default -> file = Arrays.copyOf(file, at + 1);
      }
    }
    return file;
  }
}
