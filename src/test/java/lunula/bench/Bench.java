package lunula.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the parts of the benchmarks share.
///
/// @param work a folder to work in
/// @param torch PyTorch, where there is one
/// @param quick whether they are only tried out: fewer turns, less data, figures that mean nothing
record Bench(Path work, Optional<PyTorch> torch, boolean quick) {
  /// Turns of each side.
  int rounds() {
    return quick ? 1 : 3;
  }

  /// The packaged app's launcher, if it is named.
  String launcher() {
    return System.getProperty("lunula.bench.launcher", "");
  }

  /// A command of Lunula's terminal.
  List<String> lunula(String... arguments) {
    return launcher().isEmpty()
        ? FreshJava.command("lunula.app.Main", List.of(), arguments)
        : Stream.concat(Stream.of(launcher()), Stream.of(arguments)).toList();
  }

  /// Adds PyTorch to those who take turns: with its own number of threads, and, where that is not
  /// one a core, with that too.
  ///
  /// @param arguments of the script, made for each turn
  void torch(InTurns turns, String... arguments) {
    if (torch.isEmpty()) {
      return;
    }
    PyTorch peer = torch.get();
    turns.with("PyTorch", () -> peer.command(arguments));
    int cores = Runtime.getRuntime().availableProcessors();
    if (peer.threads() != cores) {
      String[] more = Arrays.copyOf(arguments, arguments.length + 1);
      more[arguments.length] = Integer.toString(cores);
      turns.with("PyTorch, " + cores + " threads", () -> peer.command(more));
    }
  }

  /// One part of the benchmarks.
  interface Part {
    void measure(Bench bench, Figures.Collector into) throws IOException, InterruptedException;
  }
}
