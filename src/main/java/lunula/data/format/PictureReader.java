package lunula.data.format;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;
import javax.imageio.stream.MemoryCacheImageInputStream;
import lunula.data.Shaping;
import lunula.files.AtomicWriter;
import lunula.files.Leftovers;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Reads one PNG, JPEG, BMP, GIF, TIFF or WebP (its first frame) as grey levels.
///
/// Grey is Rec. 709 luma, 0.2126 R + 0.7152 G + 0.0722 B of the stored values, on white where the
/// picture is transparent; printing inks are taken as 1 − C, 1 − M and 1 − Y, less K. Photographs
/// are turned upright. Large pictures are read in steps, so that at most about four million pixels
/// are held. A picture that claims more than its bytes can hold is refused before anything is taken
/// for it, and pictures that are read at once share a quarter of the heap.
final class PictureReader {
  private static final long MOST_HELD = 1L << 22;
  private static final long MOST_READ = 1L << 28;
  private static final int MOST_BITS = 16;

  /// Of a row or a column.
  private static final int MOST_SIDE = 1 << 16;

  /// WebP is held whole while it is decoded.
  private static final int MOST_WEBP = 1 << 25;

  /// Pixels of one bit that a byte of deflated data can stand for.
  private static final int MOST_A_BYTE = 8 * IdxReader.MOST_GZIP_SHRINKS;

  private static final int MOST_JPEG_BYTES = 1 << 27;

  /// Files up to this are read at once.
  private static final int SMALL = 1 << 20;

  private static final long MOST_NATIVE = 1L << 28;

  /// A pixel that is held has its raster, its sample and its level.
  private static final int HELD_A_PIXEL = 16;

  private static final int MEGABYTES =
      Math.clamp(Runtime.getRuntime().maxMemory() >> 22, 1, Integer.MAX_VALUE);
  private static final Semaphore MEMORY = new Semaphore(MEGABYTES);

  /// Warnings of what is beside the pixels.
  private static final Pattern BESIDE =
      Pattern.compile("profile|icc|exif|xmp|metadata|tag|ifd", Pattern.CASE_INSENSITIVE);

  private static final double RED = 0.2126;
  private static final double GREEN = 0.7152;
  private static final double BLUE = 0.0722;

  /// A grey picture.
  ///
  /// @param levels row-major, 0 black to 255 white
  /// @param more whether the file holds further pages or frames
  record Grey(int width, int height, float[] levels, boolean more) {
    /// The only picture of a file.
    Grey(int width, int height, float[] levels) {
      this(width, height, levels, false);
    }

    Grey with(boolean others) {
      return new Grey(width, height, levels, others);
    }
  }

  /// Why a file is no usable picture; goes on after the file's name.
  static final class Unreadable extends UserMessageException {
    Unreadable(UserMessage what, @Nullable Throwable cause) {
      super(what, cause);
    }

    Unreadable(UserMessage what) {
      this(what, null);
    }
  }

  private PictureReader() {}

