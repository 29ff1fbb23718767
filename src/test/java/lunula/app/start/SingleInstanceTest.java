package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lunula.app.start.SingleInstance.Meeting;
import lunula.files.AppFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
  private static final int LONGEST = 64;

  @TempDir Path root;
  private final BlockingQueue<List<Path>> visits = new LinkedBlockingQueue<>();
  private final BlockingQueue<SingleInstance> made = new LinkedBlockingQueue<>();

  @BeforeEach
  void findRoom() {
    assumeTrue(
        root.toString().getBytes(StandardCharsets.UTF_8).length < LONGEST,
        "the folder for temporary files has too long a name for sockets in it");
  }

  private SingleInstance at(Path folder, String name) {
    var place = new SingleInstance(folder, name, Duration.ofMinutes(1));
    made.add(place);
    return place;
  }

  @AfterEach
  void close() {
    made.forEach(SingleInstance::close);
  }

  @Test
  void theSecondHandsItsFilesToTheFirst() throws Exception {
    SingleInstance first = at(root.resolve("运行 时"), "w");
    assertEquals(Meeting.FIRST, first.meet(List.of()));
    first.listen(visits::add);

    List<Path> files = List.of(Path.of("/home/月亮/my session.lunula"), Path.of("/b"));
    assertEquals(Meeting.HANDED_OVER, at(root.resolve("运行 时"), "w").meet(files));
    assertEquals(files, visits.poll(60, TimeUnit.SECONDS));

    assertEquals(Meeting.HANDED_OVER, at(root.resolve("运行 时"), "w").meet(List.of()));
    assertEquals(List.of(), visits.poll(60, TimeUnit.SECONDS));
  }

  @Test
  void whoComesAndSaysNothingKeepsNobodyOut() throws Exception {
    SingleInstance first = at(root, "w");
    first.meet(List.of());
    first.listen(visits::add);
    assertEquals(Meeting.HANDED_OVER, at(root, "w").meet(List.of()));
    var address = UnixDomainSocketAddress.of(root.resolve("w.socket"));
    try (SocketChannel silent = SocketChannel.open(address);
        SocketChannel another = SocketChannel.open(address)) {
      assertTrue(silent.isConnected() && another.isConnected());
      assertEquals(Meeting.HANDED_OVER, at(root, "w").meet(List.of()));
    }
  }

  @Test
  void whoNeverStopsTalkingIsNotListenedTo() throws Exception {
    SingleInstance first = at(root, "w");
    first.meet(List.of());
    first.listen(visits::add);
    assertEquals(Meeting.HANDED_OVER, at(root, "w").meet(List.of()));
    visits.clear();
    try (SocketChannel talker =
        SocketChannel.open(UnixDomainSocketAddress.of(root.resolve("w.socket")))) {
      ByteBuffer much = ByteBuffer.allocate(1 << 16);
      assertThrows(
          IOException.class,
          () -> {
            for (int i = 0; i < 10_000; i++) {
              talker.write(much.clear());
            }
          });
    }
    assertEquals(Meeting.HANDED_OVER, at(root, "w").meet(List.of(Path.of("/a"))));
    assertEquals(List.of(Path.of("/a")), visits.poll(60, TimeUnit.SECONDS));
  }

  @Test
  void afterTheFirstHasClosedTheNextIsFirst() {
    SingleInstance first = at(root, "w");
    first.meet(List.of());
    first.listen(visits::add);
    assertEquals(Meeting.HANDED_OVER, at(root, "w").meet(List.of()));
    first.close();
    assertEquals(Meeting.FIRST, at(root, "w").meet(List.of()));
  }

  @Test
  void whatACrashLeftBehindIsNoObstacle() throws Exception {
    Files.createFile(root.resolve("w.lock"));
    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(root.resolve("w.socket")));
    }
    SingleInstance first = at(root, "w");
    assertEquals(Meeting.FIRST, first.meet(List.of()));
    first.listen(visits::add);
    assertEquals(Meeting.HANDED_OVER, at(root, "w").meet(List.of()));
  }

  @Test
  void whereThereIsNoPlaceToMeetOneGoesOnAlone() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    assertEquals(Meeting.ALONE, at(file.resolve("inside"), "w").meet(List.of()));
    assertEquals(Meeting.ALONE, at(root.resolve("long".repeat(40)), "w").meet(List.of()));
  }

  @Test
  void nobodyElseEntersTheMeetingPlace() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    at(root.resolve("mine"), "w").meet(List.of());
    assertEquals(
        PosixFilePermissions.fromString("rwx------"),
        Files.getPosixFilePermissions(root.resolve("mine")));
  }

  @Test
  void twoLibrariesOrTwoScreensDoNotMeet() {
    var here = new AppFolders(root, root.resolve("here"), root.resolve("c"));
    var there = new AppFolders(root, root.resolve("there"), root.resolve("c"));
    Map<String, String> screen = Map.of("XDG_RUNTIME_DIR", root.toString(), "DISPLAY", ":0");
    Map<String, String> other = Map.of("XDG_RUNTIME_DIR", root.toString(), "DISPLAY", ":1");
    for (SingleInstance place :
        List.of(
            SingleInstance.of(here, screen),
            SingleInstance.of(there, screen),
            SingleInstance.of(here, other))) {
      made.add(place);
      assertEquals(Meeting.FIRST, place.meet(List.of()));
    }
    assertFalse(Files.exists(root.resolve("here")));
  }
}
