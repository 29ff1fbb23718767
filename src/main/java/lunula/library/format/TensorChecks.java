package lunula.library.format;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lunula.files.UserMessage;
import lunula.model.Encodings;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// Makes weights and encodings out of a file's tensors, or says which tensor is wrong and how.
final class TensorChecks {
  private TensorChecks() {}

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
