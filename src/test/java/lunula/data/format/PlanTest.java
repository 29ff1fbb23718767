package lunula.data.format;

import static lunula.testkit.SampleFiles.bytes;
import static lunula.testkit.SampleFiles.floats;
import static lunula.testkit.SampleFiles.longs;
import static lunula.testkit.SampleFiles.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people have on their disks, in small: what the plan says of it, and that the import follows
/// the plan.
class PlanTest {
  private static final ImportOptions USUAL = ImportOptions.of(Shaping.asItIs());

  /// Thirty images of 4 × 4 with the classes 0, 1, 2 in turns.
  private static final int COUNT = 30;

  @TempDir Path folder;

  /// What is made, how it is read, and what is right.
  ///
  /// @param images training and test images together
  /// @param classes their names
  /// @param says parts of the notes
  record Case(
      String name,
      Maker maker,
      ImportOptions options,
      int images,
      List<String> classes,
      List<String> says) {
    static Case of(String name, Maker maker, int images, List<String> classes, String... says) {
      return new Case(name, maker, USUAL, images, classes, List.of(says));
    }

    Case with(ImportOptions other) {
      return new Case(name, maker, other, images, classes, says);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Makes a file or folder.
  interface Maker {
    /// @return what is chosen
    Path make(Path folder) throws IOException;
  }

  private static int level(int image, int pixel) {
    return (37 * image + 61 * pixel + image * pixel) % 256;
  }

  private static Maker text(String name, String text) {
    return folder -> Files.writeString(folder.resolve(name), text);
  }

  /// A table of a line an image.
  ///
  /// @param before stands before the pixels of image %d, as does `after` behind
  private static String table(String header, String separator, String before, String after) {
    StringBuilder table = new StringBuilder(header);
    for (int image = 0; image < COUNT; image++) {
      List<String> row = new ArrayList<>();
      for (int pixel = 0; pixel < 16; pixel++) {
        row.add(Integer.toString(level(image, pixel)));
      }
      table
          .append(fill(before, image))
          .append(String.join(separator, row))
          .append(fill(after, image))
          .append('\n');
    }
    return table.toString();
  }

  private static String fill(String pattern, int image) {
    return pattern
        .replace("%class", Integer.toString(image % 3))
        .replace("%letter", Integer.toString(1 + image % 3))
        .replace("%word", List.of("cat", "dog", "emu").get(image % 3))
        .replace("%hot", List.of("1,0,0", "0,1,0", "0,0,1").get(image % 3))
        .replace("%id", Integer.toString(image + 100))
        .replace("%part", image < 20 ? "Training" : image < 25 ? "PublicTest" : "PrivateTest");
  }

  /// A table of a line an image whose pixels are words of one field.
  private static String packed(String header, String before, String after) {
    return table(header, " ", before, after);
  }

  /// As LIBSVM writes it, from 1 and without what is 0.
  private static String sparse() {
    StringBuilder text = new StringBuilder();
    for (int image = 0; image < COUNT; image++) {
      text.append(image % 3);
      for (int pixel = 0; pixel < 16; pixel++) {
        if (level(image, pixel) != 0) {
          text.append(' ').append(pixel + 1).append(':').append(level(image, pixel));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String names() {
    StringBuilder names = new StringBuilder();
    for (int pixel = 0; pixel < 16; pixel++) {
      names.append(pixel == 0 ? "" : ",").append('p').append(pixel);
    }
    return names.toString();
  }

  static Stream<Case> tables() {
    List<String> none = List.of();
    List<String> three = List.of("0", "1", "2");
    List<String> words = List.of("cat", "dog", "emu");
    return Stream.of(
        Case.of("no labels", text("a.csv", table("", ",", "", "")), COUNT, none),
        Case.of("label first", text("a.csv", table("", ",", "%class,", "")), COUNT, three, "first"),
        Case.of("label last", text("a.csv", table("", ",", "", ",%class")), COUNT, three, "last"),
        Case.of("words last", text("a.csv", table("", ",", "", ",%word")), COUNT, words, "last"),
        Case.of(
            "named last",
            text("a.csv", table(names() + ",Species\n", ",", "", ",%class")),
            COUNT,
            three,
            "“Species”"),
        Case.of(
            "letters from 1",
            text("a.csv", table("", ",", "%letter,", "")),
            COUNT,
            List.of("1", "2", "3")),
        Case.of(
            "id",
            text("a.csv", table("id," + names() + "\n", ",", "%id,", "")),
            COUNT,
            none,
            "“id”"),
        Case.of(
            "unnamed index",
            text("a.csv", table("," + names() + "\n", ",", "%id,", "")),
            COUNT,
            none,
            "left out"),
        Case.of(
            "index that nobody names",
            text("a.csv", table("", ",", "%id,", "")),
            COUNT,
            none,
            "left out"),
        Case.of(
            "id and label",
            text("a.csv", table("id,label," + names() + "\n", ",", "%id,%word,", "")),
            COUNT,
            words,
            "“id” was left out"),
        Case.of(
            "index before and class behind, without names",
            text("a.csv", table("", ",", "%id,", ",%class")),
            COUNT,
            three),
        Case.of("one-hot", text("a.csv", table("", ",", "", ",%hot")), COUNT, three, "3 columns"),
        Case.of("blanks at the ends", text("a.txt", table("", " ", " ", "  ")), COUNT, none),
        Case.of("aligned columns", text("a.txt", table("", "   ", "", "")), COUNT, none),
        Case.of("commas at the ends", text("a.csv", table("", ",", "", ",")), COUNT, none),
        Case.of("semicolons", text("a.csv", table("", ";", "%class;", "")), COUNT, three),
        Case.of(
            "UTF-16",
            folder ->
                Files.write(
                    folder.resolve("a.csv"),
                    table("", ",", "%word,", "").getBytes(StandardCharsets.UTF_16)),
            COUNT,
            words),
        Case.of(
            "UTF-16 without a mark",
            folder ->
                Files.write(
                    folder.resolve("a.csv"),
                    table("", ",", "%class,", "").getBytes(StandardCharsets.UTF_16LE)),
            COUNT,
            three),
        Case.of(
            "byte order mark",
            text("a.csv", "\uFEFF" + table("", ",", "%class,", "")),
            COUNT,
            three),
        Case.of(
            "what separates, as Excel is told it",
            text("a.csv", "sep=;\r\n" + table("", ";", "%word;", "")),
            COUNT,
            words),
        Case.of(
            "all pixels in one field",
            text("a.csv", packed("emotion,pixels\n", "%class,", "")),
            COUNT,
            three,
            "“emotion”"),
        Case.of(
            "all pixels in one field in quotation marks, and a column of the parts",
            text("a.csv", packed("\"emotion\",\"pixels\",\"Usage\"\n", "%class,\"", "\",%part")),
            COUNT,
            three,
            "“Usage” names"),
        Case.of(
            "a column of the parts and the class behind",
            text("a.csv", table(names() + ",split,class\n", ",", "", ",%part,%word")),
            COUNT,
            words,
            "“split” names"),
        Case.of(
            "a first line of numbers that pandas took for names",
            text(
                "a.csv",
                table(
                    "0,0.1,0.2,0.3,9,0.4,0.5,9.1,9.2,0.6,0.7,0.8,0.9,0.10,0.11,0.12,0.13\n",
                    ",",
                    "%class,",
                    "")),
            COUNT,
            three,
            "pandas made different"),
        Case.of(
            "remarks as NumPy writes them",
            text("a.txt", table("# made by me\n#\n", " ", "", "")),
            COUNT,
            none),
        Case.of(
            "lines as an old Macintosh ends them",
            text("a.csv", table("", ",", "%class,", "").replace('\n', '\r')),
            COUNT,
            three),
        Case.of(
            "Weka",
            text(
                "a.arff",
                table("% by me\n@RELATION a\n@ATTRIBUTE p0 NUMERIC\n\n@DATA\n", ",", "", ",%word")),
            COUNT,
            words),
        Case.of("LIBSVM", text("a.libsvm", sparse()), COUNT, three, "smallest square"),
        Case.of("chosen: last", text("a.csv", table("", ",", "", ",%class")), COUNT, three)
            .with(USUAL.withLabel("last")),
        Case.of(
                "chosen: none",
                text("a.csv", table("", ",", "", ",%class")),
                COUNT,
                none,
                "left out")
            .with(USUAL.withLabel("none")));
  }

  static Stream<Case> folders() {
    List<String> two = List.of("cat", "dog");
    return Stream.of(
        Case.of(
            "a folder in one of its name, and one more",
            pictures(
                "seg_train/seg_train/cat",
                "seg_train/seg_train/dog",
                "seg_test/seg_test/cat",
                "seg_test/seg_test/dog",
                "seg_pred/seg_pred"),
            8,
            two,
            "seg_test, seg_train"),
        Case.of(
            "parts called as images",
            pictures("train_images/cat", "train_images/dog", "test_images/cat"),
            6,
            two,
            "are the parts"),
        Case.of(
            "classes in the files’ names, and a test without",
            folder -> {
              for (int i = 0; i < 2; i++) {
                picture(folder.resolve("train/cat." + i + ".png"));
                picture(folder.resolve("train/dog." + i + ".png"));
                picture(folder.resolve("test1/" + i + ".png"));
              }
              return folder;
            },
            6,
            List.of("cat", "dog", "no class"),
            "begin with: cat, dog"),
        Case.of(
            "names that a camera gives",
            folder -> {
              for (int i = 0; i < 2; i++) {
                picture(folder.resolve("IMG_" + i + ".png"));
                picture(folder.resolve("DSC0" + i + ".png"));
              }
              return folder;
            },
            4,
            List.of()),
        Case.of(
            "a table of the training pictures of a contest",
            folder -> {
              picture(folder.resolve("train/0.png"));
              picture(folder.resolve("train/1.png"));
              picture(folder.resolve("test/0.png"));
              Files.writeString(folder.resolve("train.csv"), "id,label\n0,cat\n1,dog\n");
              Files.writeString(folder.resolve("sample_submission.csv"), "id,label\n0,cat\n");
              return folder;
            },
            3,
            List.of("cat", "dog", "no class"),
            "from train.csv"),
        Case.of(
            "a folder of images in a part, and a table of their classes beside it",
            folder -> {
              pictures("set/train/n1/images", "set/train/n2/images", "set/val/images").make(folder);
              Files.writeString(
                  folder.resolve("set/val/val_annotations.txt"), "1.png\tn2\t0\n2.png\tn1\t0\n");
              return folder;
            },
            6,
            List.of("n1", "n2"),
            "from val_annotations.txt"),
        Case.of(
            "numbers that lost their zeros in the table",
            folder -> {
              for (int i = 1; i < 5; i++) {
                picture(folder.resolve("images/0000" + i + ".png"));
              }
              Files.writeString(
                  folder.resolve("train.csv"), "id,label\n1,cat\n2,dog\n3,cat\n4,dog\n");
              return folder;
            },
            4,
            two,
            "from train.csv"),
        Case.of(
                "a column that was chosen of a table beside them",
                folder -> {
                  for (int i = 1; i < 5; i++) {
                    picture(folder.resolve("img/" + i + ".png"));
                  }
                  Files.writeString(
                      folder.resolve("attributes.csv"),
                      "image_id,Smiling,Male\n1.jpg,1,-1\n2.jpg,1,1\n3.jpg,1,1\n4.jpg,-1,-1\n");
                  return folder;
                },
                4,
                List.of("-1", "1"),
                "from attributes.csv")
            .with(USUAL.withLabel("male")),
        Case.of(
            "archives in an archive",
            folder -> {
              Path inner = folder.resolve("inner.zip");
              Map<String, byte[]> all = new LinkedHashMap<>();
              for (String part : List.of("train", "test")) {
                Map<String, byte[]> some = new LinkedHashMap<>();
                for (String kind : two) {
                  some.put(part + "/" + kind + "/1.png", png());
                }
                SampleFiles.zip(inner, some);
                all.put(part + ".zip", Files.readAllBytes(inner));
              }
              Path outer = folder.resolve("contest.zip");
              SampleFiles.zip(outer, all);
              return outer;
            },
            4,
            two,
            "are the parts"),
        Case.of("pages of a TIFF", folder -> pages(folder, 5), 5, List.of(), "5 pages"),
        Case.of(
            "a TIFF of several pages beside others",
            folder -> {
              Path album = Files.createDirectory(folder.resolve("album"));
              pages(album, 3);
              picture(album.resolve("one.png"));
              return album;
            },
            2,
            List.of()),
        Case.of("Chinese", pictures("训练/猫", "训练/狗", "测试/猫"), 6, List.of("狗", "猫")),
        Case.of(
            "notes of macOS",
            pictures(
                "data/train/cat", "data/train/dog", "data/test/cat", "__MACOSX/data/train/cat"),
            6,
            two),
        Case.of(
            "a test without classes",
            pictures("train/cat", "train/dog", "test"),
            6,
            List.of("cat", "dog", "no class"),
            "test has no labels"),
        Case.of(
            "classes that are called as parts are",
            pictures("train", "bus", "test tube"),
            6,
            List.of("bus", "test tube", "train")));
  }

  /// Two pictures in each folder.
  private static Maker pictures(String... places) {
    return folder -> {
      for (String place : places) {
        picture(folder.resolve(place).resolve("1.png"));
        picture(folder.resolve(place).resolve("2.png"));
      }
      return folder;
    };
  }

  static Stream<Case> arrays() {
    List<String> three = List.of("0", "1", "2");
    List<String> words = List.of("cat", "dog", "emu");
    return Stream.of(
        Case.of("Keras", npz("x_train", "y_train", "x_test", "y_test"), 60, three),
        Case.of("capitals", npz("X_train", "Y_train", "X_test", "Y_test"), 60, three),
        Case.of("camels", npz("trainX", "trainY", "testX", "testY"), 60, three),
        Case.of("images", npz("image", "label", "more", "other"), COUNT, three, "Not used"),
        Case.of("imgs", npz("imgs", "lbls", "more", "other"), COUNT, three),
        Case.of(
            "no test labels",
            npz("x_train", "y_train", "x_test", "notes"),
            60,
            List.of("0", "1", "2", "no class"),
            "x_test has no labels"),
        Case.of(
            "validation without a test",
            npz("train_images", "train_labels", "val_images", "val_labels"),
            60,
            three,
            "validation images are taken for them"),
        Case.of("one column", single("(30, 16, 1)"), COUNT, List.of()),
        Case.of("a channel", single("(30, 1, 4, 4)"), COUNT, List.of()),
        Case.of("words", words(), COUNT, List.of("cat", "dog")),
        Case.of("one-hot", oneHot(), COUNT, three, "place of the 1"),
        Case.of("a dictionary in an NPY", resource("dictionary.npy"), COUNT, three),
        Case.of("words as objects", resource("words.npz"), COUNT, words),
        Case.of(
            "words as objects in a file of their own",
            folder -> {
              resource("words.npy").make(folder);
              Files.move(folder.resolve("words.npy"), folder.resolve("y.npy"));
              return Files.write(folder.resolve("X.npy"), array("(30, 4, 4)"));
            },
            COUNT,
            words),
        Case.of("Parquet in Zstandard, groups of rows", parquet("zstd"), COUNT, words)
            .with(ImportOptions.of(Shaping.square(4))),
        Case.of("Parquet of lists", parquet("lists"), COUNT, words),
        Case.of("Parquet of lists of lists of shares", parquet("nested"), COUNT, words),
        Case.of("Parquet of a column a pixel", parquet("columns"), COUNT, words),
        Case.of("pickled parts by name", resource("named-parts.pkl"), COUNT, three),
        Case.of("pickled parts in one", resource("flat-parts.pkl"), COUNT, three),
        Case.of("an array an image, pickled", resource("one-each.pkl"), COUNT, List.of()),
        Case.of(
            "counted last, as the labels tell",
            folder -> {
              Path file = folder.resolve("a.npz");
              SampleFiles.zip(
                  file, Map.of("X.npy", npy("|u1", "(4, 4, 30)", last()), "y.npy", classes1()));
              return file;
            },
            COUNT,
            three,
            "last direction"),
        Case.of(
            "a column an image",
            folder -> Files.write(folder.resolve("a.npy"), npy("|u1", "(16, 30)", last())),
            COUNT,
            List.of(),
            "last direction"),
        Case.of(
                "counted last, as was said",
                folder -> Files.write(folder.resolve("a.npy"), npy("|u1", "(4, 4, 30)", last())),
                COUNT,
                List.of(),
                "last direction")
            .with(USUAL.withCount(ImportOptions.Count.LAST)),
        Case.of(
            "a numbered table of labels beside them",
            folder -> {
              StringBuilder table = new StringBuilder("index,label\n");
              for (int i = COUNT - 1; i >= 0; i--) {
                table.append(i).append(',').append(i % 3).append('\n');
              }
              Files.writeString(folder.resolve("labels.csv"), table);
              return Files.write(folder.resolve("images.npy"), array("(30, 4, 4)"));
            },
            COUNT,
            three,
            "from labels.csv"),
        Case.of(
            "IDX under names of one’s own",
            folder -> {
              byte[] numbers = new byte[COUNT];
              for (int i = 0; i < COUNT; i++) {
                numbers[i] = (byte) (i % 3);
              }
              Files.write(
                  folder.resolve("my-classes.gz"),
                  SampleFiles.gzip(idx(bytes(0, 0, 8, 1, 0, 0, 0, COUNT), numbers)));
              return Files.write(
                  folder.resolve("my-pictures.gz"),
                  SampleFiles.gzip(
                      idx(bytes(0, 0, 8, 3, 0, 0, 0, COUNT, 0, 0, 0, 4, 0, 0, 0, 4), pixels())));
            },
            COUNT,
            three),
        Case.of("in files of their own", folder -> beside(folder, "X", "y"), COUNT, three),
        Case.of(
            "KMNIST",
            folder -> beside(folder, "kmnist-train-imgs", "kmnist-train-labels"),
            COUNT,
            three),
        Case.of(
            "an archive beside others that have nothing to do with it",
            folder -> {
              Path images = npz("x", "y", "more", "other").make(folder);
              Files.move(images, folder.resolve("onehot.npz"));
              Files.copy(folder.resolve("onehot.npz"), folder.resolve("imgs.npz"));
              return folder.resolve("imgs.npz");
            },
            COUNT,
            three),
        Case.of(
            "Quick, Draw!",
            folder -> {
              Path some = Files.createDirectory(folder.resolve("sketches"));
              Files.write(some.resolve("full_numpy_bitmap_cat.npy"), array("(30, 16)"));
              Files.write(some.resolve("full_numpy_bitmap_hot dog.npy"), array("(30, 16)"));
              return some;
            },
            60,
            List.of("cat", "hot dog"),
            "Each file was taken as a class"));
  }

  /// What Python 3.11 with NumPy 2 pickled of the same images.
  private static Maker resource(String name) {
    return folder -> copied("pickles/" + name, folder.resolve(name));
  }

  /// What PyArrow 25 wrote of the same images.
  private static Maker parquet(String name) {
    return folder -> copied(name + ".parquet", folder.resolve("a.parquet"));
  }

  private static Path copied(String resource, Path file) throws IOException {
    try (InputStream in = Objects.requireNonNull(PlanTest.class.getResourceAsStream(resource))) {
      Files.copy(in, file);
      return file;
    }
  }

  /// All pixels with the images counted along the last direction.
  private static byte[] last() {
    byte[] last = new byte[COUNT * 16];
    for (int i = 0; i < last.length; i++) {
      last[i] = (byte) level(i % COUNT, i / COUNT);
    }
    return last;
  }

  private static byte[] classes1() {
    long[] classes = new long[COUNT];
    Arrays.setAll(classes, i -> i % 3);
    return npy("<i8", "(30,)", longs(classes));
  }

  private static byte[] idx(byte[] header, byte[] numbers) {
    byte[] file = Arrays.copyOf(header, header.length + numbers.length);
    System.arraycopy(numbers, 0, file, header.length, numbers.length);
    return file;
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[COUNT * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) level(i / 16, i % 16);
    }
    return pixels;
  }

  private static byte[] array(String shape) {
    return npy("|u1", shape, pixels());
  }

  private static byte[] classes() {
    long[] classes = new long[COUNT];
    Arrays.setAll(classes, i -> i % 3);
    return npy("<i8", "(30, 1)", longs(classes));
  }

  private static Maker npz(String images, String labels, String more, String others) {
    return folder -> {
      Path file = folder.resolve("a.npz");
      Map<String, byte[]> arrays = new LinkedHashMap<>();
      arrays.put(labels + ".npy", classes());
      arrays.put(images + ".npy", array("(30, 4, 4)"));
      boolean apart = !more.equals("more");
      arrays.put(more + ".npy", apart ? array("(30, 4, 4)") : npy("|u1", "(3,)", new byte[3]));
      arrays.put(
          others + ".npy",
          (others.endsWith("s") && !others.contains("labels")) || others.equals("other")
              ? npy("|u1", "(5,)", new byte[5])
              : classes());
      SampleFiles.zip(file, arrays);
      return file;
    };
  }

  private static Maker single(String shape) {
    return folder -> Files.write(folder.resolve("a.npy"), array(shape));
  }

  private static Path beside(Path folder, String images, String labels) throws IOException {
    Files.write(folder.resolve(labels + ".npy"), classes());
    return Files.write(folder.resolve(images + ".npy"), array("(30, 4, 4)"));
  }

  private static Maker words() {
    return folder -> {
      Path file = folder.resolve("a.npz");
      byte[] letters = new byte[COUNT * 12];
      for (int i = 0; i < COUNT; i++) {
        byte[] word = (i % 2 == 0 ? "cat" : "dog").getBytes(StandardCharsets.US_ASCII);
        for (int k = 0; k < 3; k++) {
          letters[i * 12 + 4 * k] = word[k];
        }
      }
      SampleFiles.zip(
          file,
          Map.of("images.npy", array("(30, 4, 4)"), "labels.npy", npy("<U3", "(30,)", letters)));
      return file;
    };
  }

  private static Maker oneHot() {
    return folder -> {
      Path file = folder.resolve("a.npz");
      byte[] hot = new byte[COUNT * 3];
      for (int i = 0; i < COUNT; i++) {
        hot[3 * i + i % 3] = 1;
      }
      SampleFiles.zip(
          file, Map.of("x.npy", array("(30, 4, 4)"), "y.npy", npy("|u1", "(30, 3)", hot)));
      return file;
    };
  }

  @ParameterizedTest
  @MethodSource({"tables", "arrays"})
  void thePlanSaysWhatTheImportThenDoes(Case one) throws IOException {
    Path chosen = one.maker().make(folder);
    OwnData.Survey survey =
        DataFinder.find(chosen, one.options(), Split.ONE_IN_SIX).survey(Progress.NONE);

    ImportPlan plan = survey.plan();
    Preview preview = survey.preview(7);
    LoadOutcome.Loaded loaded = loaded(survey);

    DataSet data = loaded.data();
    assertEquals(one.classes(), data.classNames(), () -> plan.notes().toString());
    assertEquals(one.images(), data.train().count() + data.test().count());
    assertEquals(one.images(), preview.total());
    assertEquals(plan.classNames(), data.classNames());
    assertEquals(plan.width(), data.width());
    assertEquals(4, data.width());
    String notes = String.join(" ", plan.notes());
    one.says().forEach(part -> assertTrue(notes.contains(part), notes));
    Set16.of(data).forEach(image -> assertTrue(isImage(image), () -> Arrays.toString(image)));
    assertTrue(isImage(preview.images().pixels(0)));
  }

  /// All images of a set.
  private static final class Set16 {
    static List<byte[]> of(DataSet data) {
      List<byte[]> images = new ArrayList<>();
      for (LabelledImages part : List.of(data.train(), data.test())) {
        for (int i = 0; i < part.count(); i++) {
          images.add(part.pixels(i));
        }
      }
      return images;
    }
  }

  /// Whether it is one of the images that were written, not one moved by a column.
  private static boolean isImage(byte[] pixels) {
    for (int image = 0; image < COUNT; image++) {
      boolean same = true;
      for (int pixel = 0; pixel < 16; pixel++) {
        same &= pixels[pixel] == (byte) level(image, pixel);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static LoadOutcome.Loaded loaded(OwnData.Survey survey) throws DataException {
    return (LoadOutcome.Loaded) survey.load(Progress.NONE);
  }

  private OwnData.Survey survey(byte[] npy, ImportOptions options) throws IOException {
    Path file = Files.write(folder.resolve("numbers.npy"), npy);
    return DataFinder.find(file, options, Split.ONE_IN_SIX).survey(Progress.NONE);
  }

  private byte[] first(OwnData.Survey survey) throws DataException {
    return survey.preview(1).images().pixels(0);
  }

  @Test
  void fractionsALittleBeyondAreClamped() throws IOException {
    float[] values = new float[30 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 64 / 63f;
    }
    values[63] = 1.02f;
    OwnData.Survey survey = survey(npy("<f4", "(30, 8, 8)", floats(values)), USUAL);

    byte[] image = first(survey);

    assertEquals((byte) 255, image[63]);
    for (int i = 0; i < 63; i++) {
      assertEquals(Math.round(255 * values[i]), image[i] & 255);
    }
    assertEquals(0, loaded(survey).skippedCount());
    assertTrue(survey.plan().notes().toString().contains("1.02"));
  }

  @Test
  void aSetWhoseBrightestLevelIsTinyIsOfferedAsWhite() throws IOException {
    byte[] levels = new byte[30 * 64];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (i % 17);
    }
    OwnData.Survey survey = survey(npy("|u1", "(30, 8, 8)", levels), USUAL);

    assertEquals(16, survey.plan().scale().offer());
    assertTrue(survey.plan().notes().toString().contains("--white 16"));
    assertEquals(16, first(survey)[16]);
    byte[] brighter = first(survey(npy("|u1", "(30, 8, 8)", levels), USUAL.withScale(null, 16.0)));
    assertEquals((byte) 255, brighter[16]);
    assertEquals((byte) 128, brighter[8]);
  }

  @Test
  void standardisedValuesAreNamedAndAskedAbout() throws IOException {
    float[] values = new float[30 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 64 / 63f - 0.286f) / 0.353f;
    }
    byte[] npy = npy("<f4", "(30, 8, 8)", floats(values));
    OwnData.Survey survey = survey(npy, USUAL);

    assertFalse(survey.plan().scale().decided());
    String sentence =
        UserMessages.words(assertThrows(DataException.class, () -> survey.load(Progress.NONE)));
    assertTrue(sentence.contains("−0.81 to 2.02"), sentence);
    assertTrue(sentence.contains("standardised") && sentence.contains("--stretch"), sentence);
    byte[] stretched = first(survey(npy, USUAL.withStretch(true)));
    assertEquals(0, stretched[0]);
    assertEquals((byte) 255, stretched[63]);
  }

  @Test
  void moreBitsAndSignedBytesAreKnown() throws IOException {
    byte[] twelve = new byte[30 * 64 * 2];
    byte[] signed = new byte[30 * 64];
    for (int i = 0; i < 30 * 64; i++) {
      int value = i % 64 * 65;
      twelve[2 * i] = (byte) value;
      twelve[2 * i + 1] = (byte) (value >> 8);
      signed[i] = (byte) (i % 256 - 128);
    }

    OwnData.Survey bits = survey(npy("<u2", "(30, 8, 8)", twelve), USUAL);
    assertEquals(4095, bits.plan().scale().white());
    assertEquals((byte) 255, first(bits)[63]);
    OwnData.Survey bytes = survey(npy("|i1", "(30, 8, 8)", signed), USUAL);
    assertEquals(-128, bytes.plan().scale().black());
    assertEquals(0, first(bytes)[0]);
    assertEquals(5, first(bytes)[5]);
  }

  @Test
  void decimalCommasAreNumbers() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.csv"), "0;0,2;0,8;1,0\n1,0;0,0;0,5;0,25\n".repeat(3));

    assertArrayEquals(
        bytes(0, 51, 204, 255),
        first(DataFinder.find(file, USUAL, Split.ONE_IN_SIX).survey(Progress.NONE)));
  }

  @Test
  void coloursTurnGreyWhereverTheyStand() throws IOException {
    byte[] behind = new byte[30 * 16 * 3];
    byte[] before = new byte[30 * 16 * 3];
    byte[] last = new byte[30 * 16 * 3];
    for (int image = 0; image < 30; image++) {
      for (int pixel = 0; pixel < 16; pixel++) {
        for (int colour = 0; colour < 3; colour++) {
          byte value = (byte) (colour == 1 ? level(image, pixel) : 0);
          behind[(image * 16 + pixel) * 3 + colour] = value;
          before[(image * 3 + colour) * 16 + pixel] = value;
          last[(pixel * 3 + colour) * 30 + image] = value;
        }
      }
    }
    int green = (int) Math.round(0.7152 * level(0, 5));

    for (byte[] npy :
        List.of(
            npy("|u1", "(30, 4, 4, 3)", behind),
            npy("|u1", "(30, 3, 4, 4)", before),
            npy("|u1", "(30, 48)", before),
            npy("|u1", "(4, 4, 3, 30)", last))) {
      OwnData.Survey survey = survey(npy, USUAL);
      assertEquals(green, first(survey)[5] & 255);
      assertEquals(30, survey.preview(1).total());
      assertTrue(survey.plan().notes().toString().contains("grey"));
    }
  }

  @Test
  void columnMajorArraysAndImagesCountedLastAreRead() throws IOException {
    byte[] columns = new byte[30 * 16];
    byte[] last = new byte[30 * 16];
    for (int image = 0; image < 30; image++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          columns[image + 30 * (y + 4 * x)] = (byte) level(image, 4 * y + x);
          last[(4 * y + x) * 30 + image] = (byte) level(image, 4 * y + x);
        }
      }
    }
    byte[] fortran =
        npy(
            1,
            "{'descr': '%s', 'fortran_order': True, 'shape': %s, }",
            "|u1",
            "(30, 4, 4)",
            columns);

    assertTrue(isImage(first(survey(fortran, USUAL))));
    byte[] turned = first(survey(npy("|u1", "(4, 4, 30)", last), USUAL.withTranspose(true)));
    assertEquals((byte) level(0, 4), turned[1]);
  }

  /// Which direction counts the images is not guessed where either may.
  @Test
  void imagesThatMayBeCountedLastAreAskedAbout() throws IOException {
    for (String shape : List.of("(4, 4, 30)", "(4, 4, 4)", "(3, 5, 30)")) {
      int numbers =
          Arrays.stream(shape.replaceAll("[() ]", "").split(",", -1))
              .mapToInt(Integer::parseInt)
              .reduce(1, (a, b) -> a * b);
      byte[] npy = npy("|u1", shape, Arrays.copyOf(last(), numbers));
      OwnData.Survey open = survey(npy, USUAL);

      assertEquals(1, open.plan().questions().size(), shape);
      assertTrue(open.preview(3).total() > 1);
      String sentence =
          UserMessages.words(assertThrows(DataException.class, () -> open.load(Progress.NONE)));
      assertTrue(sentence.contains("--count first") && sentence.contains("--count last"), sentence);
      for (ImportOptions.Count count : ImportOptions.Count.values()) {
        OwnData.Survey said = survey(npy, USUAL.withCount(count));
        assertEquals(List.of(), said.plan().questions());
        assertEquals(count, said.plan().count());
        assertTrue(loaded(said).data().train().count() > 0);
      }
    }
    assertEquals(
        List.of(),
        survey(npy("|u1", "(4, 4, 30)", last()), USUAL.withTranspose(false)).plan().questions());
  }

  @Test
  void aGuessOfWhatCountsTheImagesSaysThatItIsOne() throws IOException {
    OwnData.Survey guessed = survey(npy("|u1", "(30, 4, 2)", Arrays.copyOf(last(), 240)), USUAL);

    assertEquals(30, guessed.preview(1).total());
    String notes = guessed.plan().notes().toString();
    assertTrue(notes.contains("a guess") && notes.contains("--count last"), notes);
    assertEquals(List.of(), guessed.plan().questions());
    OwnData.Survey squares = survey(npy("|u1", "(30, 4, 4)", last()), USUAL);
    assertFalse(squares.plan().notes().toString().contains("--count"));
  }

  @Test
  void aColumnOfTheTableMayTellTheParts() throws IOException {
    Path file = text("a.csv", packed("emotion,pixels,Usage\n", "%class,", ",%part")).make(folder);

    DataSet data =
        loaded(DataFinder.find(file, USUAL, Split.ONE_IN_SIX).survey(Progress.NONE)).data();

    assertEquals(20, data.train().count());
    assertEquals(10, data.test().count());
    for (int i = 0; i < 10; i++) {
      assertEquals((byte) level(20 + i, 3), data.test().pixels(i)[3]);
      assertEquals((20 + i) % 3, data.test().label(i));
    }
  }

  @Test
  void foldersOfPicturesHavePartsInAnyCaseUnderATopFolderBesideStrayFiles() throws IOException {
    for (String part : List.of("Training", "VALID", "testing")) {
      for (String kind : List.of("cat", "dog")) {
        picture(folder.resolve("top/" + part + "/" + kind + "/1.jfif"));
        picture(folder.resolve("top/" + part + "/" + kind + "/without-ending"));
      }
    }
    Files.writeString(folder.resolve("top/README.md"), "# notes");

    OwnData.Survey survey = DataFinder.find(folder, USUAL, Split.ONE_IN_SIX).survey(Progress.NONE);
    DataSet data = loaded(survey).data();

    assertEquals(List.of("cat", "dog"), data.classNames());
    assertEquals(8, data.train().count());
    assertEquals(4, data.test().count());
    DataSet fewer =
        loaded(
                DataFinder.find(
                        folder,
                        USUAL.with(ImportOptions.Parts.WITHOUT_VALIDATION),
                        Split.ONE_IN_SIX)
                    .survey(Progress.NONE))
            .data();
    assertEquals(4, fewer.train().count());
  }

  private static void picture(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, png());
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
    return bytes.toByteArray();
  }

  private static Path pages(Path folder, int count) throws IOException {
    Path file = folder.resolve("stack.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int page = 0; page < count; page++) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file;
  }

  @Test
  void whatIsLeftOfATiffOfSeveralPagesIsSaid() throws IOException {
    Path album = Files.createDirectory(folder.resolve("album"));
    pages(album, 3);
    picture(album.resolve("one.png"));

    LoadOutcome.Loaded loaded = SampleFiles.loaded(DataFinder.find(album, USUAL, Split.ONE_IN_SIX));

    assertTrue(loaded.notes().toString().contains("1 of the pictures"), loaded.notes().toString());
  }

  @Test
  void whichFileAnImageCameFromIsKept() throws IOException {
    pictures("cat", "dog").make(folder);

    DataSet data = SampleFiles.loaded(DataFinder.find(folder, USUAL, Split.ONE_IN_SIX)).data();
    LabelledImages all = data.test().followedBy(data.train());

    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.count(); i++) {
      names.add(all.sources().name(i));
      assertEquals(all.classNames().get(all.label(i)), all.sources().name(i).substring(0, 3));
    }
    assertEquals(
        List.of("cat/1.png", "cat/2.png", "dog/1.png", "dog/2.png"),
        names.stream().sorted().toList());
    Path kept = folder.resolve("kept");
    IdxWriter.writeAll(kept, data);
    DataSet again = SampleFiles.loaded(DataFinder.find(kept, USUAL, Split.ONE_IN_SIX)).data();
    assertEquals(data.train().sources(), again.train().sources());
    assertEquals(data.test().sources(), again.test().sources());
  }

  @Test
  void theCharactersOfClassesAreReadBesideTheirImages() throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + 6 * 16).putInt(2051).putInt(6).putInt(4).putInt(4);
    ByteBuffer labels = ByteBuffer.allocate(8 + 6).putInt(2049).putInt(6);
    labels.put(bytes(1, 2, 1, 2, 1, 2));
    Path file =
        Files.write(folder.resolve("emnist-letters-train-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve("emnist-letters-train-labels-idx1-ubyte"), labels.array());
    Files.writeString(folder.resolve("emnist-letters-mapping.txt"), "1 65 97\n2 66 98\n3 67 99\n");

    DataSet data = SampleFiles.loaded(DataFinder.find(file, USUAL, Split.ONE_IN_SIX)).data();

    assertEquals(List.of("Aa", "Bb"), data.classNames());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void partsAndClassesOfPicturesAreReadOffTheirFolders(Case one) throws IOException {
    OwnData.Survey survey =
        DataFinder.find(one.maker().make(folder), one.options(), Split.ONE_IN_SIX)
            .survey(Progress.NONE);
    DataSet data = loaded(survey).data();
    assertEquals(one.classes(), data.classNames());
    assertEquals(one.images(), data.train().count() + data.test().count());
    String notes = survey.plan().notes().toString();
    one.says().forEach(part -> assertTrue(notes.contains(part), notes));
  }

  @Test
  void aTableBesidePicturesTellsTheirClasses() throws IOException {
    StringBuilder table = new StringBuilder("image_id,label\n");
    for (int i = 0; i < 6; i++) {
      picture(folder.resolve("pictures/" + i + ".png"));
      table.append(i).append(i % 2 == 0 ? ",oak\n" : ",elm\n");
    }
    Files.writeString(folder.resolve("labels.csv"), table);

    DataSet data = SampleFiles.loaded(DataFinder.find(folder, USUAL, Split.ONE_IN_SIX)).data();

    assertEquals(List.of("elm", "oak"), data.classNames());
    assertEquals(6, data.train().count() + data.test().count());
  }

  @Test
  void archivesAreOpenedInPlaceUnlessTheyClimbOrBurst() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] table = table("", ",", "%word,", "").getBytes(StandardCharsets.UTF_8);
    entries.put("data/a.csv", table);
    Path zip = folder.resolve("a.zip");
    SampleFiles.zip(zip, entries);
    Path tar = Files.write(folder.resolve("b.tar.gz"), SampleFiles.gzip(tar("data/a.csv", table)));

    for (Path archive : List.of(zip, tar)) {
      DataSet data = SampleFiles.loaded(DataFinder.find(archive, USUAL, Split.ONE_IN_SIX)).data();
      assertEquals(List.of("cat", "dog", "emu"), data.classNames());
    }

    Path climbing = folder.resolve("c.zip");
    SampleFiles.zip(climbing, Map.of("../up.csv", table));
    refuses(climbing, "outside of its own folder");
    Path bomb = folder.resolve("d.zip");
    Path big = folder.resolve("big");
    try (OutputStream out = Files.newOutputStream(big)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 270; i++) {
        out.write(zeros);
      }
    }
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("a.csv"));
      Files.copy(big, out);
    }
    refuses(bomb, "more than 256 MB");
  }

  private static byte[] tar(String name, byte[] content) {
    ByteBuffer tar = ByteBuffer.allocate(512 + Math.ceilDiv(content.length, 512) * 512 + 1024);
    tar.put(name.getBytes(StandardCharsets.US_ASCII));
    tar.put(124, "%011o".formatted(content.length).getBytes(StandardCharsets.US_ASCII));
    tar.put(156, (byte) '0');
    tar.put(257, "ustar".getBytes(StandardCharsets.US_ASCII));
    tar.put(512, content);
    return tar.array();
  }

  @Test
  void batchesOfCifarAreRead() throws IOException {
    Path batches = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    byte[] batch = new byte[5 * 3073];
    for (int i = 0; i < 5; i++) {
      batch[i * 3073] = (byte) (i % 2);
      Arrays.fill(batch, i * 3073 + 1, i * 3073 + 1025, (byte) 100);
    }
    Files.write(batches.resolve("data_batch_1.bin"), batch);
    Files.write(batches.resolve("data_batch_2.bin"), batch);
    Files.write(batches.resolve("test_batch.bin"), batch);
    Files.writeString(batches.resolve("batches.meta.txt"), "airplane\nautomobile\n");

    DataSet data = SampleFiles.loaded(DataFinder.find(batches, USUAL, Split.ONE_IN_SIX)).data();

    assertEquals(List.of("airplane", "automobile"), data.classNames());
    assertEquals(10, data.train().count());
    assertEquals(5, data.test().count());
    assertEquals(Math.round(0.2126f * 100), data.train().pixels(0)[0]);
  }

  @Test
  void theFolderThatTorchvisionFillsIsOneDataSet() throws IOException {
    Path raw = Files.createDirectories(folder.resolve("root/EMNIST/raw"));
    byte[] images =
        ByteBuffer.allocate(16 + 6 * 16).putInt(2051).putInt(6).putInt(4).putInt(4).array();
    images[16 + 1] = 9;
    images[16 + 5] = (byte) 200;
    byte[] labels = ByteBuffer.allocate(8 + 6).putInt(2049).putInt(6).array();
    for (int i = 0; i < 6; i++) {
      labels[8 + i] = (byte) (1 + i % 2);
    }
    for (String part : List.of("train", "test")) {
      Files.write(raw.resolve("emnist-letters-" + part + "-images-idx3-ubyte"), images);
      Files.write(
          raw.resolve("emnist-letters-" + part + "-images-idx3-ubyte.gz"),
          SampleFiles.gzip(images));
      Files.write(raw.resolve("emnist-letters-" + part + "-labels-idx1-ubyte"), labels);
    }

    DataSet data =
        SampleFiles.loaded(DataFinder.find(folder.resolve("root"), USUAL, Split.ONE_IN_SIX)).data();

    assertEquals(List.of("1", "2"), data.classNames());
    assertEquals(6, data.train().count());
    assertEquals(6, data.test().count());
    assertEquals(9, data.train().pixels(0)[4]);
    Files.write(raw.resolve("emnist-digits-train-images-idx3-ubyte"), images);
    refuses(folder.resolve("root"), "holds 2 data sets");
  }

  @Test
  void tablesOfLabelsInIdxAreReadByTheirFirstColumn() throws IOException {
    Path images = folder.resolve("qmnist-train-images-idx3-ubyte");
    Files.write(
        images,
        ByteBuffer.allocate(16 + 6 * 16).putInt(2051).putInt(6).putInt(4).putInt(4).array());
    ByteBuffer labels = ByteBuffer.allocate(12 + 6 * 8).putInt(0x0c02).putInt(6).putInt(2);
    for (int i = 0; i < 6; i++) {
      labels.putInt(i % 3).putInt(1000 + i);
    }
    Files.write(folder.resolve("qmnist-train-labels-idx2-int"), labels.array());

    DataSet data = SampleFiles.loaded(DataFinder.find(images, USUAL, Split.ONE_IN_SIX)).data();

    assertEquals(List.of("0", "1", "2"), data.classNames());
  }

  /// Made by PyArrow as Hugging Face packs pictures: Snappy, two groups of rows, names of classes
  /// in the metadata.
  @Test
  void parquetIsReadAsHuggingFaceWritesIt() throws IOException {
    byte[] parquet;
    try (InputStream in =
        Objects.requireNonNull(PlanTest.class.getResourceAsStream("pictures.parquet"))) {
      parquet = in.readAllBytes();
    }
    Path train = Files.write(folder.resolve("train-00000-of-00001.parquet"), parquet);
    Files.write(folder.resolve("test-00000-of-00001.parquet"), parquet);

    OwnData.Survey survey =
        DataFinder.find(train, ImportOptions.of(Shaping.square(4)), Split.ONE_IN_SIX)
            .survey(Progress.NONE);
    DataSet data = loaded(survey).data();

    assertEquals(List.of("cat", "dog", "emu"), data.classNames());
    assertEquals(6, data.train().count());
    assertEquals(6, data.test().count());
    for (int i = 0; i < 6; i++) {
      assertEquals(i % 3, data.train().label(i));
      assertEquals(2 * (16 * i + 5), data.train().pixels(i)[5] & 255);
    }
    refuses(parquet("lz4").make(folder), "packed with LZ4");
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(parquet, 1000));
    refuses(cut, "cannot be read as Parquet");
  }

  @Test
  void netpbmIsReadPlainAndRaw() throws IOException {
    for (String text :
        List.of(
            "P2\n# a comment\n2 2\n255\n0 51 204 255\n",
            "P5 2 2 255\n\0" + "3\u00cc\u00ff",
            "P3 2 2 255 0 0 0 51 51 51 204 204 204 255 255 255\n")) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      PictureReader.Grey grey =
          PictureReader.read(
              Files.write(folder.resolve("a.pgm"), bytes), Shaping.Damage.LEFT_OUT, () -> false);
      assertArrayEquals(new float[] {0, 51, 204, 255}, grey.levels(), 0.01f);
    }
  }

  @Test
  void refusalsSayWhatAFileIs() throws IOException {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("\0\0\0\u0018ftypheic", "HEIC picture");
    kinds.put("\0\0\0\u001cftypavif", "AVIF picture");
    kinds.put("<!DOCTYPE html><html>", "is a web page");
    kinds.put("version https://git-lfs.github.com/spec/v1\noid", "Git LFS");
    kinds.put("\u0089HDF\r\n", "HDF5");
    kinds.put("MATLAB 5.0 MAT-file", "MATLAB");
    kinds.put("%PDF-1.7", "is a PDF");
    kinds.put("{\"word\":\"cat\",", "Quick, Draw!");
    kinds.put("\b\u0007\u0012\u0007pytorch\u001a", "is a network (ONNX)");
    kinds.put("GGUF\u0003", "is a language model");
    kinds.put("\u0001\u0002\u0003\u0004\u0005", "numpy.fromfile");
    kinds.put("{\"images\": [[0, 1]]}", "json.load");
    kinds.put("", "is empty");
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      Path file =
          Files.write(folder.resolve("what"), kind.getKey().getBytes(StandardCharsets.ISO_8859_1));
      refuses(file, kind.getValue());
    }
  }

  private static void refuses(Path chosen, String sentence) {
    String told =
        UserMessages.words(
            assertThrows(
                DataException.class,
                () -> DataFinder.find(chosen, USUAL, Split.ONE_IN_SIX).load(Progress.NONE)));
    assertTrue(told.contains(sentence), told);
  }
}
