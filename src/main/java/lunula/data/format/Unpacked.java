package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.data.DataException;
import lunula.files.FileWriteException;
import lunula.files.Leftovers;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// ZIP archives and tapes (TAR, gzipped or plain), unpacked into a folder that goes when the
/// process ends. The newest two stay, so that looking twice unpacks once.
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
  private static final int LONGEST_NAME = 1 << 14;

  private static final Map<Key, Path> KEPT = new LinkedHashMap<>();

  private record Key(Path archive, long size, FileTime changed) {}

  private final Path archive;
  private final Path folder;
  private final long most;
  private long written;
  private int entries;

  private Unpacked(Path archive, Path folder) throws IOException {
    this.archive = archive;
    this.folder = folder;
    most = Math.max(ALWAYS, MOST_TIMES * Files.size(archive));
  }

  /// The folder of an archive's contents.
  ///
  /// @throws DataException if it is damaged, climbs or is too large
  static synchronized Path of(Path archive) throws IOException {
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
      new Unpacked(archive, Files.createDirectory(folder.resolve(name))).unpack();
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

  private static synchronized void removeAll() {
    KEPT.values().forEach(Unpacked::remove);
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

  private void unpack() throws IOException {
    byte[] start = new byte[2];
    try (InputStream in = Files.newInputStream(archive)) {
      in.readNBytes(start, 0, 2);
    }
    if (start[0] == 'P' && start[1] == 'K') {
      unpackZip();
    } else {
      try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
          InputStream in = new BufferedInputStream(OwnData.unpacked(raw), BUFFER)) {
        unpackTape(in);
      }
    }
  }

  private void unpackZip() throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(entry.getName(), in, Long.MAX_VALUE);
          }
        }
      }
    }
  }

  /// POSIX.1 ustar and pax, and the long names of GNU tar.
  private void unpackTape(InputStream in) throws IOException {
    byte[] header = new byte[BLOCK];
    String longName = "";
    while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
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
        write(name, in, size);
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
  private void write(String name, InputStream in, long size) throws IOException {
    Path target = target(name);
    if (++entries > MOST_ENTRIES) {
      throw new DataException("data.archive.many", UserMessages.shortName(archive), MOST_ENTRIES);
    }
    try (OutputStream out = file(target)) {
      byte[] buffer = new byte[BUFFER];
      long left = size;
      while (left > 0) {
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

  private Path target(String name) throws DataException {
    try {
      String plain = name.replace('\\', '/');
      Path target = folder.resolve(plain).normalize();
      if (!plain.startsWith("/") && target.startsWith(folder) && !target.equals(folder)) {
        return target;
      }
    } catch (InvalidPathException noPath) {
      // Refused as those that climb.
    }
    throw new DataException("data.archive.climbs", UserMessages.shortName(archive), name);
  }
}
