package lunula.ui.modalities;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.geometry.LatentPoint;
import lunula.model.CrossEncoder;
import lunula.model.Decoder;
import lunula.model.DescribedPicture;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.HiddenHalf;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.modalities.ModalitiesViewModel.Source;
import lunula.ui.modalities.ModalitiesViewModel.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModalitiesViewModelTest {
  private static final List<Property> PROPERTIES =
      List.of(Property.angle("phase", 0, 180), Property.choice("tone", List.of("dark", "light")));

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final ReadOnlyObjectWrapper<GrayImage> drawing =
      new ReadOnlyObjectWrapper<>(new GrayImage(2, 1, new float[] {0.5f, 0.75f}));
  private final ModalitiesViewModel model =
      new ModalitiesViewModel(exploration, drawing.getReadOnlyProperty());

  /// A picture tells its pixels, a description its first two numbers; both tell their sum.
  static final class Fake implements Decoder, CrossEncoder {
    @Override
    public List<? extends Sample> decode(float[] latents) {
      return List.of(
          new DescribedPicture(
              new GrayImage(2, 1, latents.clone()), new Description(PROPERTIES, 90, 1)));
    }

    @Override
    public Optional<CrossEncoder> crossEncoder() {
      return Optional.of(this);
    }

    @Override
    public List<Property> properties() {
      return PROPERTIES;
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public Encodings encodeAll(float @Nullable [] pixels, float @Nullable [] codes) {
      float[] mean = new float[2];
      for (int i = 0; i < 2; i++) {
        mean[i] = (pixels == null ? 0 : pixels[i]) + (codes == null ? 0 : codes[i]);
      }
      return new Encodings(2, mean, new float[2]);
    }

    @Override
    public List<Description> describe(float... latents) {
      return List.of(new Description(PROPERTIES, 90, 1));
    }
  }

  @BeforeEach
  void open() {
    exploration.decoderProperty().set(new Fake());
    model.sourceProperty().set(Source.DRAWING);
    model.setActive(true);
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static float[] mean(@Nullable Told told) {
    assertNotNull(told);
    return told.posterior().means();
  }

  @Test
  void aPictureAloneTellsAlone() {
    var shown = model.shownProperty().get();
    assertArrayEquals(new float[] {0.5f, 0.75f}, mean(shown.picture()));
    assertNull(shown.both());
    assertNull(shown.description());
    assertTrue(shown.picture() != null && !shown.picture().decoded().words().isEmpty());
  }

  @Test
  void whatIsSaidTellsByItselfAndWithThePicture() {
    model.say(0, 90);
    work();
    var shown = model.shownProperty().get();
    assertArrayEquals(new float[] {1, 0}, mean(shown.description()), 1e-6f);
    assertArrayEquals(new float[] {1.5f, 0.75f}, mean(shown.both()), 1e-6f);
    model.goThere();
    assertEquals(new LatentPoint(1.5, 0.75), exploration.cursorProperty().get());
    model.sourceProperty().set(Source.NOTHING);
    work();
    assertNull(model.shownProperty().get().picture());
    assertNull(model.shownProperty().get().both());
    model.sayNothing();
    work();
    assertNull(model.shownProperty().get().description());
  }

  @Test
  void aHiddenHalfIsNotShown() {
    model.hiddenProperty().set(HiddenHalf.LEFT);
    work();
    assertArrayEquals(
        new float[] {CrossEncoder.HIDDEN, 0.75f}, mean(model.shownProperty().get().picture()));
  }

  @Test
  void aSessionSaysItAgain() {
    model.say(1, 0);
    List<Double> kept = model.values();
    model.sayNothing();
    model.restore(kept);
    assertFalse(model.saidProperty().get().says(0));
    assertEquals(0, model.saidProperty().get().value(1));
    model.restore(List.of(500.0, 0.0));
    assertFalse(model.saidProperty().get().says(0), "another model's");
  }

  @Test
  void aSessionSaysItAsSoonAsTheModelIsThere() {
    exploration.decoderProperty().set(latents -> List.of(new GrayImage(2, 1, latents)));
    model.restore(List.of(60.0, 0.0));
    exploration.decoderProperty().set(new Fake());
    assertEquals(60, model.saidProperty().get().value(0));
  }

  @Test
  void nothingIsAskedWhileNobodyLooks() {
    model.setActive(false);
    work();
    model.say(0, 45);
    assertTrue(background.isEmpty());
    assertNull(model.shownProperty().get().picture());
  }

  @Test
  void aModelOfPicturesAloneSaysNothing() {
    exploration.decoderProperty().set(latents -> List.of(new GrayImage(2, 1, latents)));
    work();
    assertTrue(model.saidProperty().get().properties().isEmpty());
    assertNull(model.shownProperty().get().picture());
  }
}
