package lunula.app.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a window can be opened: on Linux that takes an X display that somebody serves.
public final class Display {
  private static final Pattern NAME = Pattern.compile("(.*):(\\d+)(\\.\\d+)?");
  private static final int FIRST_PORT = 6000;
  private static final int PATIENCE_MILLIS = 2_000;

  private Display() {}

  /// Blocks while a display on another machine is looked for, two seconds at most for each of its
  /// addresses.
  ///
  /// @param system the operating system’s name
  /// @param environment its variables
  public static boolean isThere(String system, Map<String, String> environment) {
    boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
    return !linux || isServed(environment.getOrDefault("DISPLAY", ""));
  }

  private static boolean isServed(String display) {
    Matcher name = NAME.matcher(display);
    if (!name.matches()) {
      return false;
    }
    String host = name.group(1);
    String number = name.group(2);
    boolean local = host.isEmpty() || host.equals("unix");
    return local
        ? Files.exists(Path.of("/tmp/.X11-unix/X" + number))
        : answers(host, FIRST_PORT + Integer.parseInt(number));
  }

  /// A display that was forwarded by a connection that has ended since answers no more.
  private static boolean answers(String host, int port) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (answers(new InetSocketAddress(address, port))) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException | IllegalArgumentException nowhere) {
      return false;
    }
  }

  private static boolean answers(InetSocketAddress place) {
    try (var socket = new Socket()) {
      socket.connect(place, PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
