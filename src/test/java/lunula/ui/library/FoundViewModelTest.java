package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.library.FoundModel;
import lunula.library.LibraryEntry;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.ImageSize;
import lunula.model.network.Activation;
import lunula.model.network.Architecture.Output;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A network without a card is taken in as the person confirms it, and not before.
class FoundViewModelTest {
  private final MemoryLibrary library = new MemoryLibrary();
  private final List<LibraryEntry> opened = new ArrayList<>();
  private final LibraryViewModel model =
      new LibraryViewModel(library, Runnable::run, Runnable::run, opened::add);
  private final FoundViewModel found = model.found();

  /// A network whose tensors leave activation and output open.
  private record Foreign(String name, List<String> means) implements FoundModel {
    @Override
    public List<FoundTensor> tensors() {
      return List.of(new FoundTensor("fc1.weight", List.of(3, 4), Role.ENCODER));
    }

    @Override
    public List<String> folded() {
      return List.of();
    }

    @Override
    public boolean asks() {
      return true;
    }

    @Override
    public FoundModel withMean(String layer) throws UserMessageException {
      return new Foreign(name, means.reversed());
    }

    @Override
    public List<Geometry> geometries(ImageSize image) {
      return List.of(Geometry.WIDTHS);
    }

    @Override
    public int classes() {
      return 0;
    }

    @Override
    public UserMessage images() {
      return UserMessage.of("library.found.convolutions");
    }

    @Override
    public BareModel model(ImageSize image, Choice choice) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Choice best(DataSet images) {
      return new Choice(Activation.GELU, Output.TANH, Geometry.WIDTHS);
    }
  }

  private static DataChoice set(String name) {
    return new DataChoice(name, name, new ImageSize(2, 2), 1, 1, List.of(), true);
  }

  @BeforeEach
  void find() {
    library.found = new Foreign("vae", List.of("fc21", "fc22"));
    library.fitting = List.of(set("Shoes"), set("Hats"));
  }

  @Test
  void ofSeveralDataSetsNoneIsTakenForGranted() {
    model.importFolder(Path.of("vae.pt"));

    assertNotNull(found.foundProperty().get());
    assertNull(found.dataProperty().get());
    found.take();
    assertEquals("Choose the data set that it was trained on.", found.problemProperty().get());
    assertEquals(List.of(), library.taken);
  }

  @Test
  void whatGivesBackTheImagesBestIsProposedAndCanBeChanged() {
    model.importFolder(Path.of("vae.pt"));
    found.dataProperty().set(library.fitting.get(1));

    assertEquals(Activation.GELU, found.activationProperty().get());
    assertEquals(Output.TANH, found.outputProperty().get());
    found.outputProperty().set(Output.LINEAR);
    found.nameProperty().set(" Mine ");
    found.take();

    assertEquals(
        List.of(
            "Mine on Hats as Choice[activation=GELU, output=LINEAR, geometry="
                + FoundModel.Geometry.WIDTHS
                + "]"),
        library.taken);
    assertEquals("Mine", opened.getLast().card().name());
    assertNull(found.foundProperty().get());
  }

  @Test
  void theOnlyDataSetIsProposed() {
    library.fitting = List.of(set("Shoes"));
    model.importFolder(Path.of("vae.pt"));

    assertEquals("Shoes", found.dataProperty().get().name());
  }

  @Test
  void cancellingKeepsNothing() {
    model.importFolder(Path.of("vae.pt"));
    found.close();

    assertNull(found.foundProperty().get());
    assertEquals(List.of(), library.entries);
  }

  @Test
  void theOtherLayerMayBeTheMean() {
    model.importFolder(Path.of("vae.pt"));
    found.meanProperty().set("fc22");

    assertEquals(List.of("fc22", "fc21"), found.foundProperty().get().means());
  }

  @Test
  void anotherDataSetIsBroughtAndThenItIsAskedAgain() {
    library.fitting = List.of();
    List<String> asked = new ArrayList<>();
    found.onAnotherProperty().set(() -> asked.add("another"));
    model.importFolder(Path.of("vae.pt"));
    found.another();
    assertNull(found.foundProperty().get());
    assertEquals(List.of("another"), asked);

    library.fitting = List.of(set("Hats"));
    found.resume();

    assertEquals("Hats", found.dataProperty().get().name());
    assertNotNull(found.foundProperty().get());
  }
}
