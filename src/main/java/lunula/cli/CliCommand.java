package lunula.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LoadOutcome;
import lunula.data.Skipped;
import lunula.data.format.IdxWriter;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.InvalidValueException;
import lunula.files.JsonText;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.measure.StoredCodes;
import lunula.model.LiveModel;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What all commands share: where they print, how they ask, and how they load images. `call` does
/// the work, blocking, and returns the exit code; an [IllegalArgumentException] from it refuses
/// what was typed.
@Command(mixinStandardHelpOptions = true, version = Terminal.VERSION)
abstract class CliCommand implements Callable<Integer> {
  private static final int MOST_WATCHED = 20;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json")
  private boolean json;

  private List<Skipped> skipped = List.of();

  /// The words of a message.
  static String words(String key, Object... arguments) {
    return UserMessages.words(UserMessage.of(key, arguments));
  }

  /// A refusal of what was typed.
  static InvalidValueException wrong(String key, Object... arguments) {
    return new InvalidValueException(key, arguments);
  }

  /// Refuses a class that a network is not told.
  ///
  /// @param label its number; null if none was typed
  static void checkClass(Architecture network, @Nullable Integer label) {
    if (label != null && (label < 0 || label >= network.classes())) {
      throw network.conditional()
          ? wrong("cli.class.known", network.classes() - 1)
          : wrong("cli.class.untold");
    }
  }

  final Surroundings surroundings() {
    return Terminal.surroundings(spec());
  }

