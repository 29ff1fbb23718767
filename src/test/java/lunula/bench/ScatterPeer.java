package lunula.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Has a page in a headless Chromium draw points with regl-scatterplot while it zooms, 1200 × 900
/// pixels, without a limit of frames, and prints the times from frame to frame as figures.
public final class ScatterPeer {
  private static final PrintStream OUT = System.out;
  private static final String PACKAGE = "regl-scatterplot@1.16.0";
  /// The processor time of the browser's other processes, which nobody waits for.
  static final String HELPERS = "helpers";

  private static final String PAGE = "scatter.html";
  private static final int LONGEST_MINUTES = 3;

  private final CompletableFuture<JsonObject> answer = new CompletableFuture<>();
  private final Path modules;

  private ScatterPeer(Path modules) {
    this.modules = modules;
  }

  /// Finds a Chromium: the one that `lunula.chromium` names, or one on the path.
  static Optional<String> chromium() {
    String named = System.getProperty("lunula.chromium", "");
    return named.isEmpty()
        ? PyTorch.onPath("chromium", "chromium-browser", "google-chrome", "chrome").stream()
            .findFirst()
        : Optional.of(named);
  }

  /// Lays the library into a folder, by npm, unless it is there.
  ///
  /// @return where its modules are; empty if there is no npm or it did not get them
  static Optional<Path> modules(Path work) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("npm"));
    Path modules = folder.resolve("node_modules");
    List<String> npm = PyTorch.onPath("npm");
    if (Files.notExists(modules.resolve("regl-scatterplot")) && !npm.isEmpty()) {
      new ProcessBuilder(
              npm.getFirst(),
              "install",
              "--prefix",
              folder.toString(),
              "--no-save",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund",
              PACKAGE)
          .redirectErrorStream(true)
          .redirectOutput(work.resolve("npm.txt").toFile())
          .start()
          .waitFor();
    }
    return Files.exists(modules.resolve("regl-scatterplot"))
        ? Optional.of(modules)
        : Optional.empty();
  }

  /// Draws so many points.
  ///
  /// @param arguments the Chromium, the modules' folder, a folder to work in, points, frames, and
  ///     `performance` or `default`
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var peer = new ScatterPeer(Path.of(arguments[1]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", peer::serve);
    server.start();
    String page =
        "http://127.0.0.1:%d/?points=%s&frames=%s&mode=%s"
            .formatted(server.getAddress().getPort(), arguments[3], arguments[4], arguments[5]);
    Process browser =
        new ProcessBuilder(
                arguments[0],
                "--headless=new",
                "--no-sandbox",
                "--no-first-run",
                "--disable-gpu-vsync",
                "--disable-frame-rate-limit",
                "--enable-unsafe-swiftshader",
                "--ignore-gpu-blocklist",
                "--window-size=1200,900",
                "--user-data-dir=" + Path.of(arguments[2], "chromium"),
                page)
            .redirectErrorStream(true)
            .redirectOutput(Path.of(arguments[2], "chromium.txt").toFile())
            .start();
    try {
      print(peer.answer.get(LONGEST_MINUTES, TimeUnit.MINUTES));
    } finally {
      List<ProcessHandle> helpers = browser.descendants().toList();
      OUT.println(WatchedProcess.figureLine(HELPERS, processorSeconds(helpers)));
      // The browser first: what it has waited for would count twice.
      browser.destroyForcibly().waitFor();
      helpers.forEach(ProcessHandle::destroyForcibly);
      server.stop(0);
    }
    System.exit(0);
  }

  private static double processorSeconds(List<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(time -> time.toMillis() / 1e3)
        .sum();
  }

  private static void print(JsonObject answer) throws IOException {
    if (answer.has("failure")) {
      throw new IOException(answer.get("failure").getAsString());
    }
    Times millis =
        Times.of(
            answer.getAsJsonArray("millis").asList().stream()
                .map(each -> each.getAsDouble())
                .toList());
    OUT.println(WatchedProcess.figureLine("frame p50", millis.median()));
    OUT.println(WatchedProcess.figureLine("frame p95", millis.percentile(95)));
    OUT.println(WatchedProcess.noteLine("renderer", answer.get("renderer").getAsString()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.equals("/figures")) {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(204, -1);
        answer.complete(JsonParser.parseString(body).getAsJsonObject());
        return;
      }
      byte[] content = path.equals("/") ? page() : module(path);
      exchange
          .getResponseHeaders()
          .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
      exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, Math.max(1, content.length));
      exchange.getResponseBody().write(content.length == 0 ? new byte[1] : content);
    }
  }

  private static byte[] page() throws IOException {
    try (InputStream page = ScatterPeer.class.getResourceAsStream(PAGE)) {
      return Objects.requireNonNull(page, PAGE).readAllBytes();
    }
  }

  private byte[] module(String path) throws IOException {
    Path file = modules.resolve(path.substring(1)).normalize();
    return file.startsWith(modules) && Files.isRegularFile(file)
        ? Files.readAllBytes(file)
        : new byte[0];
  }
}
