package lunula.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicWriterTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("film.gif");
  }

  @Test
  void writesTheContentAndNothingElse() throws IOException {
    AtomicWriter.write(file, new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    Files.write(file, new byte[] {9, 9, 9, 9});
    AtomicWriter.write(file, new byte[] {1});
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
  }

  @Test
  void fullDiskKeepsTheOlderFileAndSaysSo() throws IOException {
    Files.write(file, new byte[] {9});
    FileWriteException failure = failWith(new IOException("No space left on device"));
    assertEquals(
        "film.gif was not saved: the disk is full. Free some space and save again.",
        UserMessages.words(failure));
    assertArrayEquals(new byte[] {9}, Files.readAllBytes(file));
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void readOnlyFolderIsNamed() throws IOException {
    FileWriteException failure = failWith(new AccessDeniedException(folder.toString()));
    assertEquals(
        "film.gif was not saved: " + folder + " may not be written to. Choose another folder.",
        UserMessages.words(failure));
    assertTrue(filesIn(folder).isEmpty());
  }

  @Test
  void missingFolderIsNamedAndNotMade() {
    Path missing = folder.resolve("gone");
    FileWriteException failure =
        assertThrows(
            FileWriteException.class,
            () -> AtomicWriter.write(missing.resolve("film.gif"), new byte[] {1}));
    assertEquals(
        "film.gif was not saved: there is no folder " + missing + ". Choose another folder.",
        UserMessages.words(failure));
    assertTrue(Files.notExists(missing));
  }

  @Test
  void folderOfTheSameNameIsLeftAlone() throws IOException {
    Files.createDirectory(file);
    FileWriteException failure =
        assertThrows(FileWriteException.class, () -> AtomicWriter.write(file, new byte[] {1}));
    assertEquals(
        "film.gif was not saved: there is a folder of that name. Choose another name or folder.",
        UserMessages.words(failure));
    assertEquals(List.of(file), filesIn(folder));
  }

  /// To replace a device by a file would break the system for whoever may.
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no mkfifo")
  void whatIsNoFileIsLeftAlone() throws IOException, InterruptedException {
    Process made = new ProcessBuilder("mkfifo", file.toString()).inheritIO().start();
    assertEquals(0, made.waitFor());
    FileWriteException failure =
        assertThrows(FileWriteException.class, () -> AtomicWriter.write(file, new byte[] {1}));
    assertEquals(
        "film.gif was not saved: it is a device and not a file. Choose another name or folder.",
        UserMessages.words(failure));
    assertTrue(Files.readAttributes(file, BasicFileAttributes.class).isOther());
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
  void aLinkStaysAndTheFileThatItLeadsToIsReplaced() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("there")).resolve("real.gif");
    Files.write(elsewhere, new byte[] {9, 9});
    Files.createSymbolicLink(file, elsewhere);
    AtomicWriter.write(file, new byte[] {1});
    assertTrue(Files.isSymbolicLink(file));
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(elsewhere));
    assertEquals(
        List.of(elsewhere),
        filesIn(elsewhere.resolveSibling(".")).stream().map(Path::normalize).toList());
  }

  @Test
  void aNameThatIsTooLongIsToldAndOneThatJustFitsIsWritten() throws IOException {
    Path fits = folder.resolve("n".repeat(251) + ".gif");
    AtomicWriter.write(fits, new byte[] {1});
    assertEquals(List.of(fits), filesIn(folder));

    FileWriteException failure = failWith(new FileSystemException("n", null, "File name too long"));
    assertEquals(
        "film.gif was not saved: the name is too long. Choose a shorter name.",
        UserMessages.words(failure));
  }

  /// The hidden name takes the beginning of the file's, and never half a character.
  @Test
  void aNameWithACharacterOfTwoHalvesAnywhereIsWritten() throws IOException {
    for (int before = 37; before < 42; before++) {
      Path named = folder.resolve("x".repeat(before) + "\ud83c\udf19\ud83c\udf19.gif");
      AtomicWriter.write(named, new byte[] {1});
      assertArrayEquals(new byte[] {1}, Files.readAllBytes(named));
      Files.delete(named);
    }
    assertTrue(filesIn(folder).isEmpty());
  }

  /// What is made for others has the rights that the person's other files have.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onesOwnFilesAreForNobodyElse() throws IOException {
    Path own = Files.createDirectories(folder.resolve("home"));
    Leftovers.clear(new AppFolders(folder.resolve("app"), own, folder.resolve("cache")));
    AtomicWriter.write(own.resolve("settings.properties"), new byte[] {1});
    AtomicWriter.createFolder(
        own.resolve("models/mine"),
        made -> AtomicWriter.write(made.resolve("config.json"), new byte[] {1}));
    assertEquals("rw-------", rights(own.resolve("settings.properties")));
    assertEquals("rwx------", rights(own.resolve("models")));
    assertEquals("rwx------", rights(own.resolve("models/mine")));
    assertEquals("rw-------", rights(own.resolve("models/mine/config.json")));

    Path usual = Files.createFile(folder.resolve("usual"));
    AtomicWriter.write(file, new byte[] {1});
    assertEquals(rights(usual), rights(file));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFileThatAnotherProgramHoldsIsTold() {
    FileWriteException failure =
        failWith(
            new FileSystemException(
                "film.gif",
                null,
                "The process cannot access the file because it is being used by another process"));
    assertEquals(
        "film.gif was not saved: another program has it open. Close it there and try again.",
        UserMessages.words(failure));
  }

  private FileWriteException failWith(IOException cause) {
    return assertThrows(
        FileWriteException.class,
        () ->
            AtomicWriter.write(
                file,
                out -> {
                  out.write(1);
                  throw cause;
                }));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
