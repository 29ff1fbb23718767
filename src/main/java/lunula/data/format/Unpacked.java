package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import lunula.data.DataException;
import lunula.files.FileWriteException;
import lunula.files.Leftovers;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// ZIP archives and tapes (TAR, gzipped or plain), and the pages of a TIFF, unpacked into a folder
/// that goes when the process ends. The newest two stay, so that looking twice unpacks once.
///
/// An archive may become twenty times as large, or 256 MB; what would be more is refused before it
/// fills the disk. Entries that climb out of the folder are refused; links and devices are passed
/// over.
final class Unpacked {
  private static final long ALWAYS = 256L << 20;
  private static final int MOST_TIMES = 20;
  private static final int MOST_ENTRIES = 2_000_000;
  private static final int BUFFER = 1 << 16;
  private static final int MOST_KEPT = 2;
  private static final int BLOCK = 512;
  private static final int DEEPEST = 4;

  /// Pixels of a page.
  private static final long MOST_PAGE = 1 << 24;

  private static final int MOST_INNER = 100;
  private static final Pattern INNER =
      Pattern.compile(".*\\.(zip|tar|tgz|tar\\.gz)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int LONGEST_NAME = 1 << 14;

  private static final Map<Key, Path> KEPT = new LinkedHashMap<>();

  /// Whether the process ends: then nobody waits for what is being unpacked.
  private static volatile boolean ending;

  private record Key(Path archive, long size, FileTime changed) {}

  private final Path archive;
  private final Path folder;
  private final long most;
  private final Progress progress;
  private long done;
  private long total;
  private long written;
  private int entries;

  private Unpacked(Path archive, Path folder, Progress progress) throws IOException {
    this.archive = archive;
    this.folder = folder;
    this.progress = progress;
    total = Files.size(archive);
    most = Math.max(ALWAYS, MOST_TIMES * total);
  }

  /// What fills the folder.
  private interface Unpacking {
    void into(Unpacked folder) throws IOException;
  }

  /// A folder of the pages of a TIFF, a PNG each.
  ///
  /// @param progress may end it: then nothing of it stays
  /// @throws DataException if it is damaged or too large
  static Path pagesOf(Path tiff, Progress progress) throws IOException {
    return of(tiff, progress, Unpacked::writePages);
  }

  /// The folder of an archive's contents; archives in it are unpacked too.
  ///
  /// @param progress hears how far it is, in bytes of a tape or entries of a ZIP, and may end it:
  ///     then nothing of it stays
  /// @throws DataException if it is damaged, climbs or is too large
  /// @throws CancellationException if the listener ended it, or the process ends
  static Path of(Path archive, Progress progress) throws IOException {
    return of(archive, progress, Unpacked::unpackAll);
  }

  private static synchronized Path of(Path archive, Progress progress, Unpacking unpacking)
      throws IOException {
    Path whole = archive.toAbsolutePath().normalize();
    Key key = new Key(whole, Files.size(whole), Files.getLastModifiedTime(whole));
    // Sentences name files with the folder that they lie in.
    String name = DataFinder.plainName(whole);
    Path known = KEPT.get(key);
    if (known != null && Files.isDirectory(known)) {
      return known.resolve(name);
    }
    if (KEPT.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(Unpacked::removeAll, "unpacked"));
    }
    Path folder = Leftovers.temporaryFolder("images");
    boolean done = false;
    try {
      Path into = Files.createDirectory(folder.resolve(name));
      unpacking.into(new Unpacked(archive, into, progress));
      done = true;
    } catch (EOFException | ZipException damaged) {
      if (String.valueOf(damaged.getMessage()).contains("encrypted")) {
        throw new DataException(
            UserMessage.of("data.archive.password", UserMessages.shortName(archive)), damaged);
      }
      throw new DataException(
          UserMessage.of(
              "data.archive.damaged",
              UserMessages.shortName(archive),
              UserMessages.argument(damaged)),
          damaged);
    } finally {
      if (!done) {
        remove(folder);
      }
    }
    while (KEPT.size() >= MOST_KEPT) {
      Key oldest = KEPT.keySet().iterator().next();
      Path old = KEPT.remove(oldest);
      if (old != null) {
        remove(old);
      }
    }
    KEPT.put(key, folder);
    return folder.resolve(name);
  }

  /// At the end of the process; what is being unpacked then ends at its next look, and goes too.
  private static void removeAll() {
    ending = true;
    synchronized (Unpacked.class) {
      KEPT.values().forEach(Unpacked::remove);
    }
  }

  private void look() {
    if (ending) {
      throw new CancellationException();
    }
    progress.report(Math.min(done, total), total);
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
                throws IOException {
              Files.delete(left);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unremoved) {
      // The next start clears it away.
    }
  }

