package lunula.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lunula.files.AtomicWriter.ChannelContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFoldersTest {
  private static final ChannelContent GOOD =
      out -> out.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  private static final ChannelContent DISK_FULL =
      out -> {
        GOOD.writeTo(out);
        throw new IOException("No space left on device");
      };

  @TempDir Path folder;

  /// Writes one folder, then dies in the middle of the second; run in a process of its own.
  static final class Killed {
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      AtomicWriter.createFolder(folder.resolve("first"), files(GOOD));
      AtomicWriter.createFolder(
          folder.resolve("second"), files(out -> Runtime.getRuntime().halt(9)));
    }
  }

  @Test
  void aFailureInTheMiddleLeavesNothing() {
    assertThrows(
        IOException.class,
        () -> AtomicWriter.createFolder(folder.resolve("model"), files(DISK_FULL)));
    assertEquals(List.of(), names());

    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicWriter.createFolder(
                folder.resolve("model"),
                files(
                    out -> {
                      throw new IllegalStateException("a bug");
                    })));
    assertEquals(List.of(), names());
  }

  @Test
  void aFailedReplacementLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("m")).resolve("f"), "old");

    assertThrows(IOException.class, () -> AtomicWriter.writeChannel(file, DISK_FULL));

    assertEquals("old", Files.readString(file));
    assertEquals(List.of("m"), names());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no mkfifo, and links need rights")
  void aDeviceIsLeftAloneAndALinkStays() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    IOException refused =
        assertThrows(IOException.class, () -> AtomicWriter.writeChannel(pipe, GOOD));
    assertEquals(
        "pipe was not saved: it is a device and not a file. Choose another name or folder.",
        UserMessages.words(refused));
    assertEquals(List.of("pipe"), names());

    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicWriter.writeChannel(link, GOOD);
    assertTrue(Files.isSymbolicLink(link));
    assertNotEquals("old", Files.readString(file));
  }

  @Test
  void aKillInTheMiddleLeavesOnlyWhatTheNextStartClearsAway()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(9, process.exitValue());
    assertEquals(2, names().size());
    assertTrue(names().contains("first"));

    Leftovers.clear(new AppFolders(folder, folder, folder));

    assertEquals(List.of("first"), names());
  }

  @Test
  void whatARunningProcessWritesIsLeftAlone() throws IOException {
    String ours = ".model.%d-1f.partial".formatted(ProcessHandle.current().pid());
    Files.createDirectory(folder.resolve(ours));
    Files.createDirectory(folder.resolve(".vacation.partial"));

    Leftovers.clear(new AppFolders(folder, folder, folder));

    assertTrue(names().contains(ours));
    assertTrue(names().contains(".vacation.partial"));
  }

  /// The system has given the dead writer's number to another process since.
  @Test
  void aNumberThatWasGivenAgainHoldsNothing() throws IOException {
    Path left = folder.resolve(".model.%d-1f.partial".formatted(ProcessHandle.current().pid()));
    Files.createDirectories(left.resolve("within"));
    Files.writeString(left.resolve("within/file"), "half");
    Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    Leftovers.clear(new AppFolders(folder, folder, folder));

    assertEquals(List.of(), names());
  }

  /// On a shared drive, another computer's processes have numbers of their own.
  @Test
  void whatAnotherComputerWritesIsLeftAloneForADay() throws IOException {
    Path now = Files.writeString(folder.resolve(".a.0badf00d-999999999-1.partial"), "");
    Path before = Files.writeString(folder.resolve(".b.0badf00d-999999999-1.partial"), "");
    Files.setLastModifiedTime(before, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    Leftovers.clear(new AppFolders(folder, folder, folder));

    assertEquals(List.of(now.getFileName().toString()), names());
  }

  /// Nobody looks through the folders where people save: the next save does.
  @Test
  void savingAgainClearsAwayWhatAKilledSaveLeft() throws IOException {
    Files.writeString(folder.resolve(".way.gif.999999999-1.partial"), "half");
    Files.writeString(folder.resolve(".other.gif.999999999-1.partial"), "half");
    Files.writeString(folder.resolve(".notes.partial"), "of somebody else");

    AtomicWriter.write(folder.resolve("way.gif"), new byte[1]);

    assertEquals(Set.of("way.gif", ".notes.partial"), Set.copyOf(names()));
  }

  @Test
  void aLinkInTheWayIsNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "mine");
    Path link = folder.resolve(".model.999999999-1.partial");
    Files.createSymbolicLink(link, victim);

    Leftovers.clear(new AppFolders(folder, folder, folder));

    assertEquals(List.of("victim"), names());
    assertEquals("mine", Files.readString(victim));
  }

  @Test
  void deletingAFolderLeavesNothing() throws IOException {
    AtomicWriter.createFolder(folder.resolve("model"), files(GOOD));
    AtomicWriter.removeFolder(folder.resolve("model"));
    assertEquals(List.of(), names());
  }

  @Test
  void fullAndReadOnlyDisksAreToldApart() {
    assertEquals(
        "here was not written: the disk is full. Free some space and try again.",
        told(new IOException("No space left on device")));
    assertEquals(
        "here was not written: the disk is full. Free some space and try again.",
        told(new FileSystemException("here", null, "There is not enough space on the disk")));
    assertEquals(
        "here was not written: %s may not be written to. Allow writing to it and try again."
            .formatted(Path.of("").toAbsolutePath()),
        told(new AccessDeniedException("here")));
    assertEquals(
        "here was not written: %s may not be written to. Allow writing to it and try again."
            .formatted(Path.of("").toAbsolutePath()),
        told(new FileSystemException("here", null, "Read-only file system")));
    assertFalse(told(new IOException()).contains("null"));
  }

  private static String told(IOException failure) {
    return UserMessages.words(FileWriteException.writing(Path.of("here"), failure));
  }

  private static SequencedMap<String, ChannelContent> files(ChannelContent last) {
    SequencedMap<String, ChannelContent> files = new LinkedHashMap<>();
    files.put("one", GOOD);
    files.put("two", last);
    return files;
  }

  private List<String> names() {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
