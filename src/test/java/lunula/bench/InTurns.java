package lunula.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lunula.bench.Figures.Series;

/// Whole processes in turns, A B A B, so that whatever else the machine does is done to all alike,
/// and none idles while another works.
final class InTurns {
  /// Makes a command for each turn, which may need a new folder.
  interface Command {
    List<String> make() throws IOException;
  }

  private final SequencedMap<String, Command> commands = new LinkedHashMap<>();
  private final Map<String, Predicate<JsonObject>> enough = new LinkedHashMap<>();
  private final SequencedMap<String, List<WatchedProcess>> done = new LinkedHashMap<>();

  /// Adds somebody who takes turns.
  InTurns with(String who, Command command) {
    return with(who, command, object -> false);
  }

  /// Adds somebody whose process ends when it says what is waited for.
  InTurns with(String who, Command command, Predicate<JsonObject> waitedFor) {
    commands.put(who, command);
    enough.put(who, waitedFor);
    done.put(who, new ArrayList<>());
    return this;
  }

  /// Runs all, so many times.
  InTurns run(int rounds) throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Command> each : commands.entrySet()) {
        done.get(each.getKey())
            .add(WatchedProcess.run(each.getValue().make(), enough.get(each.getKey())));
      }
    }
    return this;
  }

  /// The processes of one of them.
  List<WatchedProcess> of(String who) {
    return done.get(who);
  }

  /// The sum of a figure over all processes that tell it.
  double sum(String figure) {
    return done.values().stream()
        .flatMap(List::stream)
        .mapToDouble(process -> process.figure(figure).orElse(0))
        .sum();
  }

  /// What each process tells, for all of them; what is not finite is left out.
  List<Series> series(Function<WatchedProcess, Stream<Double>> figures) {
    List<Series> series = new ArrayList<>();
    done.forEach(
        (who, processes) ->
            series.add(
                new Series(
                    who, processes.stream().flatMap(figures).filter(Double::isFinite).toList())));
    return series;
  }
}
