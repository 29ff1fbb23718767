package lunula.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  /// The command of Lunula's terminal.
  List<String> lunula(String... arguments) {
    return FreshJava.command("lunula.app.Main", List.of(), arguments);
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
