package lunula.networks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.files.JsonFields;
import lunula.model.Tensor;
import lunula.model.network.Weights;
import lunula.networks.dense.DenseClassifier;

/// The classifier of Fashion-MNIST that comes with Lunula: `docs/pytorch/classifier.py` trained it.
public final class FashionClassifier {
  /// Of the data set that it was trained on.
  private static final String CHECKSUM =
      "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f";

  private static final String FILE = "fashion-mnist-classifier.safetensors";

  private FashionClassifier() {}

  /// Whether it knows the pictures of a data set.
  public static boolean knows(DataSet data) {
    return data.checksum().equals(CHECKSUM);
  }

  /// Whether it knows such images, by their size and the names of their classes.
  public static boolean knows(LabelledImages images) {
    return images.width() * images.height() == DenseClassifier.PIXELS
        && images.classNames().equals(FashionMnist.CLASS_NAMES);
  }

  /// Reads it; blocking, some milliseconds.
  public static DenseClassifier read() {
    try (InputStream in =
        Objects.requireNonNull(FashionClassifier.class.getResourceAsStream(FILE))) {
      return new DenseClassifier(weights(in.readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Weights weights(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(header);
    ByteBuffer values = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    JsonFields fields = JsonFields.parse(Path.of(FILE), header);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : fields.names()) {
      JsonFields tensor = fields.object(name);
      List<Long> offsets = tensor.integers("data_offsets");
      int from = Math.toIntExact(offsets.get(0));
      float[] numbers = new float[(Math.toIntExact(offsets.get(1)) - from) / Float.BYTES];
      values
          .slice(from, numbers.length * Float.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(numbers);
      tensors.put(name, new Tensor(tensor.counts("shape"), numbers));
    }
    return new Weights(tensors);
  }
}