  /// As some contests pack `train.zip` and `test.zip` into one.
  private void unpackAll() throws IOException {
    unpack(archive, folder);
    List<Path> inner;
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      inner =
          files
              .filter(file -> INNER.matcher(file.toString()).matches())
              .filter(Files::isRegularFile)
              .limit(MOST_INNER)
              .toList();
    }
    for (Path one : inner) {
      FileKind kind = FileKind.of(one);
      if (kind == FileKind.ZIP || kind == FileKind.TAR) {
        Path into = one.resolveSibling(DataFinder.plainName(one));
        if (!Files.exists(into)) {
          unpack(one, into);
          Files.delete(one);
        }
      }
    }
  }

  private void writePages() throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(archive.toFile())) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      try {
        reader.setInput(in);
        int pages = reader.getNumImages(true);
        for (int page = 0; page < pages; page++) {
          int width = reader.getWidth(page);
          int height = reader.getHeight(page);
          if ((long) width * height > MOST_PAGE) {
            throw new DataException(
                "data.refused",
                UserMessages.shortName(archive),
                UserMessage.of("data.picture.large", width, height));
          }
          ByteArrayOutputStream png = new ByteArrayOutputStream();
          if (!ImageIO.write(reader.read(page), "png", png)) {
            throw new DataException(
                "data.refused",
                UserMessages.shortName(archive),
                UserMessage.of("data.picture.depth"));
          }
          write(
              folder,
              "%06d.png".formatted(page + 1),
              new ByteArrayInputStream(png.toByteArray()),
              Long.MAX_VALUE);
        }
      } finally {
        reader.dispose();
      }
    } catch (IIOException | RuntimeException damaged) {
      throw new DataException(
          UserMessage.of(
              "data.refused",
              UserMessages.shortName(archive),
              UserMessage.of("data.picture.damaged", UserMessages.argument(damaged))),
          damaged);
    }
  }

  private void unpack(Path archive, Path into) throws IOException {
    byte[] start = new byte[2];
    try (InputStream in = Files.newInputStream(archive)) {
      in.readNBytes(start, 0, 2);
    }
    if (start[0] == 'P' && start[1] == 'K') {
      unpackZip(archive, into);
    } else {
      try (FileChannel channel = FileChannel.open(archive);
          InputStream raw = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
          InputStream in = new BufferedInputStream(OwnData.unpacked(raw), BUFFER)) {
        total = channel.size();
        unpackTape(in, channel, into);
      }
    }
  }

  private void unpackZip(Path archive, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      total = zip.size();
      done = 0;
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        done++;
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(into, entry.getName(), in, Long.MAX_VALUE);
          }
        }
      }
    }
  }

  /// POSIX.1 ustar and pax, and the long names of GNU tar.
  private void unpackTape(InputStream in, FileChannel at, Path into) throws IOException {
    byte[] header = new byte[BLOCK];
    String longName = "";
    while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      done = at.position();
      look();
      long size = number(header, 124, 12);
      if (size < 0) {
        throw new EOFException();
      }
      long padding = (BLOCK - size % BLOCK) % BLOCK;
      char type = (char) header[156];
      if (type == 'L' || type == 'x') {
        if (size > LONGEST_NAME) {
          throw new EOFException();
        }
        String text = new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
        longName = type == 'L' ? text.replace("\0", "") : path(text, longName);
        in.skipNBytes(padding);
        continue;
      }
      String name = longName.isEmpty() ? name(header) : longName;
      longName = "";
      if (type == '0' || type == 0) {
        write(into, name, in, size);
      } else {
        in.skipNBytes(size);
      }
      in.skipNBytes(padding);
    }
  }

  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /// Octal digits, or binary where the first bit is set.
  private static long number(byte[] header, int from, int length) {
    long value = 0;
    if (header[from] < 0) {
      for (int i = from + length - 8; i < from + length; i++) {
        value = (value << 8) | (header[i] & 255);
      }
      return value;
    }
    for (int i = from; i < from + length; i++) {
      int digit = header[i] - '0';
      if (digit >= 0 && digit < 8) {
        value = 8 * value + digit;
      }
    }
    return value;
  }

  /// The path in a pax header, whose lines are “length key=value”.
  private static String path(String header, String otherwise) {
    for (String line : header.split("\n", -1)) {
      int at = line.indexOf(" path=");
      if (at > 0) {
        return line.substring(at + " path=".length());
      }
    }
    return otherwise;
  }

  /// @param size bytes to take; `Long.MAX_VALUE` for all there are
  private void write(Path into, String name, InputStream in, long size) throws IOException {
    Path target = target(into, name);
    if (++entries > MOST_ENTRIES) {
      throw new DataException("data.archive.many", UserMessages.shortName(archive), MOST_ENTRIES);
    }
    try (OutputStream out = file(target)) {
      byte[] buffer = new byte[BUFFER];
      long left = size;
      while (left > 0) {
        look();
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          if (size < Long.MAX_VALUE) {
            throw new EOFException();
          }
          return;
        }
        left -= read;
        written += read;
        if (written > most) {
          throw new DataException("data.archive.bomb", UserMessages.shortName(archive), most >> 20);
        }
        out.write(buffer, 0, read);
      }
    }
  }

  /// A new file, whose failures are the disk's and not the archive's.
  private OutputStream file(Path target) throws FileWriteException {
    try {
      Files.createDirectories(target.getParent() == null ? folder : target.getParent());
      return new FilterOutputStream(Files.newOutputStream(target)) {
        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          try {
            out.write(bytes, from, count);
          } catch (IOException failure) {
            throw Leftovers.unwritten(failure);
          }
        }
      };
    } catch (IOException failure) {
      throw Leftovers.unwritten(failure);
    }
  }

  private Path target(Path into, String name) throws DataException {
    try {
      String plain = name.replace('\\', '/');
      Path target = into.resolve(plain).normalize();
      if (!plain.startsWith("/") && target.startsWith(into) && !target.equals(into)) {
        return target;
      }
    } catch (InvalidPathException noPath) {
      // Refused as those that climb.
    }
    throw new DataException("data.archive.climbs", UserMessages.shortName(archive), name);
  }
}
