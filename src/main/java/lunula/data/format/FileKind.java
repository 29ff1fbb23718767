package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.files.UserMessage;

/// What a file is, by its contents and not by its name.
enum FileKind {
  PICTURE("data.file.picture"),
  HEIC("data.file.heic"),
  AVIF("data.file.avif"),
  JPEG_XL("data.file.jxl"),
  SVG("data.file.svg"),
  PHOTOSHOP("data.file.psd"),
  IDX("data.file.idx"),
  NPY("data.file.npy"),
  NPZ("data.file.npz"),
  ZIP("data.file.archive"),
  TAR("data.file.archive"),
  PICKLE("data.file.pickle"),
  PARQUET("data.file.parquet"),
  TABLE("data.file.table"),
  HDF5("data.file.hdf5"),
  MATLAB("data.file.matlab"),
  ARROW("data.file.arrow"),
  TF_RECORD("data.file.tfrecord"),
  QUICK_DRAW("data.file.quickdraw"),
  JSON("data.file.json"),
  HTML("data.file.html"),
  LFS("data.file.lfs"),
  PDF("data.file.pdf"),
  OFFICE("data.file.office"),
  MODEL("data.file.model"),
  PYTORCH("data.file.pytorch"),
  ONNX("data.file.onnx"),
  LANGUAGE_MODEL("data.file.gguf"),
  MEDICAL("data.file.medical"),
  FITS("data.file.fits"),
  VIDEO("data.file.video"),
  OTHER_ARCHIVE("data.file.archive.other"),
  DATABASE("data.file.database"),
  EMPTY("data.file.empty"),
  UNKNOWN("data.unknown");

  private static final int LOOKED_AT = 1024;
  private static final int TAR_MAGIC = 257;
  private static final int DICOM_MAGIC = 128;
  private static final int NIFTI_MAGIC = 344;
  private final String sentence;

  FileKind(String sentence) {
    this.sentence = sentence;
  }

  /// What to say where it cannot be used; goes on after the file's name.
  UserMessage refusal() {
    return UserMessage.of(sentence);
  }

  /// What to say where pictures are wanted; goes on after the file's name.
  UserMessage asPicture() {
    return switch (this) {
      case HEIC, AVIF, JPEG_XL, SVG, PHOTOSHOP, LFS, HTML -> refusal();
      default -> UserMessage.of("data.picture.kind");
    };
  }

  /// Looks at a file, gzipped or plain; what cannot be read is unknown.
  static FileKind of(Path file) {
    try {
      return look(file);
    } catch (IOException unreadable) {
      // Who reads the file says why it cannot be read.
      return UNKNOWN;
    }
  }

  /// Looks at a file, gzipped or plain.
  static FileKind look(Path file) throws IOException {
    byte[] start = start(file);
    FileKind kind = kind(start);
    if (kind == ZIP) {
      return archive(file);
    }
    if (kind == UNKNOWN && isPickle(start)) {
      return PICKLE;
    }
    return kind;
  }

