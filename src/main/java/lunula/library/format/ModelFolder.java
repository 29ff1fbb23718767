package lunula.library.format;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.JsonFields;
import lunula.files.RegularFile;
import lunula.files.UserMessage;
import lunula.model.Encodings;
import lunula.model.Tensor;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import org.jspecify.annotations.Nullable;

/// A model on disk, in format 2 (format 1 is read, too): `config.json`, `model.safetensors`,
/// `card.json` and `encodings.safetensors` in a folder of their own, and `optimiser.safetensors`
/// where
/// it is known how to train on. Read back bit for bit; written
/// whole or not at all. Other files in the folder are ignored.
///
/// Blocking; needs no engine. Every refusal is a [ModelFolderException] with a sentence for the
/// person.
public final class ModelFolder {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String CARD = "card.json";
  private static final String ENCODINGS = "encodings.safetensors";
  private static final String TRAIN_MEAN = "train.mean";
  private static final String TRAIN_LOG_VARIANCE = "train.log_variance";
  private static final String TEST_MEAN = "test.mean";
  private static final String TEST_LOG_VARIANCE = "test.log_variance";
  private static final String NUMBER = "number/";
  private static final String OPTIMISER = "optimiser.safetensors";

  /// Names of the files that it must have.
  public static final List<String> FILES = List.of(CONFIG, WEIGHTS, CARD, ENCODINGS);

  /// Names of the files that it may have.
  public static final List<String> ALL_FILES =
      Stream.concat(FILES.stream(), Stream.of(OPTIMISER)).toList();

  // What file browsers drop into any folder they show.
  private static final Set<String> CLUTTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");
  private static final long LARGEST_JSON = 1 << 24;

  private ModelFolder() {}

  /// The whole model.
  public static SavedModel read(Path folder) throws ModelFolderException {
    ModelCard card = readCard(folder);
    StoredEncodings encodings = readEncodings(folder, card);
    Weights weights = readWeights(folder, card.plan().architecture());
    return new SavedModel(card, weights, encodings.train(), encodings.test(), readMemory(folder));
  }

