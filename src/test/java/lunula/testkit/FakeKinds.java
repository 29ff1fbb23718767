package lunula.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lunula.data.SampleSet;
import lunula.files.JsonFields;
import lunula.library.ModelKinds;
import lunula.library.ModelKinds.ModelKind;
import lunula.library.StoredMap;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.Sample;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;

/// Kinds of models that Lunula does not have: one without an encoder, and one of texts. Nothing but
/// the register knows them.
public final class FakeKinds {
  /// All kinds of Lunula, the one without an encoder, and the one of texts.
  public static final ModelKinds REGISTER =
      new ModelKinds(
          List.of(
              ModelKinds.ALL.kinds().getFirst(),
              new Fake("test-generator", 3, Empty.SET, FakeKinds::picture),
              new Fake("test-texts", 2, Texts.SET, z -> text(z[0], z[1]))));

  private static final List<String> TIMES = List.of("dawn", "noon", "dusk", "night");
  private static final List<String> PLACES = List.of("hills", "town", "sea");

  private FakeKinds() {}

  /// A folder with a model that has no encoder: it decodes three numbers into a picture.
  public static Path generator(Path folder, String name) throws IOException {
    return write(folder, "test-generator", name);
  }

  /// A folder with a model that decodes two numbers into a text, of twelve texts.
  public static Path texts(Path folder, String name) throws IOException {
    return write(folder, "test-texts", name);
  }

  private static Path write(Path folder, String kind, String name) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), "{\"model\": \"" + kind + "\"}");
    Files.writeString(folder.resolve("card.json"), "{\"name\": \"" + name + "\"}");
    Files.writeString(folder.resolve("model.safetensors"), name);
    return folder;
  }

  /// The text at a place: the time of day goes from left to right, the place upwards.
  public static TextSample text(double x, double y) {
    return new TextSample(
        TIMES.get(Math.clamp(Math.round(x), 0, 3))
            + " over the "
            + PLACES.get(Math.clamp(Math.round(y), 0, 2)));
  }

  /// The picture of a code: four pixels, as bright as its numbers say.
  public static GrayImage picture(float... z) {
    float[] greys = new float[4];
    for (int i = 0; i < 3; i++) {
      greys[i] = Math.clamp(0.5f + z[i] / 6, 0f, 1f);
    }
    return new GrayImage(2, 2, greys);
  }

  /// Nothing lies behind the map of a model without an encoder.
  private enum Empty implements SampleSet {
    SET;

    @Override
    public int count() {
      return 0;
    }

    @Override
    public Sample sample(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int label(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public List<String> classNames() {
      return List.of();
    }
  }

  /// One text at each whole place.
  private enum Texts implements SampleSet {
    SET;

    @Override
    public int count() {
      return 12;
    }

    @Override
    public Sample sample(int index) {
      return text(index % 4, Math.floorDiv(index, 4));
    }

    @Override
    public int label(int index) {
      return index % 4;
    }

    @Override
    public List<String> classNames() {
      return TIMES;
    }
  }

  /// @param decode makes a sample of one code
  private record Fake(
      String id, int dimensions, SampleSet samples, Function<float[], Sample> decode)
      implements ModelKind {
    @Override
    public ModelCard card(Path folder) throws IOException {
      Path file = folder.resolve("card.json");
      var losses = new ElboTerms(2, 1).losses();
      return new ModelCard(
          JsonFields.parse(file, Files.readAllBytes(file)).text("name"),
          "Made up.",
          "Verses",
          "ab12",
          TrainingPlan.ARTICLE,
          List.of(),
          new ModelCard.TestResult(losses, losses),
          1,
          Instant.parse("2026-11-20T09:30:00Z"),
          Map.of(),
          Measurements.NONE);
    }

    @Override
    public StoredMap map(Path folder) throws IOException {
      int count = samples.count();
      float[] means = new float[dimensions * count];
      for (int i = 0; i < count; i++) {
        means[2 * i] = i % 4;
        means[2 * i + 1] = Math.floorDiv(i, 4);
      }
      return new StoredMap(
          id,
          card(folder),
          new Weights(new LinkedHashMap<>()),
          new Encodings(dimensions, new float[0], new float[0]),
          new Encodings(dimensions, means, new float[means.length]),
          samples);
    }

    @Override
    public LiveModel live(StoredMap map) {
      return new Live(this);
    }
  }

  private static final class Live implements LiveModel {
    private final Fake kind;
    private boolean closed;

    Live(Fake kind) {
      this.kind = kind;
    }

    @Override
    public List<Sample> decode(float[] latents) {
      if (closed) {
        throw new ModelClosedException();
      }
      int size = kind.dimensions();
      List<Sample> samples = new ArrayList<>();
      for (int at = 0; at < latents.length; at += size) {
        float[] z = new float[size];
        System.arraycopy(latents, at, z, 0, size);
        samples.add(kind.decode().apply(z));
      }
      return samples;
    }

    @Override
    public int dimensions() {
      return kind.dimensions();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