  /// The first bytes, unpacked if need be.
  static byte[] start(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = OwnData.unpacked(raw)) {
      return in.readNBytes(LOOKED_AT);
    }
  }

  private static FileKind kind(byte[] start) {
    if (start.length == 0) {
      return EMPTY;
    }
    if (isPicture(start)) {
      return PICTURE;
    }
    if (has(start, 4, "ftyp")) {
      String brand = text(start, 8, 24);
      return brand.contains("avif") || brand.contains("avis")
          ? AVIF
          : brand.matches("(?s).*(heic|heix|hevc|heim|heis|mif1|msf1).*") ? HEIC : VIDEO;
    }
    if (starts(start, 0xff, 0x0a) || has(start, 4, "JXL ")) {
      return JPEG_XL;
    }
    if (has(start, 0, "8BPS")) {
      return PHOTOSHOP;
    }
    if (ArrayHeader.idxKind(start) != ' ') {
      return IDX;
    }
    if (starts(start, 0x93, 'N', 'U', 'M')) {
      // NumPy pickles what is no number.
      return text(start, 0, 256).contains("'|O'") ? PICKLE : NPY;
    }
    if (starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (has(start, TAR_MAGIC, "ustar")) {
      return TAR;
    }
    if (has(start, 0, "PAR1")) {
      return PARQUET;
    }
    // MATLAB puts its own 512 bytes before it.
    if (starts(start, 0x89, 'H', 'D', 'F') || has(start, 512, "\u0089HDF")) {
      return HDF5;
    }
    if (has(start, DICOM_MAGIC, "DICM") || has(start, NIFTI_MAGIC, "n+1\0")) {
      return MEDICAL;
    }
    if (has(start, 0, "SIMPLE  =")) {
      return FITS;
    }
    if (has(start, 0, "MATLAB 5.0")) {
      return MATLAB;
    }
    if (has(start, 0, "ARROW1") || starts(start, 0xff, 0xff, 0xff, 0xff)) {
      return ARROW;
    }
    if (has(start, 0, "%PDF")) {
      return PDF;
    }
    if (has(start, 0, "SQLite")) {
      return DATABASE;
    }
    if (has(start, 8, "https://git-lfs")) {
      return LFS;
    }
    if (starts(start, '7', 'z', 0xbc, 0xaf)
        || has(start, 0, "Rar!")
        || has(start, 0, "BZh")
        || starts(start, 0xfd, '7', 'z', 'X', 'Z')
        || starts(start, 0x28, 0xb5, 0x2f, 0xfd)) {
      return OTHER_ARCHIVE;
    }
    if (start.length > 9 && starts(start, 0xd0, 0xcf, 0x11, 0xe0)) {
      return OFFICE;
    }
    if (has(start, 0, "RIFF")
        || has(start, 0, "ID3")
        || has(start, 0, "OggS")
        || has(start, 0, "fLaC")
        || starts(start, 0x1a, 0x45, 0xdf, 0xa3)) {
      return VIDEO;
    }
    if (isSafeTensors(start)) {
      return MODEL;
    }
    if (has(start, 0, "GGUF")) {
      return LANGUAGE_MODEL;
    }
    if (isOnnx(start)) {
      return ONNX;
    }
    if (isTfRecord(start)) {
      return TF_RECORD;
    }
    return isText(start) ? textKind(start) : UNKNOWN;
  }

  private static boolean isPicture(byte[] start) {
    boolean netpbm =
        start.length > 3
            && start[0] == 'P'
            && start[1] >= '1'
            && start[1] <= '7'
            && Character.isWhitespace(start[2]);
    return starts(start, 0x89, 'P', 'N', 'G')
        || starts(start, 0xff, 0xd8, 0xff)
        || has(start, 0, "GIF8")
        || starts(start, 'I', 'I', 42, 0)
        || starts(start, 'M', 'M', 0, 42)
        || (has(start, 0, "RIFF") && has(start, 8, "WEBP"))
        || isBitmap(start)
        || netpbm;
  }

  /// A bitmap's header tells its length: 40 bytes or one of a few others.
  private static boolean isBitmap(byte[] start) {
    return start.length > 18
        && start[0] == 'B'
        && start[1] == 'M'
        && start[15] == 0
        && start[16] == 0
        && start[17] == 0
        && start[14] >= 12;
  }

  private static FileKind textKind(byte[] start) {
    String text =
        (TextLines.wide(start) == null
                ? new String(start, StandardCharsets.UTF_8)
                : new String(start, StandardCharsets.UTF_16))
            .strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return HTML;
    }
    if (lower.contains("<svg")) {
      return SVG;
    }
    if (text.startsWith("{\"word\"") || text.startsWith("{\"key_id\"")) {
      return QUICK_DRAW;
    }
    return text.startsWith("{") || text.startsWith("[") ? JSON : TABLE;
  }

  /// What an archive holds decides what it is.
  private static FileKind archive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      boolean arrays =
          zip.stream().limit(1000).anyMatch(entry -> entry.getName().matches("[^/]*\\.npy"));
      boolean others =
          zip.stream()
              .limit(1000)
              .anyMatch(entry -> !entry.isDirectory() && !entry.getName().endsWith(".npy"));
      if (zip.stream().limit(1000).anyMatch(entry -> entry.getName().endsWith("/data.pkl"))) {
        return PYTORCH;
      }
      boolean office = zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null;
      if (office || zip.getEntry("[Content_Types].xml") != null) {
        return OFFICE;
      }
      return arrays && !others ? NPZ : ZIP;
    } catch (ZipException damaged) {
      return file.toString().endsWith(".npz") ? NPZ : ZIP;
    }
  }

  /// A protocol buffer of a version and of the program that wrote it.
  private static boolean isOnnx(byte[] start) {
    return start.length > 4
        && start[0] == 8
        && start[1] < 32
        && start[2] == 0x12
        && start[3] > 0
        && start[3] < 64
        && text(start, 4, start[3]).matches("[\\w. -]+");
  }

  private static boolean isSafeTensors(byte[] start) {
    if (start.length < 10 || start[8] != '{') {
      return false;
    }
    long length = Long.reverseBytes(ByteBuffer.wrap(start).getLong());
    return length > 1 && length < 1 << 28;
  }

  /// A length of eight bytes, its checksum, and a protocol buffer of that length.
  private static boolean isTfRecord(byte[] start) {
    if (start.length < 16) {
      return false;
    }
    long length = Long.reverseBytes(ByteBuffer.wrap(start).getLong());
    return length > 8 && length < 1 << 26 && start[12] == 0x0a;
  }

  private static boolean isPickle(byte[] start) {
    return start.length > 2 && start[0] == (byte) 0x80 && start[1] >= 2 && start[1] <= 5;
  }

  private static boolean isText(byte[] start) {
    if (TextLines.wide(start) != null) {
      return true;
    }
    for (byte one : start) {
      if (one >= 0 && one < ' ' && one != '\t' && one != '\r' && one != '\n' && one != '\f') {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] start, int... magic) {
    if (start.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((start[i] & 255) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(byte[] start, int at, String magic) {
    return text(start, at, magic.length()).equals(magic);
  }

  private static String text(byte[] start, int at, int length) {
    int end = Math.min(start.length, at + length);
    return at >= end ? "" : new String(start, at, end - at, StandardCharsets.ISO_8859_1);
  }
}
