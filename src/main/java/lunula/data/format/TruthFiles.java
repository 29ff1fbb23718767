package lunula.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.Truth;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonRecipeFile;
import lunula.data.moons.MoonTruth;
import lunula.files.FileWriteException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// What is known of drawn images beyond their pixels, in files beside their IDX files: a table of
/// factors for each part, and the recipe that drew them.
///
/// Files that are missing are no failure; such that cannot be used become a note.
public final class TruthFiles {
  /// Names of all such files.
  public static final Set<String> FILES =
      Set.of(FactorFile.name("train"), FactorFile.name("t10k"), MoonRecipeFile.NAME);

  private TruthFiles() {}

  /// Writes what is known of a set beside its images; nothing if nothing is.
  ///
  /// @throws FileWriteException if a file could not be written
  public static void write(Path folder, DataSet data) throws FileWriteException {
    write(folder, "train", data.train().factors());
    write(folder, "t10k", data.test().factors());
    if (data.truth().isPresent()) {
      data.truth().get().write(folder);
    }
  }

  private static void write(Path folder, String part, Factors factors) throws FileWriteException {
    if (!factors.isEmpty()) {
      FactorFile.write(folder.resolve(FactorFile.name(part)), factors);
    }
  }

  /// The factors of a part's images.
  ///
  /// @param part `train` or `t10k`
  /// @param notes grows by a sentence if the table cannot be used
  public static Factors factors(Path folder, String part, int count, List<String> notes) {
    Path file = folder.resolve(FactorFile.name(part));
    if (!Files.isRegularFile(file)) {
      return Factors.none(count);
    }
    try {
      return FactorFile.read(file, count);
    } catch (DataException unusable) {
      notes.add(UserMessages.words(unusable));
      return Factors.none(count);
    }
  }

  /// What drew the images, if a file says so.
  ///
  /// @param side of the images
  /// @param notes grows by a sentence if the file cannot be used
  public static Optional<Truth> truth(Path folder, int side, List<String> notes) {
    Path file = folder.resolve(MoonRecipeFile.NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      MoonRecipe recipe = MoonRecipeFile.read(file);
      if (recipe.side() == side) {
        return Optional.of(new MoonTruth(recipe));
      }
      notes.add(
          UserMessages.words(
              UserMessage.of(
                  "data.moons.side.differs", UserMessages.shortName(file), recipe.side(), side)));
    } catch (DataException unusable) {
      notes.add(UserMessages.words(unusable));
    }
    return Optional.empty();
  }

  /// A data set whose images are known to be drawn.
  ///
  /// @param declared what its files say; where they say nothing, the images may be recognised
  public static DataSet drawn(DataSet data, Optional<Truth> declared) {
    List<String> names = data.test().factors().names();
    return data.drawnBy(
        declared
            .filter(truth -> names.equals(truth.factors()))
            .or(() -> MoonTruth.recognised(data.test()))
            .filter(truth -> names.equals(data.train().factors().names())));
  }
}
