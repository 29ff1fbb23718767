package lunula.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LoadOutcome;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.data.format.DataFinder;
import lunula.data.format.FashionMnist;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.files.AppFolders;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.model.ImageSize;
import lunula.model.card.ModelCard;
import org.jspecify.annotations.Nullable;

/// The data sets a person can choose: those that come with Lunula and those they brought.
///
/// Safe for several threads at once. [#choices] and [#choiceOf] take no time to speak of;
/// everything else blocks.
public final class DataSets {
  /// Fashion-MNIST, which is always there.
  public static final DataChoice FASHION =
      new DataChoice(
          FashionMnist.ID,
          FashionMnist.NAME,
          ImageSize.SMALL,
          FashionMnist.TRAIN_COUNT,
          FashionMnist.TEST_COUNT,
          FashionMnist.CLASS_NAMES,
          false);

  private static final int MOST_REMEMBERED = 2;
  private static final int LARGE_MOON = 64;

  private final FashionMnist garments;
  private final SequencedMap<String, Moons> moons = new LinkedHashMap<>();
  private final OwnDataFolder own;
  private final Deque<Remembered> newest = new ArrayDeque<>();

  private record Remembered(String id, LoadOutcome.Loaded outcome) {}

  /// @param fashionMnist the folder of its four files
  /// @param own the folder of the person's data sets; made when the first is kept
  public DataSets(Path fashionMnist, Path own) {
    garments = new FashionMnist(fashionMnist);
    this.own = new OwnDataFolder(own);
    MoonRecipe every = MoonRecipe.of(MoonPhases.EVERY_PHASE);
    MoonRecipe extremes = MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT);
    moons.put("moons", new Moons(every));
    moons.put("moons-extremes", new Moons(extremes));
    moons.put("moons-64", new Moons(every.withSide(LARGE_MOON)));
    moons.put("moons-64-extremes", new Moons(extremes.withSide(LARGE_MOON)));
  }

  /// The data sets of this installation and person.
  public static DataSets in(AppFolders folders) {
    return new DataSets(folders.fashionMnist(), folders.ownData());
  }

  /// All data sets: Fashion-MNIST, the moons, then the person's own by name. Looks at no image.
  public List<DataChoice> choices() {
    List<DataChoice> choices = new ArrayList<>();
    choices.add(FASHION);
    moons.forEach((id, source) -> choices.add(choice(id, source.name(), source.recipe())));
    choices.addAll(own.choices());
    return List.copyOf(choices);
  }

  private static DataChoice choice(String id, String name, MoonRecipe recipe) {
    ImageSize size = new ImageSize(recipe.side(), recipe.side());
    return new DataChoice(
        id,
        name,
        size,
        recipe.trainCount(),
        recipe.testCount(),
        recipe.phases().classNames(),
        false);
  }

  /// The data set that a model was trained on: the one of its checksum, else the one of its name.
  public Optional<DataChoice> choiceOf(ModelCard card) {
    Optional<String> id = idOf(card.dataChecksum());
    List<DataChoice> choices = choices();
    return choices.stream()
        .filter(choice -> id.equals(Optional.of(choice.id())))
        .findFirst()
        .or(
            () ->
                choices.stream().filter(named -> named.name().equals(card.dataSet())).findFirst());
  }

  private Optional<String> idOf(String checksum) {
    synchronized (newest) {
      for (Remembered one : newest) {
        if (one.outcome.data().checksum().equals(checksum)) {
          return Optional.of(one.id);
        }
      }
    }
    return own.idOf(checksum);
  }

  /// A data set of the catalog, or in any file or folder that [DataFinder] knows.
  ///
  /// @param word an id, or else a path
  /// @throws DataException with a sentence for the person, if it is neither
  public DataSource source(String word) throws DataException {
    DataSource known = known(word);
    return known != null ? known : elsewhere(word, Shaping.asItIs());
  }

  /// A data set in a file or folder, its pictures brought into shape.
  ///
  /// @throws DataException with a sentence for the person, if there is none
  public DataSource elsewhere(String path, Shaping shaping) throws DataException {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (Files.exists(file)) {
        return DataFinder.find(file, shaping, Split.ONE_IN_SIX);
      }
    } catch (InvalidPathException noPath) {
      // Then it is no data set either, as said below.
    }
    throw new DataException(
        UserMessage.of(
            "datasets.none",
            path,
            String.join(", ", choices().stream().map(DataChoice::id).toList())));
  }

  private @Nullable DataSource known(String id) {
    if (id.equals(FashionMnist.ID)) {
      return garments;
    }
    Moons drawn = moons.get(id);
    return drawn != null ? drawn : own.source(id);
  }

  /// Loads a data set. The newest two of the catalog stay in memory, so that asking again costs
  /// nothing; what lies elsewhere is read anew each time.
  ///
  /// @param word an id, or else a path
  /// @param progress may end it
  /// @throws DataException with a sentence for the person
  public LoadOutcome load(String word, Progress progress) throws DataException {
    LoadOutcome.Loaded before = remembered(word);
    if (before != null) {
      return before;
    }
    DataSource known = known(word);
    LoadOutcome outcome = (known != null ? known : source(word)).load(progress);
    if (known != null && outcome instanceof LoadOutcome.Loaded loaded) {
      remember(word, loaded);
    }
    return outcome;
  }

  /// Loads a data set that nobody can cancel.
  public DataSet load(String word) throws DataException {
    return load(word, Progress.NONE).whole();
  }

  private LoadOutcome.@Nullable Loaded remembered(String id) {
    synchronized (newest) {
      return newest.stream()
          .filter(one -> one.id.equals(id))
          .map(Remembered::outcome)
          .findFirst()
          .orElse(null);
    }
  }

  private void remember(String id, LoadOutcome.Loaded loaded) {
    synchronized (newest) {
      newest.removeIf(one -> one.id.equals(id));
      newest.addFirst(new Remembered(id, loaded));
      if (newest.size() > MOST_REMEMBERED) {
        newest.removeLast();
      }
    }
  }

  /// Keeps a data set among the person's own; whole or not at all.
  ///
  /// @param name what the person calls it; its id is made from it
  /// @throws IOException with a sentence for the person
  public DataChoice keep(DataSet data, String name) throws IOException {
    return own.keep(data, name, id -> known(id) != null);
  }

  /// Draws moons and keeps them among the person's own data sets, with all that is known of them;
  /// whole or not at all. Blocking.
  ///
  /// @param name what the person calls them
  /// @param progress hears how far it has come, in moons, and may cancel
  /// @return nothing if cancelled
  /// @throws IOException with a sentence for the person
  public Optional<DataChoice> make(MoonRecipe recipe, String name, Progress progress)
      throws IOException {
    return switch (new Moons(recipe).load(progress)) {
      case LoadOutcome.Loaded loaded -> Optional.of(keep(loaded.data(), name));
      case LoadOutcome.Cancelled cancelled -> Optional.empty();
    };
  }

  /// Deletes one of the person's own data sets for good; models trained on it stay.
  ///
  /// @throws IOException with a sentence for the person
  public void delete(String id) throws IOException {
    own.delete(id);
    synchronized (newest) {
      newest.removeIf(one -> one.id.equals(id));
    }
  }
}