  /// What picocli knows of this command.
  final CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it before the call");
  }

  /// Whether a model gives something else here than is stored with it, as far as its images are at
  /// hand.
  final boolean isDoubtful(Path folder) {
    var models = new StoredModels();
    try {
      StoredMap map = models.map(folder);
      Optional<DataChoice> choice = dataSets().choiceOf(map.card());
      if (map.samples() != null || map.test().count() == 0 || choice.isEmpty()) {
        return false;
      }
      DataSet images = load(choice.get().id());
      if (!images.checksum().equals(map.card().dataChecksum())) {
        return false;
      }
      try (LiveModel live = models.live(map)) {
        return live.encoder()
            .filter(encoder -> StoredCodes.differ(encoder, map.test(), images.test()))
            .isPresent();
      }
    } catch (IOException | RuntimeException unknown) {
      // Neither is it without its images, or without what computes it.
      return false;
    }
  }

  final DataSets dataSets() {
    return DataSets.in(surroundings().folders());
  }

  final ModelFinder models() {
    return new ModelFinder(ModelLibrary.in(surroundings().folders()));
  }

  /// Refuses a folder with images in it: a set is not written over another one.
  static void checkNoSet(Path folder) {
    if (IdxWriter.isIn(folder)) {
      throw wrong("cli.data.exists", folder);
    }
  }

  /// A sentence for people.
  final void say(String key, Object... arguments) {
    print(words(key, arguments));
  }

  /// A line for people, in words already.
  final void print(String line) {
    if (!json) {
      surroundings().print(line);
    }
  }

  /// A line for machines.
  final void tell(JsonLine line) {
    if (json) {
      surroundings().print(line.toString());
    }
  }

  /// A sentence beside the results.
  final void warn(String key, Object... arguments) {
    surroundings().complain(words(key, arguments));
  }

  /// Asks a question that only `y` or `yes` answers with yes.
  ///
  /// @throws IllegalArgumentException if nobody is there to answer
  final boolean confirmed(String question) throws IOException {
    Surroundings surroundings = surroundings();
    if (!surroundings.watched()) {
      throw wrong("cli.delete.nobody");
    }
    surroundings.err().print(Surroundings.steady(question) + " [y/N] ");
    surroundings.err().flush();
    String answer = surroundings.in().readLine();
    boolean agreed = answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    if (!agreed) {
      warn("cli.delete.not");
    }
    return agreed;
  }

  /// Work that tells how far it has come.
  interface Work<T, X extends Exception> {
    T with(Progress progress) throws X;
  }

  /// Does work behind a bar, where somebody watches.
  ///
  /// @param doing what is being done, in words
  final <T, X extends Exception> T behindBar(String doing, Work<T, X> work) throws X {
    try (ProgressBar bar = new ProgressBar(surroundings())) {
      return work.with(bar.progress(doing));
    }
  }

  /// Loads a data set; tells what was left out.
  ///
  /// @param word its id or path
  final DataSet load(String word) throws DataException {
    return load(words("cli.data.reading", word), progress -> dataSets().load(word, progress));
  }

  /// Loads a data set that is not in the catalog.
  final DataSet load(DataSource source) throws DataException {
    return load(words("cli.data.reading", source.name()), source::load);
  }

  /// Likewise.
  ///
  /// @param doing what is being done, in words
  final <X extends Exception> DataSet load(String doing, Work<LoadOutcome, X> loading) throws X {
    if (!(behindBar(doing, loading) instanceof LoadOutcome.Loaded loaded)) {
      // Nobody does, but for the end of the process.
      throw new CancellationException();
    }
    if (!json) {
      loaded.notes().forEach(surroundings()::complain);
    }
    skipped = loaded.skipped();
    if (loaded.skippedCount() > 0) {
      warn("cli.skipped", loaded.skippedCount());
      if (!json) {
        listSkipped(loaded.skippedCount());
      }
    }
    return loaded.data();
  }

  /// A line each; where a person watches, no more than fit on a screen.
  private void listSkipped(int count) {
    Surroundings surroundings = surroundings();
    int listed = Math.min(skipped.size(), surroundings.watched() ? MOST_WATCHED : count);
    skipped
        .subList(0, listed)
        .forEach(one -> surroundings.err().println("  " + Surroundings.steady(one.toString())));
    if (listed < count) {
      surroundings.err().println("  " + words("cli.skipped.more", count - listed));
    }
    surroundings.err().flush();
  }

  /// What the last loading left out, for machines: objects of `what` and `why`.
  final List<JsonLine> skipped() {
    return skipped.stream()
        .map(one -> JsonLine.of("what", one.what()).with("why", one.why()))
        .toList();
  }

  /// Finds the model that a person means: by its name in the library, by its folder's name there,
  /// or by any folder.
  record ModelFinder(ModelLibrary library) {
    /// The model's folder.
    ///
    /// @throws UserMessageException if there is none or more than one
    Path folder(String word) throws UserMessageException {
      LibraryEntry entry = known(word);
      if (entry != null) {
        return entry.folder();
      }
      try {
        Path folder = Path.of(word).toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
          return folder;
        }
      } catch (InvalidPathException noPath) {
        // Then it is no model either, as said below.
      }
      throw missing(word);
    }

    /// The model in the library.
    ///
    /// @throws UserMessageException if there is none or more than one
    LibraryEntry entry(String word) throws UserMessageException {
      LibraryEntry entry = known(word);
      if (entry == null) {
        throw missing(word);
      }
      return entry;
    }

    private @Nullable LibraryEntry known(String word) throws UserMessageException {
      List<LibraryEntry> entries = library.list().entries();
      for (LibraryEntry entry : entries) {
        if (id(entry).equals(word)) {
          return entry;
        }
      }
      List<LibraryEntry> named =
          entries.stream().filter(entry -> entry.card().name().equalsIgnoreCase(word)).toList();
      if (named.size() > 1) {
        throw new UserMessageException("cli.model.many", named.size(), word, ids(named));
      }
      return named.isEmpty() ? null : named.getFirst();
    }

    private UserMessageException missing(String word) {
      List<LibraryEntry> entries = library.list().entries();
      return new UserMessageException(
          entries.isEmpty()
              ? UserMessage.of("cli.model.none", word)
              : UserMessage.of("cli.model.missing", word, ids(entries)),
          null);
    }

    private static String ids(List<LibraryEntry> entries) {
      return entries.stream().map(ModelFinder::id).collect(Collectors.joining(", "));
    }

    /// A model's name for commands: that of its folder.
    static String id(LibraryEntry entry) {
      return String.valueOf(entry.folder().getFileName());
    }
  }

  /// A command that only groups others: called alone, it says which words may follow.
  @Command(mixinStandardHelpOptions = true)
  abstract static class CommandGroup implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public final void run() {
      var commands = Objects.requireNonNull(spec, "picocli sets it before the call").subcommands();
      throw CliCommand.wrong("cli.group", String.join(", ", commands.keySet()));
    }
  }

  /// One JSON object on one line, for machines. A number that is none becomes null.
  static final class JsonLine {
    private final JsonObject fields = new JsonObject();

    /// An object of one field, as by [#with(String, Object)].
    static JsonLine of(String name, Object value) {
      return new JsonLine().with(name, value);
    }

    /// The same object with one more field: a number, a text, a truth value, a list of those, or
    /// another object.
    JsonLine with(String name, Object value) {
      fields.add(name, JsonText.of(plain(value)));
      return this;
    }

    /// The same object with all losses of a network by their ids; those it lacks are null, as the
    /// KL term and the bound of a plain autoencoder.
    JsonLine with(LossWords words, Losses losses) {
      words.all().forEach(each -> with(each.id(), words.schema().value(each, losses)));
      words.schema().absent().forEach(each -> with(each.id(), Double.NaN));
      return this;
    }

    private static Object plain(Object value) {
      return switch (value) {
        case JsonLine line -> line.fields;
        case Collection<?> many -> many.stream().map(JsonLine::plain).toList();
        default -> value;
      };
    }

    @Override
    public String toString() {
      return JsonText.line(fields);
    }
  }
}
