package lunula.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.data.Preview;
import lunula.data.Shaping;
import lunula.data.Skipped;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
  @TempDir Path folder;

  private static BufferedImage filled(int width, int height, int type, Color colour) {
    BufferedImage picture = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, Math.floorDiv(i, width), colour.getRGB());
    }
    return picture;
  }

  private Path save(BufferedImage picture, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    String format = name.substring(name.lastIndexOf('.') + 1);
    assertTrue(ImageIO.write(picture, format, file.toFile()), name);
    return file;
  }

  private void saveGrey(String name) throws IOException {
    save(filled(8, 8, BufferedImage.TYPE_INT_RGB, Color.GRAY), name);
  }

  private ImageFolder pictures(Shaping shaping) {
    return new ImageFolder(folder, shaping, Split.ONE_IN_SIX);
  }

  private int level(String name) throws IOException {
    LabelledImages images = pictures(Shaping.square(4)).preview(1).images();
    int level = Byte.toUnsignedInt(images.allPixels()[5]);
    Files.delete(folder.resolve(name));
    return level;
  }

  @Test
  void readsEveryFormatAsRec709Luma() throws IOException {
    Color colour = new Color(200, 100, 50);
    double luma = 0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50;

    for (String name : List.of("a.png", "a.bmp", "a.jpg", "a.JPEG", "a.gif")) {
      save(filled(20, 20, BufferedImage.TYPE_INT_RGB, colour), name);
      assertEquals(
          luma, level(name), name.startsWith("a.J") || name.endsWith("jpg") ? 3 : 0.5, name);
    }
  }

  @Test
  void keepsTheLevelsOfGreyPicturesAsStored() throws IOException {
    BufferedImage eight = new BufferedImage(6, 6, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage sixteen = new BufferedImage(6, 6, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 36; i++) {
      eight.getRaster().setSample(i % 6, Math.floorDiv(i, 6), 0, 100);
      sixteen.getRaster().setSample(i % 6, Math.floorDiv(i, 6), 0, 100 * 257);
    }

    save(eight, "eight.png");
    assertEquals(100, level("eight.png"));
    save(sixteen, "sixteen.png");
    assertEquals(100, level("sixteen.png"));
  }

  @Test
  void laysTransparentPicturesOnWhite() throws IOException {
    save(filled(6, 6, BufferedImage.TYPE_INT_ARGB, new Color(0, 0, 0, 0)), "clear.png");
    assertEquals(255, level("clear.png"));
    save(filled(6, 6, BufferedImage.TYPE_INT_ARGB, new Color(0, 0, 0, 51)), "faint.png");
    assertEquals(204, level("faint.png"));
  }

  /// A camera held upright notes how the rows lie; every viewer follows it.
  @Test
  void photographsAreTurnedUpright() throws IOException {
    BufferedImage scene = filled(32, 16, BufferedImage.TYPE_INT_RGB, Color.BLACK);
    for (int i = 0; i < 8 * 8; i++) {
      scene.setRGB(i % 8, i / 8, 0xffffff);
    }
    Path file = save(scene, "photo.jpg");
    byte[] stored = Files.readAllBytes(file);
    // Where the stored upper left corner is shown: upper left, upper right, lower right, lower
    // left.
    int[] corners = {0, 1, 2, 3, 0, 1, 2, 3};
    for (int turn = 1; turn <= 8; turn++) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        Files.write(file, exif(stored, turn, order));
        PictureReader.Grey seen =
            assertDoesNotThrow(
                () -> PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false));
        assertEquals(turn > 4 ? 16 : 32, seen.width());
        assertEquals(turn > 4 ? 32 : 16, seen.height());
        for (int corner = 0; corner < 4; corner++) {
          int x = corner == 1 || corner == 2 ? seen.width() - 3 : 2;
          int y = corner >= 2 ? seen.height() - 3 : 2;
          float expected = corner == corners[turn - 1] ? 255 : 0;
          assertEquals(expected, seen.levels()[y * seen.width() + x], 3, turn + ": " + corner);
        }
      }
    }
  }

  /// A JPEG with an Exif header that holds the orientation alone.
  private static byte[] exif(byte[] jpeg, int turn, ByteOrder order) {
    ByteBuffer written = ByteBuffer.allocate(jpeg.length + 36);
    written.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
    written.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).order(order);
    written.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d));
    written.putShort((short) 42).putInt(8).putShort((short) 1);
    written.putShort((short) 0x112).putShort((short) 3).putInt(1);
    written.putShort((short) turn).putShort((short) 0).putInt(0);
    return written.put(jpeg, 2, jpeg.length - 2).array();
  }

  /// From black to white in eight rows of the black ink alone, as ImageMagick wrote it.
  @Test
  void printingInksAreAsBrightAsOtherProgramsShowThem() throws IOException {
    Path file =
        Files.write(
            folder.resolve("inks.jpg"),
            Base64.getMimeDecoder()
                .decode(
                    """
                    /9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAFAwQEBAMFBAQEBQUFBgcMCAcHBwcPCwsJDBEPEhIRDxER
                    ExYcFxMUGhURERghGBodHR8fHxMXIiQiHiQcHh8e/9sAQwEFBQUHBgcOCAgOHhQRFB4eHh4eHh4e
                    Hh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4e/8AAFAgACAAQBAEiAAIR
                    AQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAABCP/EABcQAQADAAAAAAAAAAAAAAAAAAAYZaL/
                    xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACEQMRBAAA
                    PwDGQAJFeuwRXrsA/9k=
                    """));
    PictureReader.Grey seen =
        assertDoesNotThrow(() -> PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false));
    int[] rows = {0, 35, 72, 108, 147, 182, 220, 255};
    for (int y = 0; y < rows.length; y++) {
      assertEquals(rows[y], seen.levels()[y * seen.width()], 3, "row " + y);
    }
  }

  private PictureReader.Grey read(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return assertDoesNotThrow(
        () -> PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false), name);
  }

  private static byte[] base64(String text) {
    return Base64.getMimeDecoder().decode(text);
  }

  /// All of red 200, green 100, blue 50, as ImageMagick wrote them.
  @Test
  void readsWebPWithAndWithoutLossAndTransparent() throws IOException {
    float luma = 0.2126f * 200 + 0.7152f * 100 + 0.0722f * 50;
    byte[] lossy =
        base64(
            """
            UklGRkoAAABXRUJQVlA4ID4AAABwAwCdASooACgAPpFIn0ulpCKho4gAsBIJZwB2AABGhSkD9QAA
            /m8f/8W5+3XSH//4hzt3629AUylTcjgAAA==
            """);
    byte[] half = base64("UklGRiQAAABXRUJQVlA4TBcAAAAvJ8AJEAdQsiJXpn8BICH8P69G9D81AAA=");

    PictureReader.Grey opaque = read("lossy.webp", lossy);
    assertEquals(40, opaque.width());
    assertEquals(40, opaque.height());
    assertEquals(luma, opaque.levels()[820], 3);
    assertEquals((luma * 127 + 255 * 128) / 255, read("half.webp", half).levels()[820], 0.5);

    byte[] cut = Arrays.copyOf(lossy, 24);
    Path file = Files.write(folder.resolve("cut.webp"), cut);
    assertThrows(
        PictureReader.Unreadable.class,
        () -> PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false));
  }

  /// Its decoder would go on for more than ten minutes.
  @Test
  void aFewBytesOfWebPThatClaimManyPixelsAreCutOffAtOnce() throws IOException {
    byte[] claiming = base64("UklGRiQATgBXRUJQVlA4TBcAAAAvV6Z/ASAh/D+vRvQ/NQAA");
    Path file = Files.write(folder.resolve("claims.webp"), claiming);

    var refusal =
        assertThrows(
            PictureReader.Unreadable.class,
            () -> PictureReader.read(file, Shaping.Damage.TAKEN, () -> false));

    assertEquals("was cut off", UserMessages.words(refusal.userMessage()).substring(0, 11));
  }

  @Test
  void readsTiffOfInksAsBrightAsOtherProgramsShowIt() throws IOException {
    byte[] inks =
        base64(
            """
            SUkqADYAAACAAA/r8bgCDQeEQmFQuBQSGQ+IQaBwWIxWExOLRmJQ6NRaMR2Kx+QRCRSOFwEAEQAA
            AQMAAQAAAAgAAAABAQMAAQAAAAgAAAACAQMABAAAAAgBAAADAQMAAQAAAAUAAAAGAQMAAQAAAAUA
            AAAKAQMAAQAAAAEAAAARAQQAAQAAAAgAAAASAQMAAQAAAAEAAAAVAQMAAQAAAAQAAAAWAQMAAQAA
            AAgAAAAXAQQAAQAAAC0AAAAcAQMAAQAAAAEAAAApAQMAAgAAAAAAAQA9AQMAAQAAAAIAAAA+AQUA
            AgAAAEABAAA/AQUABgAAABABAABMAQMAAQAAAAEAAAAAAAAACAAIAAgACACF61EAAACAAMP1qAAA
            AAACzcxMAAAAAAHNzEwAAACAAM3MTAAAAAACj8L1AAAAABA3GqAAAAAAAiuHCgAAACAA
            """);

    assertEquals(117.6, read("inks.tif", inks).levels()[9], 1.5);
  }

  @Test
  void tiffAndWebPAreTurnedUprightToo() throws IOException {
    for (PictureReader.Grey seen :
        List.of(read("turned.tif", tiff(8, 6)), read("turned.webp", webp(6)))) {
      assertEquals(8, seen.width());
      assertEquals(16, seen.height());
      assertEquals(255, seen.levels()[7], 1);
      assertEquals(0, seen.levels()[0], 1);
    }
  }

  @Test
  void moreThanSixteenBitsAColourAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("deep.tif"), tiff(32, 1));

    var refusal =
        assertThrows(
            PictureReader.Unreadable.class,
            () -> PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false));

    assertEquals(
        "has more than 16 bits a colour; save it with 8 or 16",
        UserMessages.words(refusal.userMessage()));
  }

  /// Sixteen by eight grey pixels, white in the upper left corner as stored.
  private static byte[] tiff(int bits, int turn) {
    int bytes = 16 * 8 * bits / 8;
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 10 * 12 + 4 + bytes);
    tiff.order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x4949).putShort((short) 42).putInt(8);
    int[][] tags = {
      {256, 16}, {257, 8}, {258, bits}, {259, 1}, {262, 1},
      {273, 134}, {274, turn}, {277, 1}, {278, 8}, {279, bytes}
    };
    tiff.putShort((short) tags.length);
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 3).putInt(1).putInt(tag[1]);
    }
    tiff.putInt(0);
    for (int i = 0; i < 16 && bits == 8; i++) {
      tiff.put(134 + Math.floorDiv(i, 4) * 16 + i % 4, (byte) 255);
    }
    return tiff.array();
  }

  /// The same picture, without loss, and an Exif header.
  private static byte[] webp(int turn) {
    byte[] plain = base64("UklGRigAAABXRUJQVlA4TBsAAAAvD8ABAA8w//M///MfeBAIEA78//IQ0f8JkHoA");
    ByteBuffer webp = ByteBuffer.allocate(plain.length + 18 + 34).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(webp.capacity() - 8);
    webp.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(8);
    webp.put(new byte[] {15, 0, 0, 7, 0, 0}).put(plain, 12, plain.length - 12);
    webp.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(26);
    webp.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) 1);
    webp.putShort((short) 0x112).putShort((short) 3).putInt(1).putInt(turn).putInt(0);
    return webp.array();
  }

  @Test
  void subFoldersAreClassesAndEverySizeIsScaled() throws IOException {
    save(filled(90, 30, BufferedImage.TYPE_INT_RGB, Color.WHITE), "dogs/b.png");
    save(filled(3, 9, BufferedImage.TYPE_INT_RGB, Color.WHITE), "cats/deep/a.png");
    saveGrey("cats/c.bmp");

    Preview preview = pictures(Shaping.square(12)).preview(10);

    LabelledImages images = preview.images();
    assertEquals(List.of("cats", "dogs"), images.classNames());
    assertEquals(3, preview.total());
    assertArrayEquals(new byte[] {0, 0, 1}, images.allLabels());
    // The dog is three times as wide as high: four white rows in the middle, black around.
    byte[] dog = images.pixels(2);
    for (int row = 0; row < 12; row++) {
      int expected = row >= 4 && row < 8 ? 255 : 0;
      assertEquals(expected, Byte.toUnsignedInt(dog[row * 12]));
      assertEquals(expected, Byte.toUnsignedInt(dog[row * 12 + 11]));
    }
  }

  @Test
  void fillsTheImageAndInvertsWhereTold() throws IOException {
    save(filled(90, 30, BufferedImage.TYPE_INT_RGB, Color.BLACK), "ink.png");
    byte[] white = new byte[144];
    Arrays.fill(white, (byte) 255);

    Shaping shaping = Shaping.square(12).with(Shaping.Fit.FILL).with(Shaping.Tone.INVERTED);

    assertArrayEquals(white, pictures(shaping).preview(1).images().allPixels());
  }

  @Test
  void trainAndTestFoldersAreTheTwoParts() throws IOException {
    saveGrey("train/moon/1.png");
    saveGrey("train/sun/2.png");
    saveGrey("test/moon/3.png");

    DataSet data = SampleFiles.loaded(pictures(Shaping.square(8))).data();

    assertEquals(2, data.train().count());
    assertEquals(1, data.test().count());
    assertEquals(List.of("moon", "sun"), data.classNames());
  }

  @Test
  void brokenFilesAreLeftOutAndListedNeverFatal() throws IOException {
    for (int i = 0; i < 4; i++) {
      saveGrey("good" + i + ".png");
    }
    byte[] whole = Files.readAllBytes(folder.resolve("good0.png"));
    Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    Files.write(folder.resolve("empty.jpg"), new byte[0]);
    Files.writeString(folder.resolve("liar.gif"), "<html>not found</html>");
    Files.write(folder.resolve("start.png"), Arrays.copyOf(whole, 10));
    Files.writeString(folder.resolve("notes.txt"), "hello");
    Files.writeString(folder.resolve(".DS_Store"), "hidden");

    LoadOutcome.Loaded loaded = SampleFiles.loaded(pictures(Shaping.square(8)));

    assertEquals(4, loaded.data().train().count() + loaded.data().test().count());
    assertEquals(5, loaded.skippedCount());
    String list = loaded.skipped().toString();
    assertTrue(
        list.contains("notes.txt is not a PNG, JPEG, BMP, GIF, TIFF, WebP or Netpbm picture"),
        list);
    assertTrue(
        list.contains("liar.gif is not a PNG, JPEG, BMP, GIF, TIFF, WebP or Netpbm picture"), list);
    assertTrue(list.contains("empty.jpg is empty"), list);
    assertTrue(list.contains("cut.png was cut off") || list.contains("cut.png is damaged"), list);
    assertTrue(list.contains("start.png"), list);
  }

  @Test
  void hugePicturesAreReadInStepsAndMonstrousOnesRefused() throws IOException {
    save(filled(5000, 3000, BufferedImage.TYPE_BYTE_GRAY, Color.WHITE), "huge.png");
    saveGrey("small.png");
    Files.write(folder.resolve("monster.png"), pngHeader(60_000, 60_000));

    LoadOutcome.Loaded loaded =
        SampleFiles.loaded(pictures(Shaping.square(8).with(Shaping.Fit.FILL)));

    assertEquals(1, loaded.skippedCount());
    assertEquals(
        "monster.png has 60,000 × 60,000 pixels, more than Lunula reads; make it smaller",
        loaded.skipped().getFirst().toString());
    assertEquals(2, loaded.data().train().count() + loaded.data().test().count());
    PictureReader.Grey held =
        assertDoesNotThrow(
            () ->
                PictureReader.read(
                    folder.resolve("huge.png"), Shaping.Damage.LEFT_OUT, () -> false));
    assertTrue(held.levels().length <= 1 << 22, "held " + held.levels().length);
    assertEquals(255, held.levels()[1000], 0.5);
  }

  @Test
  void halfAPictureIsListedUnlessItIsWanted() throws IOException {
    byte[] whole = Jpegs.of(64, 64, BufferedImage.TYPE_INT_RGB, false, 0);
    Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, 2 * whole.length / 3));
    Files.write(folder.resolve("spoilt.jpg"), spoilt(whole));
    Files.write(folder.resolve("whole.jpg"), whole);
    saveGrey("grey.png");
    Shaping shaping = Shaping.square(8);
    LoadOutcome.Loaded without = SampleFiles.loaded(pictures(shaping));
    assertEquals(
        List.of(
            "half.jpg was cut off", "spoilt.jpg is damaged: its data end before the picture does"),
        without.skipped().stream().map(Skipped::toString).sorted().toList());
    LoadOutcome.Loaded with = SampleFiles.loaded(pictures(shaping.with(Shaping.Damage.TAKEN)));
    assertEquals(List.of(), with.skipped());
    assertEquals(4, with.data().train().count() + with.data().test().count());
  }

  @Test
  void aJpegInATiffIsLookedThroughToo() throws IOException {
    BufferedImage scene = filled(64, 64, BufferedImage.TYPE_INT_RGB, Color.GRAY);
    var chance = new Random(3);
    for (int i = 0; i < 64 * 64; i++) {
      scene.setRGB(i % 64, i / 64, chance.nextInt(1 << 24));
    }
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(scene), "tiff").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionType("JPEG");
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(scene, null, null), how);
    }
    byte[] whole = bytes.toByteArray();
    Path file = Files.write(folder.resolve("a.tif"), whole);
    assertDoesNotThrow(() -> PictureReader.read(file, Shaping.Damage.LEFT_OUT, () -> false));
    int codes = 0;
    for (int i = 0; i + 1 < whole.length; i++) {
      codes = whole[i] == -1 && (whole[i + 1] & 255) == 0xda ? i + 100 : codes;
    }
    assertTrue(codes > 0, "there are codes");
    whole[codes] = -1;
    whole[codes + 1] = (byte) 0xd9;
    Files.write(file, whole);
    assertThrows(
        PictureReader.Unreadable.class,
        () -> PictureReader.read(file, Shaping.Damage.TAKEN, () -> false));
  }

  /// An end of the data in their middle.
  private static byte[] spoilt(byte[] whole) {
    byte[] spoilt = whole.clone();
    spoilt[whole.length - 300] = -1;
    spoilt[whole.length - 299] = (byte) 0xd9;
    return spoilt;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif"})
  void picturesThatClaimMuchAreRefusedBeforeTheyTakeAnything(String kind) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    switch (kind) {
      case "png" -> bytes.put(pngHeader(16_000, 16_000));
      case "bmp" ->
          bytes
              .put("BM".getBytes(StandardCharsets.US_ASCII))
              .putInt(100)
              .putInt(0)
              .putInt(62)
              .putInt(40)
              .putInt(16)
              .putInt(8_000_000)
              .putShort((short) 1)
              .putShort((short) 1);
      default ->
          bytes
              .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
              .putShort((short) 9000)
              .putShort((short) 9000)
              .put(new byte[] {0, 0, 0, ','})
              .putInt(0)
              .putShort((short) 9000)
              .putShort((short) 9000)
              .put(new byte[] {0, 2, 2, 0x4c, 1, 0, ';'});
    }
    Path file = Files.write(folder.resolve("claims." + kind), bytes.array());
    String why =
        UserMessages.words(
            assertThrows(
                PictureReader.Unreadable.class,
                () -> PictureReader.read(file, Shaping.Damage.TAKEN, () -> false)));
    assertTrue(why.matches("claims .* cannot hold|has .* make it smaller"), why);
  }

  @Test
  void aPictureThatNobodyWaitsForIsNotReadToItsEnd() throws IOException {
    Path file = save(filled(5000, 3000, BufferedImage.TYPE_BYTE_GRAY, Color.WHITE), "huge.png");
    Path jpeg = save(filled(3000, 3000, BufferedImage.TYPE_INT_RGB, Color.WHITE), "huge.jpg");
    for (Path huge : List.of(file, jpeg)) {
      var asked = new AtomicInteger();
      assertThrows(
          CancellationException.class,
          () ->
              PictureReader.read(huge, Shaping.Damage.LEFT_OUT, () -> asked.incrementAndGet() > 3));
      assertTrue(asked.get() < 10, asked.toString());
    }
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(33);
    png.putLong(0x89504e470d0a1a0aL).putInt(13);
    png.put("IHDR".getBytes(StandardCharsets.US_ASCII));
    png.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(png.array(), 12, 17);
    return png.putInt((int) sum.getValue()).array();
  }

  @Test
  void picturesBesideClassesAreListed() throws IOException {
    saveGrey("moon/1.png");
    saveGrey("moon/2.png");
    saveGrey("stray.png");

    LoadOutcome.Loaded loaded = SampleFiles.loaded(pictures(Shaping.square(8)));

    assertEquals("[stray.png lies beside the classes’ sub-folders]", loaded.skipped().toString());
  }

  @Test
  void tellsHowFarItIsAndCanBeCancelled() throws IOException {
    for (int i = 0; i < 70; i++) {
      saveGrey(i + ".png");
    }
    AtomicLong furthest = new AtomicLong();

    LoadOutcome whole =
        pictures(Shaping.square(8))
            .load(
                (done, total) -> {
                  assertEquals(70, total);
                  furthest.accumulateAndGet(done, Math::max);
                  return true;
                });

    assertInstanceOf(LoadOutcome.Loaded.class, whole);
    assertEquals(70, furthest.get());
    assertInstanceOf(
        LoadOutcome.Cancelled.class, pictures(Shaping.square(8)).load((done, total) -> done < 64));
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    assertRefused("has no images");
    Files.writeString(folder.resolve("a.png"), "no");
    assertRefused(
        "has no usable image: a.png is not a PNG, JPEG, BMP, GIF, TIFF, WebP or Netpbm picture");
    ImageFolder gone = new ImageFolder(folder.resolve("gone"), Shaping.square(8), Split.ONE_IN_SIX);
    DataException failure = assertThrows(DataException.class, () -> gone.preview(1));
    assertTrue(UserMessages.words(failure).contains("is not a folder"));
    assertThrows(IllegalArgumentException.class, () -> pictures(Shaping.asItIs()));
  }

  private void assertRefused(String sentence) {
    DataException failure =
        assertThrows(DataException.class, () -> pictures(Shaping.square(8)).load(Progress.NONE));
    String message = UserMessages.words(failure);
    assertTrue(message.contains(sentence), message);
  }
}
