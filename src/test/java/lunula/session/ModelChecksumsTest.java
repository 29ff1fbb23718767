package lunula.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lunula.library.LibraryEntry;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChecksumsTest {
  @TempDir Path home;
  private final ModelChecksums prints = new ModelChecksums();

  private LibraryEntry entry(String folder, String name, String weights) throws IOException {
    Path place = Files.createDirectories(home.resolve(folder));
    Files.writeString(place.resolve("model.safetensors"), weights);
    return new LibraryEntry(place, false, Samples.card(name, TrainingPlan.ARTICLE));
  }

  @Test
  void aModelIsKnownByItsWeightsWhateverItIsCalled() throws IOException {
    LibraryEntry one = entry("a", "One", "abc");
    LibraryEntry other = entry("b", "Other", "abd");
    Session.Model wanted = prints.model(one.folder(), one.card());
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", wanted.checksum());
    LibraryEntry renamed = new LibraryEntry(one.folder(), false, other.card());
    assertEquals(Optional.of(renamed), prints.find(wanted, List.of(other, renamed)));
    assertTrue(prints.find(wanted, List.of(other)).isEmpty());
  }

  @Test
  void ofTwoCopiesTheOneOfThatNameIsMeant() throws IOException {
    LibraryEntry copy = entry("a", "Copy", "abc");
    LibraryEntry meant = entry("b", "Meant", "abc");
    Session.Model wanted = prints.model(meant.folder(), meant.card());
    assertEquals(Optional.of(meant), prints.find(wanted, List.of(copy, meant)));
  }

  @Test
  void otherWeightsInTheSameFolderAreAnotherModel() throws IOException {
    LibraryEntry model = entry("a", "One", "abc");
    String before = prints.of(model.folder());
    entry("a", "One", "abcd");
    assertNotEquals(before, prints.of(model.folder()));
  }

  @Test
  void aFolderThatCannotBeReadIsNotTheOne() throws IOException {
    LibraryEntry model = entry("a", "One", "abc");
    LibraryEntry gone = new LibraryEntry(home.resolve("gone"), false, model.card());
    Session.Model wanted = prints.model(model.folder(), model.card());
    assertEquals(Optional.of(model), prints.find(wanted, List.of(gone, model)));
  }
}
