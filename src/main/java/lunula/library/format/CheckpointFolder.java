package lunula.library.format;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.JsonFields;
import lunula.files.JsonText;
import lunula.files.UserMessage;
import lunula.model.Tensor;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.train.BackgroundRun;
import lunula.train.RunState;

/// The state of a training run on disk: `config.json` and `card.json` as in a [ModelFolder],
/// `state.json` with where the run stands, `state.safetensors` with its tensors. Read back bit for
/// bit; written whole or not at all. Blocking.
public final class CheckpointFolder {
  private static final String CONFIG = "config.json";
  private static final String CARD = "card.json";
  private static final String STATE = "state.json";
  private static final String TENSORS = "state.safetensors";
  private static final int FORMAT_VERSION = 1;
  private static final String WEIGHTS = "weights/";
  private static final String BEST = "best/";
  private static final String GOOD = "good/";
  private static final String MEMORY = "memory/";

  private CheckpointFolder() {}

  /// A run that can go on.
  ///
  /// @param data what names its images: a data set's id or an absolute path
  public record Checkpoint(String data, RunState state) {}

  /// Writes a state into a new folder.
  ///
  /// @throws FileWriteException if it could not be written; then there is no such folder
  public static void write(Checkpoint checkpoint, Path folder) throws FileWriteException {
    RunState state = checkpoint.state();
    ModelCard card =
        new ModelCard(
            state.dataSet(),
            "",
            state.dataSet(),
            state.dataChecksum(),
            state.plan(),
            state.curve(),
            new ModelCard.TestResult(state.plan().losses().unknown(), unknownAtMean(state)),
            state.seconds(),
            Instant.now(),
            BackgroundRun.versions(""),
            Measurements.NONE);
    SequencedMap<String, AtomicWriter.ChannelContent> files = new LinkedHashMap<>();
    files.put(CONFIG, bytes(CardWriter.config(card)));
    files.put(CARD, bytes(CardWriter.card(card)));
    files.put(STATE, bytes(JsonText.file(json(checkpoint))));
    files.put(TENSORS, out -> SafeTensors.write(out, tensors(state)));
    AtomicWriter.createFolder(folder, files);
  }

  private static Losses unknownAtMean(RunState state) {
    return state.plan().architecture().encodes() ? state.plan().losses().unknown() : Losses.NONE;
  }

  private static AtomicWriter.ChannelContent bytes(byte[] content) {
    return out -> Channels.newOutputStream(out).write(content);
  }

  private static JsonObject json(Checkpoint checkpoint) {
    RunState state = checkpoint.state();
    return JsonText.object(
        "formatVersion", FORMAT_VERSION,
        "data", checkpoint.data(),
        "epoch", state.epoch(),
        "batch", state.batch(),
        "order", chance(state.order()),
        "chance", chance(state.chance()),
        "measured", state.measured().stream().map(CheckpointFolder::losses).toList(),
        "recent", losses(state.recent()),
        "best", JsonText.object("loss", state.best().loss(), "since", state.best().since()),
        "good", good(state.good()),
        "memory", state.memory().numbers());
  }

  private static JsonElement good(RunState.Good good) {
    return JsonText.object(
        "epoch", good.epoch(), "broken", good.broken(), "untrained", good.untrained());
  }

  private static JsonElement chance(RunState.Chance chance) {
    return JsonText.object("bits", chance.bits(), "spare", chance.spare());
  }

  private static JsonElement losses(Losses losses) {
    var json = new JsonObject();
    losses.ids().forEach(id -> json.add(id, JsonText.of(losses.value(id))));
    return json;
  }

  private static SequencedMap<String, Tensor> tensors(RunState state) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    put(tensors, WEIGHTS, state.weights().tensors());
    put(tensors, BEST, state.best().weights().tensors());
    put(tensors, GOOD, state.good().weights().tensors());
    put(tensors, MEMORY, state.memory().tensors());
    return tensors;
  }

  private static void put(
      Map<String, Tensor> all, String prefix, SequencedMap<String, Tensor> some) {
    some.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  /// Reads a state.
  ///
  /// @throws IOException with a sentence, if it cannot be read whole
  public static Checkpoint read(Path folder) throws IOException {
    Path config = folder.resolve(CONFIG);
    Path card = folder.resolve(CARD);
    Path file = folder.resolve(STATE);
    ModelCard told =
        CardReader.read(config, Files.readAllBytes(config), card, Files.readAllBytes(card));
    JsonFields fields = JsonFields.parse(file, Files.readAllBytes(file));
    int version = fields.count("formatVersion");
    if (version != FORMAT_VERSION) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.version", version));
    }
    try {
      return new Checkpoint(fields.text("data"), state(folder, told, fields));
    } catch (IllegalArgumentException unacceptable) {
      throw ModelFolderException.unacceptable(file, unacceptable);
    }
  }

  private static RunState state(Path folder, ModelCard card, JsonFields fields) throws IOException {
    Path file = folder.resolve(TENSORS);
    Map<String, Tensor> tensors = SafeTensors.read(file);
    List<String> losses = card.plan().losses().stored();
    List<Losses> measured = new ArrayList<>();
    for (JsonFields one : fields.objects("measured")) {
      measured.add(losses(one, losses));
    }
    JsonFields best = fields.object("best");
    double least = best.measurement("loss");
    JsonFields good = fields.object("good");
    return new RunState(
        card.plan(),
        card.dataSet(),
        card.dataChecksum(),
        fields.count("epoch"),
        fields.count("batch"),
        chance(fields.object("order")),
        chance(fields.object("chance")),
        weights(file, tensors, WEIGHTS, card),
        memory(tensors, fields.object("memory")),
        measured,
        losses(fields.object("recent"), losses),
        card.curve(),
        card.trainingSeconds(),
        new RunState.Best(
            weights(file, tensors, BEST, card),
            Double.isNaN(least) ? Double.POSITIVE_INFINITY : least,
            best.count("since")),
        new RunState.Good(
            weights(file, tensors, GOOD, card),
            good.count("epoch"),
            good.count("broken"),
            // States of earlier versions lack it.
            good.has("untrained") ? good.measurement("untrained") : Double.NaN));
  }

  private static RunState.Chance chance(JsonFields fields) throws IOException {
    return new RunState.Chance(fields.integer("bits"), fields.measurement("spare"));
  }

  private static Losses losses(JsonFields fields, List<String> ids) throws IOException {
    double[] values = new double[ids.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.measurement(ids.get(i));
    }
    return new Losses(ids, values);
  }

  private static Weights weights(
      Path file, Map<String, Tensor> tensors, String prefix, ModelCard card)
      throws ModelFolderException {
    return ModelFolder.weights(file, some(tensors, prefix), card.plan().architecture());
  }

  private static StepMemory memory(Map<String, Tensor> tensors, JsonFields numbers)
      throws IOException {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (String name : numbers.names()) {
      byName.put(name, numbers.number(name));
    }
    return new StepMemory(some(tensors, MEMORY), byName);
  }

  private static SequencedMap<String, Tensor> some(Map<String, Tensor> tensors, String prefix) {
    SequencedMap<String, Tensor> some = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(prefix.length()), tensor);
          }
        });
    return some;
  }
}
