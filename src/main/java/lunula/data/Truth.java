package lunula.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lunula.data.format.FactorFile;
import lunula.data.format.IdxReader;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonRecipeFile;
import lunula.files.FileWriteException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// What is known of drawn images beyond their pixels, in files beside their IDX files: a table of
/// factors for each part, and the recipe that drew them.
///
/// Files that are missing are no failure; such that cannot be used become a note.
public final class Truth {
  /// Names of all such files.
  public static final Set<String> FILES =
      Set.of(FactorFile.name("train"), FactorFile.name("t10k"), MoonRecipeFile.NAME);

  private Truth() {}

  /// Writes what is known of a set beside its images; nothing if nothing is.
  ///
  /// @throws FileWriteException if a file could not be written
  public static void write(Path folder, DataSet data) throws FileWriteException {
    write(folder, "train", data.train().factors());
    write(folder, "t10k", data.test().factors());
    MoonRecipe recipe = data.recipe();
    if (recipe != null) {
      MoonRecipeFile.write(folder.resolve(MoonRecipeFile.NAME), recipe);
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

  /// The recipe that drew the images, or null.
  ///
  /// @param side of the images
  /// @param notes grows by a sentence if the recipe cannot be used
  public static @Nullable MoonRecipe recipe(Path folder, int side, List<String> notes) {
    Path file = folder.resolve(MoonRecipeFile.NAME);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      MoonRecipe recipe = MoonRecipeFile.read(file);
      if (recipe.side() == side) {
        return recipe;
      }
      notes.add(
          UserMessages.words(
              UserMessage.of(
                  "data.moons.side.differs", IdxReader.shortName(file), recipe.side(), side)));
    } catch (DataException unusable) {
      notes.add(UserMessages.words(unusable));
    }
    return null;
  }
}
