package lunula.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A process that was watched from its start to its end.
///
/// @param said the JSON objects that it printed, one a line
/// @param seconds from its start to its end, or to the line that was waited for
/// @param processorSeconds of all its threads
/// @param peakMegabytes the most memory that was resident; NaN where the system does not say
record WatchedProcess(
    List<JsonObject> said, double seconds, double processorSeconds, double peakMegabytes) {
  private static final long EVERY_MILLIS = 20;

  /// Runs a command to its end, or until it says what is waited for; then it is ended.
  ///
  /// @param enough what is waited for
  /// @throws IOException if it cannot be started or fails; what it complained of is in the message
  static WatchedProcess run(List<String> command, Predicate<JsonObject> enough)
      throws IOException, InterruptedException {
    Path complaints = Files.createTempFile("lunula-bench-", ".txt");
    try {
      long began = System.nanoTime();
      Process process =
          FreshJava.unhindered(new ProcessBuilder(command).redirectError(complaints.toFile()))
              .start();
      Gauge gauge = new Gauge(process);
      gauge.start();
      List<JsonObject> said = new ArrayList<>();
      boolean ended = listen(process, said, enough);
      if (!ended) {
        process.waitFor();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      process.destroyForcibly().waitFor();
      gauge.join();
      if (!ended && process.exitValue() != 0) {
        throw new IOException(command + " failed: " + Files.readString(complaints));
      }
      return new WatchedProcess(said, seconds, gauge.processorSeconds, gauge.peakMegabytes);
    } finally {
      Files.delete(complaints);
    }
  }

  /// @return whether it said what was waited for
  private static boolean listen(
      Process process, List<JsonObject> said, Predicate<JsonObject> enough) throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<JsonObject> object = object(line);
        if (object.isPresent()) {
          said.add(object.get());
          if (enough.test(object.get())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Optional<JsonObject> object(String line) {
    try {
      return line.startsWith("{")
          ? Optional.of(JsonParser.parseString(line).getAsJsonObject())
          : Optional.empty();
    } catch (JsonSyntaxException other) {
      return Optional.empty();
    }
  }

  /// A line by which a process tells a figure.
  static String figureLine(String name, double value) {
    JsonObject figure = new JsonObject();
    figure.addProperty("figure", name);
    figure.addProperty("value", value);
    return figure.toString();
  }

  /// A line by which a process tells a word.
  static String noteLine(String name, String text) {
    JsonObject note = new JsonObject();
    note.addProperty("note", name);
    note.addProperty("text", text);
    return note.toString();
  }

  /// A figure that the process told: `{"figure": NAME, "value": NUMBER}`.
  OptionalDouble figure(String name) {
    return said.stream()
        .filter(each -> each.has("figure") && each.get("figure").getAsString().equals(name))
        .mapToDouble(each -> each.get("value").getAsDouble())
        .findFirst();
  }

  /// A word that the process told: `{"note": NAME, "text": TEXT}`; empty if it did not.
  String note(String name) {
    return said.stream()
        .filter(each -> each.has("note") && each.get("note").getAsString().equals(name))
        .map(each -> each.get("text").getAsString())
        .findFirst()
        .orElse("");
  }

  /// What it told of the epochs that it trained, in their order.
  List<JsonObject> epochs() {
    return said.stream()
        .filter(each -> each.has("event") && each.get("event").getAsString().equals("epoch"))
        .toList();
  }

  /// Looks again and again how much a process has used; on Linux only, where the kernel keeps the
  /// most memory that was resident.
  private static final class Gauge extends Thread {
    private final Process process;
    private double processorSeconds;
    private double peakMegabytes = Double.NaN;

    Gauge(Process process) {
      this.process = process;
      setDaemon(true);
    }

    @Override
    public void run() {
      Path status = Path.of("/proc", Long.toString(process.pid()), "status");
      boolean alive = true;
      while (alive) {
        look(status);
        alive = goesOn();
      }
    }

    private boolean goesOn() {
      try {
        return !process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException end) {
        return false;
      }
    }

    private void look(Path status) {
      processorSeconds =
          process
              .info()
              .totalCpuDuration()
              .map(Duration::toMillis)
              .map(millis -> millis / 1e3)
              .orElse(processorSeconds);
      try {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            peakMegabytes = Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
          }
        }
      } catch (IOException gone) {
        // Ended, or not on Linux: what was seen last stands.
      }
    }
  }
}