  /// Reads a file.
  ///
  /// @param damage whether to take what is left of a damaged picture
  /// @param ended asked now and then while it is read
  /// @throws Unreadable if it is damaged, too large or no picture
  /// @throws CancellationException once `ended` says so
  static Grey read(Path file, Shaping.Damage damage, BooleanSupplier ended) throws Unreadable {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Unreadable(UserMessage.of("data.picture.irregular"));
    }
    return reading(
        () -> {
          if (Files.size(file) <= SMALL) {
            Grey plain = PlainPng.read(Files.readAllBytes(file));
            if (plain != null) {
              return plain;
            }
          }
          try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            if (in.length() == 0) {
              throw new Unreadable(UserMessage.of("data.picture.empty"));
            }
            byte[] start = new byte[(int) Math.min(4, in.length())];
            in.readFully(start);
            in.seek(0);
            if (Netpbm.begins(start)) {
              try (InputStream plain = new BufferedInputStream(Files.newInputStream(file))) {
                return Netpbm.read(plain, in.length());
              }
            }
            return decode(file, () -> Files.newInputStream(file), in, damage, ended);
          }
        });
  }

  /// Reads the bytes of a file.
  ///
  /// @param damage and `ended` as for a file
  /// @throws Unreadable likewise
  static Grey read(byte[] bytes, Shaping.Damage damage, BooleanSupplier ended) throws Unreadable {
    if (bytes.length == 0) {
      throw new Unreadable(UserMessage.of("data.picture.empty"));
    }
    Grey plain = PlainPng.read(bytes);
    if (plain != null) {
      return plain;
    }
    boolean tiff =
        bytes[0] == bytes[Math.min(1, bytes.length - 1)] && (bytes[0] == 'I' || bytes[0] == 'M');
    return reading(
        () -> {
          if (Netpbm.begins(bytes)) {
            return Netpbm.read(new ByteArrayInputStream(bytes), bytes.length);
          }
          if (tiff) {
            // Its streams are looked through at any place of a file.
            Path folder = Leftovers.temporaryFolder("picture");
            try {
              Path file = Files.write(folder.resolve("picture.tiff"), bytes);
              return read(file, damage, ended);
            } finally {
              AtomicWriter.removeFolder(folder);
            }
          }
          try (ImageInputStream in = new ByteArrayImageStream(bytes)) {
            return decode(null, () -> new ByteArrayInputStream(bytes), in, damage, ended);
          }
        });
  }

  /// Bytes whose length is known.
  private static final class ByteArrayImageStream extends MemoryCacheImageInputStream {
    private final int length;

    ByteArrayImageStream(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
      length = bytes.length;
    }

    @Override
    public long length() {
      return length;
    }
  }

  /// Ends whoever goes on reading behind the end: the WebP decoder takes every missing bit as it
  /// comes, which of a few bytes that claim many pixels takes hours.
  private static final class EndingStream extends ImageInputStreamImpl {
    private static final int MOST_BEHIND = 1000;

    private final ImageInputStream in;
    private int behind;

    EndingStream(ImageInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      follow();
      int value = in.read();
      moved(value < 0 ? -1 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      follow();
      int read = in.read(bytes, from, count);
      moved(read);
      return read;
    }

    private void follow() throws IOException {
      bitOffset = 0;
      if (in.getStreamPosition() != streamPos) {
        in.seek(streamPos);
      }
    }

    private void moved(int read) {
      if (read >= 0) {
        streamPos += read;
      } else if (++behind > MOST_BEHIND) {
        throw new CutOff();
      }
    }

    @Override
    public long length() {
      try {
        return in.length();
      } catch (IOException unknown) {
        return -1;
      }
    }
  }

  /// Gets through decoders that catch what the end of a file throws.
  private static final class CutOff extends RuntimeException {
    CutOff() {
      super(null, null, false, false);
    }
  }

  private interface Decoding {
    Grey decode() throws IOException;
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private static Grey reading(Decoding decoding) throws Unreadable {
    try {
      return decoding.decode();
    } catch (Unreadable | CancellationException known) {
      throw known;
    } catch (UserMessageException refused) {
      throw new Unreadable(refused.userMessage(), refused);
    } catch (EOFException | CutOff cut) {
      throw new Unreadable(UserMessage.of("data.picture.cut"), cut);
    } catch (IOException failure) {
      throw new Unreadable(
          UserMessage.of("data.picture.unknown", UserMessages.argument(failure)), failure);
    } catch (RuntimeException damaged) {
      // The decoders of the JDK answer damaged files with many kinds of these.
      throw new Unreadable(
          UserMessage.of("data.picture.damaged", UserMessages.argument(damaged)), damaged);
    } catch (OutOfMemoryError tooLarge) {
      // Its decoder asked for too much at once; nothing of it is kept.
      throw new Unreadable(UserMessage.of("data.picture.memory"), tooLarge);
    }
  }

  private static Grey decode(
      @Nullable Path file,
      Opening opening,
      ImageInputStream in,
      Shaping.Damage damage,
      BooleanSupplier ended)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new Unreadable(UserMessage.of("data.picture.kind"));
    }
    ImageReader reader = readers.next();
    try {
      String format = reader.getFormatName().toLowerCase(Locale.ROOT);
      int turn = ExifOrientation.of(file, opening, format);
      if (format.equals("jpeg")) {
        JpegStream.Read jpeg = jpeg(in, ended);
        UserMessage wrong = jpeg.damage();
        if (wrong != null && damage == Shaping.Damage.LEFT_OUT) {
          throw new Unreadable(wrong);
        }
        reader.setInput(
            new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg.bytes())), true, true);
        return ExifOrientation.upright(
            grey(reader, jpeg.held() + 2L * jpeg.bytes().length, ended), turn);
      }
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (!BESIDE.matcher(warning).find()) {
              warnings.add(warning);
            }
          });
      boolean several = format.equals("gif") || format.equals("webp") || format.startsWith("tif");
      reader.setInput(format.equals("webp") ? new EndingStream(in) : in, !several, true);
      checkClaim(reader, format, in.length());
      if (format.startsWith("tif") && file != null) {
        TiffJpeg.check(file, reader, ended);
      }
      long held = format.equals("webp") ? 8L * reader.getWidth(0) * reader.getHeight(0) : 0;
      Grey grey = ExifOrientation.upright(grey(reader, held, ended), turn);
      if (!warnings.isEmpty() && damage == Shaping.Damage.LEFT_OUT) {
        throw new Unreadable(UserMessage.of("data.picture.damaged", warnings.getFirst()));
      }
      return several && pages(reader) > 1 ? grey.with(true) : grey;
    } finally {
      reader.dispose();
    }
  }

  /// How many pages a TIFF has; 1 of any other file.
  static int pages(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      byte[] start = new byte[2];
      in.readFully(start);
      in.seek(0);
      boolean tiff = start[0] == start[1] && (start[0] == 'I' || start[0] == 'M');
      Iterator<ImageReader> readers =
          tiff ? ImageIO.getImageReaders(in) : Collections.emptyIterator();
      if (!readers.hasNext()) {
        return 1;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return pages(reader);
      } finally {
        reader.dispose();
      }
    } catch (EOFException cut) {
      return 1;
    }
  }

  /// How many pages or frames there are, as far as they can be counted.
  private static int pages(ImageReader reader) {
    try {
      return reader.getNumImages(true);
    } catch (IOException | RuntimeException damaged) {
      // The first one is what is read.
      return 1;
    }
  }

  private static JpegStream.Read jpeg(ImageInputStream in, BooleanSupplier ended)
      throws IOException {
    if (in.length() > MOST_JPEG_BYTES) {
      throw new Unreadable(UserMessage.of("data.picture.bytes", in.length()));
    }
    byte[] bytes = new byte[(int) in.length()];
    in.readFully(bytes);
    JpegStream.Read read = JpegStream.of(bytes, MOST_NATIVE, ended);
    if (ended.getAsBoolean()) {
      throw new CancellationException();
    }
    return read;
  }

  /// Refuses what the file's bytes cannot hold.
  private static void checkClaim(ImageReader reader, String format, long bytes) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long size = (long) width * height;
    if (size > MOST_READ || (format.equals("webp") && size > MOST_WEBP)) {
      throw new Unreadable(UserMessage.of("data.picture.large", width, height));
    }
    if (Math.max(width, height) > MOST_SIDE) {
      throw new Unreadable(UserMessage.of("data.picture.rows", width, height, MOST_SIDE));
    }
    boolean bounded = format.equals("png") || format.equals("bmp") || format.equals("gif");
    if (bounded && size / MOST_A_BYTE > bytes) {
      throw new Unreadable(UserMessage.of("data.picture.claims", width, height, bytes));
    }
  }

  /// Decodes once there is room for it.
  ///
  /// @param more bytes that are held beside the pixels
  private static Grey grey(ImageReader reader, long more, BooleanSupplier ended)
      throws IOException {
    long size = Math.min(MOST_HELD, (long) reader.getWidth(0) * reader.getHeight(0));
    int megabytes = Math.clamp((HELD_A_PIXEL * size + more) >> 20, 1, MEGABYTES);
    try {
      MEMORY.acquire(megabytes);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    try {
      return grey(pixels(reader, ended));
    } finally {
      MEMORY.release(megabytes);
    }
  }

  private static BufferedImage pixels(ImageReader reader, BooleanSupplier ended)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long size = (long) width * height;
    if (size > MOST_READ) {
      throw new Unreadable(UserMessage.of("data.picture.large", width, height));
    }
    int step = (int) Math.ceil(Math.sqrt((double) size / MOST_HELD));
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (step > 1) {
      // Long thin pictures keep at least one pixel each way.
      parameters.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
    }
    reader.addIIOReadProgressListener(new Watch(ended));
    BufferedImage picture = reader.read(0, parameters);
    if (ended.getAsBoolean()) {
      throw new CancellationException();
    }
    return picture;
  }

  /// Ends the decoding of a picture that nobody waits for any more.
  private record Watch(BooleanSupplier ended) implements IIOReadProgressListener {
    @Override
    public void imageProgress(ImageReader source, float percentage) {
      if (ended.getAsBoolean()) {
        source.abort();
      }
    }

    @Override
    public void imageStarted(ImageReader source, int number) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int least) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int image, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentage) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
  }

  private static Grey grey(BufferedImage picture) throws Unreadable {
    ColorModel colours = picture.getColorModel();
    boolean indexed = colours instanceof IndexColorModel;
    if (!indexed && Arrays.stream(colours.getComponentSize()).anyMatch(bits -> bits > MOST_BITS)) {
      throw new Unreadable(UserMessage.of("data.picture.depth"));
    }
    float[] levels =
        switch (indexed ? ColorSpace.TYPE_RGB : colours.getColorSpace().getType()) {
          case ColorSpace.TYPE_GRAY -> samples(picture);
          case ColorSpace.TYPE_CMYK -> inks(picture);
          default -> luma(picture);
        };
    return new Grey(picture.getWidth(), picture.getHeight(), levels);
  }

  /// Grey as stored: going by way of RGB, Java would take the values for linear light and brighten
  /// them.
  private static float[] samples(BufferedImage picture) {
    float[] levels = samples(picture, 0);
    if (picture.getColorModel().hasAlpha()) {
      float[] cover = samples(picture, 1);
      for (int i = 0; i < levels.length; i++) {
        levels[i] = 255 - (255 - levels[i]) * cover[i] / 255;
      }
    }
    return levels;
  }

  /// Grey of four inks, as browsers and viewers mix them where no profile is asked: going by way of
  /// RGB, Java would take them for linear light and brighten them.
  private static float[] inks(BufferedImage picture) {
    float[] cyan = samples(picture, 0);
    float[] magenta = samples(picture, 1);
    float[] yellow = samples(picture, 2);
    float[] levels = samples(picture, 3);
    for (int i = 0; i < levels.length; i++) {
      double paper = RED * (255 - cyan[i]) + GREEN * (255 - magenta[i]) + BLUE * (255 - yellow[i]);
      levels[i] = (float) (paper * (255 - levels[i]) / 255);
    }
    return levels;
  }

  private static float[] samples(BufferedImage picture, int band) {
    Raster raster = picture.getRaster();
    Rectangle bounds = raster.getBounds();
    int[] values =
        raster.getSamples(bounds.x, bounds.y, bounds.width, bounds.height, band, (int[]) null);
    float most = (1 << picture.getColorModel().getComponentSize(band)) - 1;
    float[] levels = new float[values.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = values[i] * 255 / most;
    }
    return levels;
  }

  private static float[] luma(BufferedImage picture) {
    int width = picture.getWidth();
    float[] levels = new float[width * picture.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        levels[y * width + x] = luma(row[x]);
      }
    }
    return levels;
  }

  static float luma(int argb) {
    double luma = RED * (argb >> 16 & 255) + GREEN * (argb >> 8 & 255) + BLUE * (argb & 255);
    double cover = (argb >>> 24) / 255.0;
    return (float) (cover * luma + (1 - cover) * 255);
  }

  /// How the rows and columns of a JPEG, TIFF or WebP lie, as cameras that were held upright note
  /// it:
  /// the tag Orientation of its Exif header, TIFF 6.0 page 36. All that shows pictures
  /// follows it.
  private static final class ExifOrientation {
    private static final int UPRIGHT = 1;
    private static final int MOST = 8;

    private ExifOrientation() {}

    /// Looks at a file's header.
    ///
    /// @param format as the reader of its pixels names it
    /// @return 1 to 8; 1, upright, of what says nothing that can be understood
    static int of(@Nullable Path file, Opening opening, String format) {
      if (format.equals("png") || format.equals("bmp") || format.equals("gif")) {
        return UPRIGHT;
      }
      try (InputStream in = new BufferedInputStream(opening.open())) {
        for (var directory : header(file, in, format)) {
          Integer turn = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
          if (turn != null) {
            return turn >= UPRIGHT && turn <= MOST ? turn : UPRIGHT;
          }
        }
        return UPRIGHT;
      } catch (ImageProcessingException | IOException | RuntimeException damaged) {
        // What is cut off or damaged is told by who reads the pixels.
        return UPRIGHT;
      }
    }

    private static Iterable<ExifIFD0Directory> header(
        @Nullable Path file, InputStream in, String format)
        throws ImageProcessingException, IOException {
      Metadata all =
          switch (format) {
            case "jpeg" -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
            case "tiff", "tif" ->
                file == null ? new Metadata() : TiffMetadataReader.readMetadata(file.toFile());
            case "webp" -> WebpMetadataReader.readMetadata(in);
            default -> new Metadata();
          };
      return all.getDirectoriesOfType(ExifIFD0Directory.class);
    }

    /// Turns a picture upright.
    ///
    /// @param turn 1 to 8
    static Grey upright(Grey lying, int turn) {
      if (turn == UPRIGHT) {
        return lying;
      }
      // From 5 on, what lies in rows is to stand in columns.
      boolean crossed = turn > 4;
      int width = crossed ? lying.height() : lying.width();
      int height = crossed ? lying.width() : lying.height();
      float[] levels = new float[width * height];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int column = crossed ? y : x;
          int row = crossed ? x : y;
          levels[y * width + x] =
              lying
                  .levels()[
                  (fromBelow(turn) ? lying.height() - 1 - row : row) * lying.width()
                      + (fromRight(turn) ? lying.width() - 1 - column : column)];
        }
      }
      return new Grey(width, height, levels);
    }

    private static boolean fromRight(int turn) {
      return turn == 2 || turn == 3 || turn == 7 || turn == 8;
    }

    private static boolean fromBelow(int turn) {
      return turn == 3 || turn == 4 || turn == 6 || turn == 7;
    }
  }
}
