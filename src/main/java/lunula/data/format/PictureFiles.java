package lunula.data.format;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lunula.data.DataException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Finds the pictures of a folder. A picture's class is the first folder below the root; pictures
/// in the root itself have none. Hidden files are passed over; other files are listed as skipped.
final class PictureFiles extends SimpleFileVisitor<Path> {
  private static final Set<String> ENDINGS =
      Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp");
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");
  private static final int DEEPEST = 16;
  private static final int MOST = 2_000_000;

  private final Path root;
  private final SkipList skipped;
  private final List<Found> files = new ArrayList<>();

  /// A picture file.
  ///
  /// @param className null if it lies in the root
  record Found(Path file, @Nullable String className) {}

  private PictureFiles(Path root, SkipList skipped) {
    this.root = root;
    this.skipped = skipped;
  }

  /// All pictures below a folder, ordered by class and name, so that the order does not depend on
  /// the disk.
  ///
  /// @throws DataException if the folder cannot be read
  static List<Found> below(Path root, SkipList skipped) throws DataException {
    if (!Files.isDirectory(root)) {
      throw new DataException(UserMessage.of("data.folder.gone", root), null);
    }
    PictureFiles visitor = new PictureFiles(root, skipped);
    try {
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
    } catch (IOException failure) {
      throw new DataException(
          UserMessage.of("data.folder.unreadable", root, failure.toString()), failure);
    }
    visitor.files.sort(Comparator.comparing(found -> found.file().toString()));
    return visitor.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return !folder.equals(root) && hidden(folder)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (hidden(file) || LITTER.contains(name)) {
      return FileVisitResult.CONTINUE;
    }
    if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) || Files.isDirectory(file)) {
      skipped.add(shown(file), UserMessage.of("data.picture.kind"));
    } else if (files.size() >= MOST) {
      skipped.add(shown(file), UserMessage.of("data.picture.many", MOST));
    } else {
      files.add(new Found(file, classOf(file)));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (file.equals(root)) {
      throw failure;
    }
    skipped.add(
        shown(file), UserMessage.of("data.picture.unopened", failure.getClass().getSimpleName()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    if (failure != null) {
      skipped.add(
          shown(folder), UserMessage.of("data.picture.part", UserMessages.argument(failure)));
    }
    return FileVisitResult.CONTINUE;
  }

  private @Nullable String classOf(Path file) {
    Path inside = root.relativize(file);
    return inside.getNameCount() < 2 ? null : inside.getName(0).toString();
  }

  private String shown(Path file) {
    return root.relativize(file).toString();
  }

  private static boolean hidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }
}
