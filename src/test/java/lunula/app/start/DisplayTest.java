package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private static boolean onLinux(String display) {
    return Display.isThere("Linux", Map.of("DISPLAY", display));
  }

  @Test
  void withoutADisplayLinuxHasNone() {
    assertFalse(Display.isThere("Linux", Map.of()));
    assertFalse(onLinux(""));
    assertFalse(onLinux("nonsense"));
  }

  @Test
  void aDisplayThatNobodyServesIsNone() throws IOException {
    assertFalse(onLinux(":59321.0"));
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertFalse(onLinux("127.0.0.1:" + (port - 6000) + ".0"));
  }

  @Test
  void aForwardedDisplayThatAnswersIsOne() throws IOException {
    // A machine cut off from everything may not even reach itself.
    var itself = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    assumeTrue(itself != null && itself.isUp(), "there is no loopback interface here");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertTrue(onLinux("127.0.0.1:" + (server.getLocalPort() - 6000) + ".0"));
    }
  }

  @Test
  void otherSystemsAlwaysHaveOne() {
    assertTrue(Display.isThere("Windows 11", Map.of()));
    assertTrue(Display.isThere("Mac OS X", Map.of()));
  }
}
