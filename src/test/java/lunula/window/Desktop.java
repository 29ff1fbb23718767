package lunula.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A screen of its own (Xvfb) with a window manager (openbox), and the hand of a person (xdotool).
final class Desktop implements AutoCloseable {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final List<Process> processes = new ArrayList<>();
  private final String display;

  /// A rectangle of the screen, in pixels.
  record Box(int x, int y, int width, int height) {
    boolean contains(int atX, int atY) {
      return atX >= x && atX < x + width && atY >= y && atY < y + height;
    }

    int middleX() {
      return x + width / 2;
    }

    int middleY() {
      return y + height / 2;
    }
  }

  /// @param scratch a folder for its own; its path has no spaces
  /// @throws IOException if Xvfb or openbox is not installed
  Desktop(Path scratch) throws IOException {
    // Xvfb looks for a free number itself and tells it.
    String screen = WIDTH + "x" + HEIGHT + "x24";
    Process server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    processes.add(server);
    display =
        ":" + new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8)).readLine();
    Path ready = scratch.resolve("desktop-ready");
    processes.addFirst(
        on(new ProcessBuilder("openbox", "--sm-disable", "--startup", "touch " + ready))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    until("the window manager is there", () -> Files.exists(ready));
  }

  /// Makes a process show its windows here.
  ProcessBuilder on(ProcessBuilder builder) {
    Map<String, String> environment = builder.environment();
    environment.put("DISPLAY", display);
    // GTK's other ways to a screen, and what would start services of the desktop.
    environment.keySet().removeAll(List.of("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"));
    environment.put("GDK_BACKEND", "x11");
    environment.put("NO_AT_BRIDGE", "1");
    return builder;
  }

  /// What a command printed, and whether it succeeded.
  private record Outcome(boolean ok, List<String> lines) {}

  private Outcome run(String... command) {
    try {
      Process process =
          on(new ProcessBuilder(command)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Outcome(process.waitFor() == 0, printed.lines().toList());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(String.join(" ", command), failure);
    }
  }

  /// Does something by xdotool.
  void hand(Object... words) {
    List<String> command =
        Arrays.stream(words).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
    command.addFirst("xdotool");
    Outcome outcome = run(command.toArray(String[]::new));
    if (!outcome.ok()) {
      throw new AssertionError(command + ": " + outcome.lines());
    }
  }

  /// Moves the pointer to a place, the last pixels one by one, and rests there.
  void rest(int x, int y) {
    for (int left = 3; left >= 0; left--) {
      hand("mousemove", "--sync", x + left, y);
    }
  }

  /// Presses at a place, moves to another and lets go there, as slowly as a hand.
  void drag(int fromX, int fromY, int toX, int toY) {
    rest(fromX, fromY);
    hand("mousedown", 1);
    int steps = 20;
    for (int step = 1; step <= steps; step++) {
      int x = fromX + (toX - fromX) * step / steps;
      int y = fromY + (toY - fromY) * step / steps;
      hand("mousemove", "--sync", x, y, "sleep", "0.05");
    }
    rest(toX, toY);
    hand("sleep", "1", "mouseup", 1, "sleep", "1");
  }

  void doubleClick(int x, int y) {
    rest(x, y);
    hand("click", "--repeat", 2, "--delay", 60, 1);
  }

  void click(int x, int y) {
    rest(x, y);
    hand("click", 1);
  }

  /// Types words and Enter.
  void type(String words) {
    hand("type", "--delay", 20, words);
    hand("key", "Return");
  }

  /// The mapped windows of the app, those of its popups too.
  List<String> windows() {
    return run("xdotool", "search", "--onlyvisible", "--class", "lunula.app.LunulaApp").lines();
  }

  /// Those of them whose title has these words.
  List<String> windows(String title) {
    return windows().stream().filter(window -> title(window).contains(title)).toList();
  }

  /// The mapped windows without a title: tooltips and menus.
  List<Box> popups() {
    return windows().stream().filter(window -> title(window).isEmpty()).map(this::box).toList();
  }

  /// The title of the window that has the keyboard, be it the app's or GTK's own; empty if none.
  String activeTitle() {
    return String.join("", run("xdotool", "getactivewindow", "getwindowname").lines());
  }

  String title(String window) {
    return String.join("", run("xdotool", "getwindowname", window).lines());
  }

  /// Where the window is that has the keyboard.
  Box activeBox() {
    return box(String.join("", run("xdotool", "getactivewindow").lines()));
  }

  /// Whether a window has the keyboard.
  boolean isActive(String window) {
    return run("xdotool", "getactivewindow").lines().contains(window);
  }

  Box box(String window) {
    Map<String, Integer> values =
        run("xdotool", "getwindowgeometry", "--shell", window).lines().stream()
            .map(line -> line.split("=", -1))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.parseInt(pair[1])));
    return new Box(
        values.getOrDefault("X", 0),
        values.getOrDefault("Y", 0),
        values.getOrDefault("WIDTH", 0),
        values.getOrDefault("HEIGHT", 0));
  }

  /// Waits until something holds, however long the machine takes for it.
  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in " + PATIENCE.toSeconds() + " s: " + what);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException given) {
        throw new AssertionError(given);
      }
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
  }
}
