package lunula.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.DataSource;
import lunula.data.LabelledImages;
import lunula.data.LoadOutcome;
import lunula.files.Progress;
import lunula.files.UserMessages;

/// Fashion-MNIST in its four canonical files: 60,000 training and 10,000 test images of 28 × 28.
/// Xiao, Rasul & Vollgraf 2017.
///
/// Reads anew on every call, keeps nothing; blocking, usable from any thread.
public final class FashionMnist implements DataSource {
  /// Names it in files and commands.
  public static final String ID = "fashion-mnist";

  /// Shown to the person and written on model cards.
  public static final String NAME = "Fashion-MNIST";

  /// How many images there are to learn from.
  public static final int TRAIN_COUNT = 60_000;

  /// How many images there are to judge by.
  public static final int TEST_COUNT = 10_000;

  /// The ten garments, by class number.
  public static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final String ORIGIN =
      "Fashion-MNIST by Zalando SE (Xiao, Rasul & Vollgraf 2017), MIT licence.";
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";

  private final Path folder;

  /// @param folder holds the four `.gz` files under their published names
  public FashionMnist(Path folder) {
    this.folder = folder;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LoadOutcome load(Progress progress) throws DataException {
    try {
      return new LoadOutcome.Loaded(whole(progress));
    } catch (CancellationException cancelled) {
      return new LoadOutcome.Cancelled();
    }
  }

  /// Class numbers of the test images, unsigned bytes: all that the first map needs, in about a
  /// millisecond. The array is the caller's.
  public byte[] testLabels() throws DataException {
    return labels(TEST);
  }

  /// Class numbers of the training images, unsigned bytes. The array is the caller's.
  public byte[] trainLabels() throws DataException {
    return labels(TRAIN);
  }

  /// The test images.
  public LabelledImages test() throws DataException {
    return part(TEST, Progress.NONE);
  }

  /// Training and test images, with the checksum that model cards name.
  public DataSet load() throws DataException {
    return whole(Progress.NONE);
  }

  private DataSet whole(Progress progress) throws DataException {
    LabelledImages train = part(TRAIN, progress);
    LabelledImages test = part(TEST, progress);
    if (train.width() != test.width() || train.height() != test.height()) {
      throw new DataException(
          "data.sizes.differ",
          images(TRAIN),
          train.width(),
          train.height(),
          images(TEST),
          test.width(),
          test.height());
    }
    return DataSet.of(ID, NAME, train, test, ORIGIN);
  }

  private LabelledImages part(String prefix, Progress progress) throws DataException {
    IdxReader.Images images = IdxReader.readImages(images(prefix), progress);
    byte[] labels = labels(prefix);
    if (labels.length != images.count()) {
      throw new DataException(
          "data.labels.foreign",
          UserMessages.shortName(labelFile(prefix)),
          labels.length,
          images.count(),
          images(prefix).getFileName());
    }
    return new LabelledImages(
        images.width(), images.height(), images.pixels(), labels, CLASS_NAMES);
  }

  private byte[] labels(String prefix) throws DataException {
    return IdxReader.readLabels(labelFile(prefix), CLASS_NAMES.size());
  }

  private Path images(String prefix) {
    return folder.resolve(prefix + "-images-idx3-ubyte.gz");
  }

  private Path labelFile(String prefix) {
    return folder.resolve(prefix + "-labels-idx1-ubyte.gz");
  }
}
