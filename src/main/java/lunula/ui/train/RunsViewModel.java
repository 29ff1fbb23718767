package lunula.ui.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lunula.export.numbers.CsvTable;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Job;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import lunula.ui.train.RunColumns.Column;
import org.jspecify.annotations.Nullable;

/// The runs of this sitting: a table of all, and the newest beside the one before it. JavaFX thread
/// only.
public final class RunsViewModel {
  private final Texts texts = Texts.of(RunsViewModel.class);
  private final ExplorerState exploration;
  private final Job<Path> job;
  private final ReadOnlyObjectWrapper<List<FinishedRun>> runs =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StringProperty sort = new SimpleStringProperty("train.runs.number");
  private final BooleanProperty descending = new SimpleBooleanProperty();
  private final List<Setting<?>> settings =
      Setting.notInSession(
          "the runs of a sitting end with it",
          Setting.of("train.runs.sort", sort),
          Setting.of("train.runs.descending", descending));

  /// The newest run and the one before it.
  public record Pair(FinishedRun last, FinishedRun newest) {
    /// Whether their losses compare.
    public boolean comparable() {
      return last.group().equals(newest.group());
    }

    /// What was set differently.
    List<Column> differences() {
      return RunColumns.differing(List.of(last, newest));
    }
  }

  /// @param disk writes files; may block
  RunsViewModel(ExplorerState exploration, Executor disk, Executor foreground) {
    this.exploration = exploration;
    job = Job.ofFiles(disk, foreground);
  }

  /// The runs that have ended, in order.
  public ReadOnlyObjectProperty<List<FinishedRun>> runsProperty() {
    return runs.getReadOnlyProperty();
  }

  /// Whether the sheet lies over the window.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// The column that the table is sorted by, by the key of its name.
  public StringProperty sortProperty() {
    return sort;
  }

  /// Whether it is sorted the other way round.
  public BooleanProperty descendingProperty() {
    return descending;
  }

  /// Sorts by a column, or the other way round if it is sorted by it already.
  void sortBy(Column column) {
    boolean again = sort.get().equals(column.id());
    descending.set(again && !descending.get());
    sort.set(column.id());
  }

  /// The newest run beside the one before it; null while there are fewer than two.
  public @Nullable Pair pair() {
    List<FinishedRun> all = runs.get();
    return all.size() < 2 ? null : new Pair(all.get(all.size() - 2), all.getLast());
  }

  /// The columns of the table.
  List<Column> columns() {
    return RunColumns.of(runs.get());
  }

  /// The runs in the order of the table.
  List<FinishedRun> sorted() {
    Comparator<FinishedRun> order =
        columns().stream()
            .filter(column -> column.id().equals(sort.get()))
            .findFirst()
            .map(Column::order)
            .orElse(Comparator.comparingInt(FinishedRun::number));
    return runs.get().stream().sorted(descending.get() ? order.reversed() : order).toList();
  }

  /// The writing of the table.
  public Job<Path> job() {
    return job;
  }

  List<Setting<?>> settings() {
    return settings;
  }

  /// Writes the table as it is shown, and says so in a notice.
  void save(Path file) {
    List<Column> columns = columns();
    Stream<List<String>> rows =
        sorted().stream().map(run -> columns.stream().map(column -> column.plain(run)).toList());
    List<String> header = columns.stream().map(Column::name).toList();
    var table = new CsvTable(Stream.concat(Stream.of(header), rows).toList());
    job.start(
        heard -> {
          table.write(file);
          return Optional.of(file);
        },
        end ->
            exploration
                .noticeProperty()
                .set(end.inWords(done -> texts.get("train.runs.saved", done.getFileName()), "")));
  }

  /// Takes a run that has ended. Only the newest two keep their maps.
  void add(
      String data,
      String checksum,
      TrainingPlan plan,
      TrainingOutcome outcome,
      @Nullable MapData map) {
    List<FinishedRun> all = new ArrayList<>(runs.get());
    if (all.size() > 1) {
      int before = all.size() - 2;
      all.set(before, all.get(before).withoutMap());
    }
    all.add(
        new FinishedRun(
            all.size() + 1, data, checksum, plan, outcome.curve(), outcome.seconds(), null, map));
    runs.set(List.copyOf(all));
  }

  /// The newest run's result is in the library.
  void kept(String name) {
    List<FinishedRun> all = new ArrayList<>(runs.get());
    if (!all.isEmpty()) {
      all.set(all.size() - 1, all.getLast().keptAs(name));
      runs.set(List.copyOf(all));
    }
  }
}