  /// What the optimiser remembered when the model was saved; nothing where it was not saved.
  private static StepMemory readMemory(Path folder) throws ModelFolderException {
    Path file = folder.resolve(OPTIMISER);
    if (!Files.exists(file)) {
      return StepMemory.NONE;
    }
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    SafeTensors.read(file)
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(NUMBER)) {
                float[] halves = tensor.values();
                numbers.put(name.substring(NUMBER.length()), (double) halves[0] + halves[1]);
              } else {
                tensors.put(name, tensor);
              }
            });
    return new StepMemory(tensors, numbers);
  }

  /// A number as the sum of two of single precision: exact for counts below 2⁴⁸.
  private static SequencedMap<String, Tensor> tensors(StepMemory memory) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(memory.tensors());
    memory
        .numbers()
        .forEach(
            (name, number) -> {
              float high = number.floatValue();
              float low = Double.isFinite(number) ? (float) (number - high) : 0;
              tensors.put(NUMBER + name, new Tensor(List.of(2), new float[] {high, low}));
            });
    return tensors;
  }

  /// Whether a folder holds a network and its weights and nothing else of a model, as PyTorch
  /// leaves them.
  public static boolean isBare(Path folder) {
    return Stream.of(CONFIG, WEIGHTS).allMatch(file -> Files.isRegularFile(folder.resolve(file)))
        && Stream.of(CARD, ENCODINGS).noneMatch(file -> Files.exists(folder.resolve(file)));
  }

  /// Whether two folders hold the very same weights, byte for byte, as far as they can be read.
  public static boolean sameWeights(Path one, Path other) {
    try {
      return Files.mismatch(one.resolve(WEIGHTS), other.resolve(WEIGHTS)) < 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /// Network and weights alone, from `config.json` and `model.safetensors`.
  public static BareModel readBare(Path folder) throws ModelFolderException {
    Path file = folder.resolve(CONFIG);
    CardReader.Config config = CardReader.read(file, json(file));
    return new BareModel(
        config.architecture(), config.objective(), readWeights(folder, config.architecture()));
  }

  /// The kind of model that `config.json` names in its field `model`; empty if it names none or
  /// cannot be read, which whoever reads the model finds out.
  public static Optional<String> kind(Path folder) {
    Path file = folder.resolve(CONFIG);
    try {
      JsonFields fields = JsonFields.parse(file, json(file));
      return fields.has("model") ? Optional.of(fields.text("model")) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// What the model is; also makes sure that all four files are there.
  public static ModelCard readCard(Path folder) throws ModelFolderException {
    checkPresence(folder);
    Path config = folder.resolve(CONFIG);
    Path card = folder.resolve(CARD);
    return CardReader.read(config, json(config), card, json(card));
  }

  /// Where the data set's images lie on the model's map: a few milliseconds for 70,000.
  ///
  /// @param card the same folder's, which says how many dimensions there are
  public static StoredEncodings readEncodings(Path folder, ModelCard card)
      throws ModelFolderException {
    Path file = folder.resolve(ENCODINGS);
    Map<String, Tensor> tensors = SafeTensors.read(file);
    boolean normal = card.plan().architecture().variational();
    TensorChecks.sameNames(
        file,
        tensors.keySet(),
        normal
            ? List.of(TRAIN_MEAN, TRAIN_LOG_VARIANCE, TEST_MEAN, TEST_LOG_VARIANCE)
            : List.of(TRAIN_MEAN, TEST_MEAN));
    int latents = card.plan().architecture().latentDimensions();
    return new StoredEncodings(
        TensorChecks.encodings(
            file, tensors, TRAIN_MEAN, normal ? TRAIN_LOG_VARIANCE : null, latents),
        TensorChecks.encodings(
            file, tensors, TEST_MEAN, normal ? TEST_LOG_VARIANCE : null, latents));
  }

  /// The model's parameters, in the architecture's order, every one finite and of its right shape.
  public static Weights readWeights(Path folder, Architecture architecture)
      throws ModelFolderException {
    Path file = folder.resolve(WEIGHTS);
    return TensorChecks.weights(file, SafeTensors.read(file), architecture);
  }

  /// A network's weights among a file's tensors, in the architecture's order, checked.
  static Weights weights(Path file, Map<String, Tensor> tensors, Architecture architecture)
      throws ModelFolderException {
    return TensorChecks.weights(file, tensors, architecture);
  }

  /// Writes a model into a new folder, whole or not at all.
  ///
  /// @param folder must not exist; its parent is made if need be
  /// @throws FileWriteException if it could not be written; then there is no such folder
  public static void write(SavedModel model, Path folder) throws FileWriteException {
    AtomicWriter.createFolder(folder, contents(model));
  }

  /// Copies a model's own files into a new folder, whole or not at all, as they are.
  ///
  /// @param folder of a model that was read; only read
  /// @param target must not exist; its parent is made if need be
  /// @throws FileWriteException if it could not be written; then there is no such folder
  public static void copy(Path folder, Path target) throws FileWriteException {
    SequencedMap<String, AtomicWriter.ChannelContent> files = new LinkedHashMap<>();
    for (String name : files(folder)) {
      files.put(name, out -> Files.copy(folder.resolve(name), Channels.newOutputStream(out)));
    }
    AtomicWriter.createFolder(target, files);
  }

  /// Names of a model's files: those that it must have, and what else of [#ALL_FILES] it has.
  public static List<String> files(Path folder) {
    return ALL_FILES.stream()
        .filter(name -> FILES.contains(name) || Files.isRegularFile(folder.resolve(name)))
        .toList();
  }

  /// Gives a model another name; the folder keeps its own.
  ///
  /// @return the new card
  /// @throws IOException with a sentence, if it could not be written; then the old name stays
  public static ModelCard rename(Path folder, String name) throws IOException {
    return replaceCard(folder, readCard(folder).named(name));
  }

  /// Puts another card into a model's folder, in one step. The card may differ from the old one in
  /// what `card.json` holds; what the network is stays as it was.
  ///
  /// @return the card
  /// @throws FileWriteException if it could not be written; then the old card stays
  public static ModelCard replaceCard(Path folder, ModelCard card) throws FileWriteException {
    AtomicWriter.replaceInFolder(folder.resolve(CARD), CardWriter.card(card));
    return card;
  }

  /// Deletes a model's folder, unless it holds anything that Lunula did not put there.
  ///
  /// @throws IOException with a sentence, if it holds other files (nothing is deleted then) or
  ///     cannot be deleted
  public static void delete(Path folder) throws IOException {
    if (!Files.isSymbolicLink(folder)) {
      checkOurs(folder);
    }
    AtomicWriter.removeFolder(folder);
  }

  private static SequencedMap<String, AtomicWriter.ChannelContent> contents(SavedModel model) {
    SequencedMap<String, Tensor> encodings = new LinkedHashMap<>();
    encodings.put(TRAIN_MEAN, rows(model.train(), model.train().means()));
    encodings.put(TEST_MEAN, rows(model.test(), model.test().means()));
    if (model.architecture().variational()) {
      encodings.put(TRAIN_LOG_VARIANCE, rows(model.train(), model.train().logVariances()));
      encodings.put(TEST_LOG_VARIANCE, rows(model.test(), model.test().logVariances()));
    }
    SequencedMap<String, AtomicWriter.ChannelContent> files = new LinkedHashMap<>();
    files.put(CONFIG, bytes(CardWriter.config(model.card())));
    files.put(WEIGHTS, out -> SafeTensors.write(out, model.weights().tensors()));
    files.put(CARD, bytes(CardWriter.card(model.card())));
    files.put(ENCODINGS, out -> SafeTensors.write(out, encodings));
    if (!model.memory().isEmpty()) {
      files.put(OPTIMISER, out -> SafeTensors.write(out, tensors(model.memory())));
    }
    return files;
  }

  private static Tensor rows(Encodings encodings, float[] values) {
    return new Tensor(List.of(encodings.count(), encodings.dimensions()), values);
  }

  private static AtomicWriter.ChannelContent bytes(byte[] content) {
    return out -> Channels.newOutputStream(out).write(content);
  }

  private static void checkPresence(Path folder) throws ModelFolderException {
    if (!Files.isDirectory(folder)) {
      throw new ModelFolderException(UserMessage.of("library.folder.none", folder), null);
    }
    List<String> missing =
        FILES.stream().filter(file -> !Files.isRegularFile(folder.resolve(file))).toList();
    if (missing.isEmpty()) {
      return;
    }
    String remedy =
        missing.contains(CONFIG) || missing.contains(WEIGHTS)
            ? "library.files.remedy"
            : "library.files.bare";
    throw new ModelFolderException(
        UserMessage.of("library.files.missing", folder, list(missing), UserMessage.of(remedy)),
        null);
  }

  private static UserMessage list(List<String> missing) {
    UserMessage list = UserMessage.of("library.files.last", missing.getLast());
    for (String file : missing.reversed().subList(1, missing.size())) {
      list = UserMessage.of("library.files.and", file, list);
    }
    return list;
  }

  private static byte[] json(Path file) throws ModelFolderException {
    try {
      RegularFile.check(file);
      long size = Files.size(file);
      if (size > LARGEST_JSON) {
        throw ModelFolderException.wrong(file, UserMessage.of("library.large", size));
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw ModelFolderException.whileReading(file, failure);
    }
  }

  private static void checkOurs(Path folder) throws ModelFolderException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
            || !(ALL_FILES.contains(name) || CLUTTER.contains(name))) {
          throw new ModelFolderException(
              UserMessage.of("library.foreign", file.resolveSibling("").toString(), name), null);
        }
      }
    } catch (IOException failure) {
      throw ModelFolderException.whileReading(folder, failure);
    }
  }

  /// A network and its weights, as PyTorch leaves them: nobody says what it was trained on or where
  /// the images lie.
  ///
  /// @param architecture the network
  /// @param objective what it was trained for, the plain ELBO unless `config.json` says otherwise
  /// @param weights its parameters, checked
  public record BareModel(Architecture architecture, Objective objective, Weights weights) {}

  /// The encodings stored with a model: what its map shows before the engine is up.
  ///
  /// @param train of the training images, in the data set's order
  /// @param test of the test images, in the data set's order
  public record StoredEncodings(Encodings train, Encodings test) {}

  /// Makes weights and encodings out of a file's tensors, or says which tensor is wrong and how.
  private static final class TensorChecks {
    /// A network's weights in its own order: nothing missing, nothing foreign, all finite.
    static Weights weights(Path file, Map<String, Tensor> tensors, Architecture architecture)
        throws ModelFolderException {
      SequencedMap<String, List<Integer>> shapes = architecture.parameters();
      sameNames(file, tensors.keySet(), shapes.keySet());
      SequencedMap<String, Tensor> ordered = new LinkedHashMap<>();
      for (Map.Entry<String, List<Integer>> shape : shapes.entrySet()) {
        String name = shape.getKey();
        ordered.put(name, checked(file, tensors, name, shape.getValue()));
      }
      return new Weights(ordered);
    }

    /// Where the images lie: posteriors of these means and log-variances, or points if there is no
    /// variance.
    ///
    /// @param logVariance name of the log-variances' tensor; null for points
    static Encodings encodings(
        Path file,
        Map<String, Tensor> tensors,
        String mean,
        @Nullable String logVariance,
        int latents)
        throws ModelFolderException {
      int count = present(file, tensors, mean).shape().stream().findFirst().orElse(0);
      List<Integer> shape = List.of(count, latents);
      float[] means = checked(file, tensors, mean, shape).values();
      return logVariance == null
          ? Encodings.points(latents, means)
          : new Encodings(latents, means, checked(file, tensors, logVariance, shape).values());
    }

    /// Exactly these tensors and no others.
    static void sameNames(Path file, Collection<String> found, Collection<String> wanted)
        throws ModelFolderException {
      for (String name : wanted) {
        if (!found.contains(name)) {
          throw ModelFolderException.wrong(file, UserMessage.of("library.tensor.missing", name));
        }
      }
      for (String name : found) {
        if (!wanted.contains(name)) {
          throw ModelFolderException.wrong(file, UserMessage.of("library.tensor.foreign", name));
        }
      }
    }

    private static Tensor checked(
        Path file, Map<String, Tensor> tensors, String name, List<Integer> shape)
        throws ModelFolderException {
      Tensor tensor = present(file, tensors, name);
      if (!tensor.shape().equals(shape)) {
        throw ModelFolderException.wrong(
            file,
            UserMessage.of(
                "library.tensor.shape", name, tensor.shape().toString(), shape.toString()));
      }
      if (!tensor.isFinite()) {
        throw ModelFolderException.wrong(file, UserMessage.of("library.tensor.infinite", name));
      }
      return tensor;
    }

    private static Tensor present(Path file, Map<String, Tensor> tensors, String name)
        throws ModelFolderException {
      Tensor tensor = tensors.get(name);
      if (tensor == null) {
        throw ModelFolderException.wrong(file, UserMessage.of("library.tensor.missing", name));
      }
      return tensor;
    }
  }
}
