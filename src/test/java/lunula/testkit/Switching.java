package lunula.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import javafx.collections.FXCollections;
import lunula.data.DataSet;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;
import org.jspecify.annotations.Nullable;

/// Opening made-up models by the names of their folders, each a kind of its own. What the engine
/// and the loading have to do waits until it is asked for.
public final class Switching {
  public static final Path FIRST = Path.of("first");
  public static final Path SECOND = Path.of("second");
  public static final Path BROKEN = Path.of("broken");
  public static final Path LIFELESS = Path.of("lifeless");

  public final Queue<Runnable> engineWork = new ArrayDeque<>();
  public final Queue<Runnable> loadingWork = new ArrayDeque<>();
  public final Map<String, DataSet> elsewhere = new HashMap<>();
  public final ExplorerState exploration = new ExplorerState(engineWork::add, Runnable::run);
  public final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  public final Map<Path, FakeModel> models = new HashMap<>();
  public final ModelSwitch modelSwitch =
      new ModelSwitch(
          main,
          new Fakes(),
          new Few(),
          card -> Optional.ofNullable(elsewhere.get(card.dataSet())),
          Runnable::run,
          loadingWork::add);

  /// Decodes everything to one grey pixel.
  public static final class FakeModel implements LiveModel {
    public boolean closed;
    public float[] asked = {};

    /// What its encoder makes of every picture; null if it has none.
    public @Nullable Float code;

    @Override
    public Optional<Encoder> encoder() {
      Float every = code;
      return every == null
          ? Optional.empty()
          : Optional.of(
              (pixels, labels) -> {
                float[] means = new float[2 * labels.length];
                Arrays.fill(means, every);
                return new Encodings(2, means, new float[means.length]);
              });
    }

    @Override
    public List<GrayImage> decode(float[] latents) {
      asked = latents;
      var images = new ArrayList<GrayImage>();
      for (int i = 0; i < latents.length; i += 2) {
        images.add(new GrayImage(1, 1, new float[] {0.5f}));
      }
      return images;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  public final class Fakes implements ModelSource {
    @Override
    public StoredMap map(Path folder) throws IOException {
      if (folder.equals(BROKEN)) {
        throw new IOException("broken/model.safetensors is cut off.");
      }
      return new StoredMap(
          Switching.card(folder.toString()),
          new Weights(new LinkedHashMap<>()),
          encodings(folder, 3),
          encodings(folder, 2));
    }

    @Override
    public LiveModel live(StoredMap map) {
      if (map.card().name().equals("lifeless")) {
        throw new IllegalStateException("The engine has no room for it.");
      }
      return model(Path.of(map.card().name()));
    }
  }

  public static final class Few implements ModelSwitch.Labels {
    @Override
    public boolean belongs(ModelCard card) {
      return card.dataSet().equals("garments");
    }

    @Override
    public byte[] test() {
      return new byte[2];
    }

    @Override
    public byte[] all() {
      return new byte[5];
    }

    @Override
    public List<String> names() {
      return List.of("only");
    }
  }

  public static Encodings encodings(Path folder, int count) {
    int size = plan(folder.toString()).architecture().latentDimensions();
    return new Encodings(size, new float[size * count], new float[size * count]);
  }

  public static ModelCard card(String name) {
    Losses loss = new ElboTerms(250, 6).losses();
    return new ModelCard(
        name,
        "",
        name.equals("large") ? "moons" : name.equals("lost") ? "lost data" : "garments",
        "00",
        plan(name),
        List.of(),
        new ModelCard.TestResult(loss, loss),
        1,
        Instant.EPOCH,
        Map.of(),
        Measurements.NONE);
  }

  public static TrainingPlan plan(String name) {
    Architecture network =
        switch (name) {
          case "solid" -> Architecture.vae(new ImageSize(28, 28), 3, 512);
          case "large" -> Architecture.vae(new ImageSize(64, 48), 2, 512);
          default -> Architecture.ARTICLE;
        };
    return new TrainingPlan(
        network, Objective.ELBO, 20, 128, 1e-3, TrainingPlan.Schedule.CONSTANT, 1);
  }

  public FakeModel model(Path folder) {
    return models.computeIfAbsent(folder, path -> new FakeModel());
  }

  public void engineWorks() {
    while (!engineWork.isEmpty()) {
      engineWork.remove().run();
    }
  }
}
