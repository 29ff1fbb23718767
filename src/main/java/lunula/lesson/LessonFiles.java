package lunula.lesson;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.RegularFile;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.library.FileKind;
import lunula.library.ModelArchive;

/// The files of a lesson, read from a folder or a zip archive of the same content into memory.
/// Nothing is unpacked, and no name leads out of the lesson. What file browsers leave behind is no
/// part of it, nor is the one folder that all of an archive may be in. Immutable.
///
/// @param path where the lesson lies
/// @param content by path in the lesson, with slashes
public record LessonFiles(Path path, SortedMap<String, byte[]> content) {
  /// How the names of lessons end.
  public static final String ENDING = FileKind.LESSON_ENDING;

  /// The text in the language that all others are translations of.
  public static final String TEXT = "lesson.md";

  /// Bytes of the largest lesson that is read, with all that is in it.
  static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 2_000;

  /// Bytes of the longest text, a hundred times an ordinary one: its words are laid out at once.
  private static final int MOST_TEXT = 1 << 18;
  private static final Pattern CLIMBING = Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)");
  private static final Pattern ROOTED = Pattern.compile("([/\\\\]|\\p{Alpha}:).*");

  /// Hidden files and those of file browsers, which would make another version of the same lesson.
  private static final Pattern LEFT_BEHIND =
      Pattern.compile("(.*/)?(\\.(?!\\.(/|$))|__MACOSX(/|$)|(Thumbs\\.db|desktop\\.ini)$).*");

  /// Reads a lesson. Blocking.
  ///
  /// @param path a folder, or a zip archive
  /// @throws IOException with a sentence for the person, if it is none; what is wrong within it is
  ///     told by [LessonCheck]
  public static LessonFiles read(Path path) throws IOException {
    var files = new Reading(path);
    try {
      if (Files.isDirectory(path)) {
        files.folder();
      } else {
        RegularFile.check(path);
        files.archive();
      }
    } catch (ZipException | EOFException | IllegalArgumentException broken) {
      throw new UserMessageException(UserMessage.of("lesson.damaged", name(path)), broken);
    } catch (NoSuchFileException gone) {
      throw new UserMessageException(UserMessage.of("lesson.gone", path), gone);
    }
    for (Map.Entry<String, byte[]> file : files.content.entrySet()) {
      if (file.getKey().endsWith(".md") && file.getValue().length > MOST_TEXT) {
        throw new UserMessageException(
            "lesson.text.large", name(path), file.getKey(), MOST_TEXT >> 10);
      }
    }
    if (!files.content.containsKey(TEXT)) {
      throw new UserMessageException("lesson.none", name(path), TEXT);
    }
    return new LessonFiles(path, files.content);
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  /// What the lesson is called where it has no title: its file's name without the ending.
  public String name() {
    String name = name(path);
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  /// A text of the lesson.
  Optional<String> text(String file) {
    return Optional.ofNullable(content.get(file))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// A picture of the lesson, encoded as PNG or JPEG; empty if it is not there, is another kind of
  /// file, or is too large to be shown.
  public Optional<byte[]> picture(String file) {
    return Optional.ofNullable(content.get(file))
        .filter(bytes -> PictureSize.of(bytes).filter(size -> !size.isHuge()).isPresent());
  }

  /// Tells this lesson from any other, and from other versions of itself: SHA-256 of all names and
  /// contents, hexadecimal; the same for the folder and the archive.
  public String checksum() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        sha.update(
            (file.getKey() + "\n" + file.getValue().length + "\n")
                .getBytes(StandardCharsets.UTF_8));
        sha.update(file.getValue());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /// The folder that all files of an archive are in, as when a folder was packed by a file browser:
  /// its name with a slash, or nothing.
  static String wrapping(ZipFile zip) {
    List<String> names =
        zip.stream()
            .filter(entry -> !entry.isDirectory())
            .map(ZipEntry::getName)
            .filter(name -> !LEFT_BEHIND.matcher(name).matches())
            .toList();
    String folder =
        names.stream()
            .filter(name -> name.endsWith("/" + TEXT))
            .map(name -> name.substring(0, name.length() - TEXT.length()))
            .filter(name -> name.indexOf('/') == name.length() - 1 && !name.equals("../"))
            .findFirst()
            .orElse("");
    return names.stream().allMatch(name -> name.startsWith(folder)) ? folder : "";
  }

  /// Packs the lesson into a zip archive, whole or not at all.
  ///
  /// @throws FileWriteException with a sentence for the person
  public void pack(Path target) throws FileWriteException {
    AtomicWriter.write(
        target,
        out -> {
          var zip = new ZipOutputStream(out);
          for (Map.Entry<String, byte[]> file : content.entrySet()) {
            var entry = new ZipEntry(file.getKey());
            entry.setTimeLocal(ModelArchive.TIME);
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  /// Files that are read one by one, within limits.
  private static final class Reading {
    private final Path path;
    private final SortedMap<String, byte[]> content = new TreeMap<>();
    private long bytes;

    Reading(Path path) {
      this.path = path;
    }

    void folder() throws IOException {
      // The folder itself may be a link, but nothing in it leads out of it.
      Path top = path.toRealPath();
      try (Stream<Path> all = Files.walk(top, new FileVisitOption[0])) {
        for (Path file : (Iterable<Path>) all::iterator) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            String name = top.relativize(file).toString().replace('\\', '/');
            try (InputStream in = Files.newInputStream(file)) {
              take(name, in);
            }
          }
        }
      }
    }

    void archive() throws IOException {
      try (ZipFile zip = new ZipFile(path.toFile())) {
        int wrapped = wrapping(zip).length();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
          ZipEntry entry = entries.nextElement();
          if (!entry.isDirectory() && !LEFT_BEHIND.matcher(entry.getName()).matches()) {
            String name = entry.getName().substring(wrapped);
            try (InputStream in = zip.getInputStream(entry)) {
              take(name, in);
            }
            checkSum(entry, name);
          }
        }
      }
    }

    private void checkSum(ZipEntry entry, String name) throws ZipException {
      var sum = new CRC32();
      sum.update(content.getOrDefault(name, new byte[0]));
      if (sum.getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " has changed since it was packed");
      }
    }

    private void take(String name, InputStream in) throws IOException {
      if (CLIMBING.matcher(name).matches() || ROOTED.matcher(name).matches()) {
        throw new UserMessageException("lesson.climbs", name(path), name);
      }
      if (LEFT_BEHIND.matcher(name).matches()) {
        return;
      }
      byte[] read = in.readNBytes((int) (MOST_BYTES - bytes + 1));
      bytes += read.length;
      if (bytes > MOST_BYTES || content.size() >= MOST_FILES) {
        throw new UserMessageException("lesson.large", name(path), MOST_FILES, MOST_BYTES >> 20);
      }
      content.put(name, read);
    }
  }
}
