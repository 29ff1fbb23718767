package lunula.library.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.files.PickleReader;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.model.Tensor;
import org.jspecify.annotations.Nullable;

/// Tensors of a network that another program wrote: safetensors in 16, 32 or 64 bits, or what
/// PyTorch's `torch.save` writes, a zip archive with a pickle and the numbers beside it. Of the
/// pickle only dictionaries, lists, numbers, texts and tensors are understood; nothing is run, and
/// every other name is refused.
public final class ForeignWeights {
  private static final String PICKLE = "/data.pkl";
  private static final byte[] LEGACY = {(byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc};
  // A protocol buffer of a version and of the program that wrote it.
  private static final Pattern ONNX =
      Pattern.compile("\\x08[\\x01-\\x1f]\\x12[\\x01-\\x3f][\\w. -]+");
  private static final Pattern PICKLED = Pattern.compile("\\x80[\\x02-\\x05]");
  private static final long MOST_NUMBERS = 1L << 28;
  private static final int MOST_TENSORS = 10_000;
  private static final int DEEPEST = 8;

  /// Storages may become so many times as large as they are in the archive, or [#ALWAYS] bytes.
  private static final int MOST_TIMES = 20;

  private static final long ALWAYS = 1L << 26;
  private static final Map<String, String> STORAGES =
      Map.of(
          "torch.FloatStorage", "F32",
          "torch.DoubleStorage", "F64",
          "torch.HalfStorage", "F16",
          "torch.BFloat16Storage", "BF16",
          "torch.LongStorage", "I64",
          "torch.IntStorage", "I32");
  private static final Set<String> ALLOWED =
      Set.of(
          "torch._utils._rebuild_tensor_v2",
          "torch._utils._rebuild_parameter",
          "collections.OrderedDict",
          "torch.FloatStorage",
          "torch.DoubleStorage",
          "torch.HalfStorage",
          "torch.BFloat16Storage",
          "torch.LongStorage",
          "torch.IntStorage",
          "torch.Size");

  private ForeignWeights() {}

  /// Whether a file may hold such tensors, by how it begins.
  public static boolean isIn(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(9);
      boolean tensors = start.length == 9 && start[8] == '{' && start[7] == 0 && start[6] == 0;
      return tensors
          || isLegacy(start)
          || (start.length > 1 && start[0] == 'P' && pickle(file).isPresent());
    } catch (IOException unreadable) {
      return false;
    }
  }

  /// The sentence that says what a file is that holds no such tensors, by its content.
  ///
  /// @throws IOException if it cannot be read
  public static String otherKind(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(64);
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089HDF")) {
      return "library.other.hdf5";
    }
    if (text.startsWith("GGUF")) {
      return "library.other.gguf";
    }
    if (ONNX.matcher(text).lookingAt()) {
      return "library.other.onnx";
    }
    return PICKLED.matcher(text).lookingAt() ? "library.other.pickle" : "library.neither";
  }

  /// PyTorch before 1.6 began a file with a pickle of a certain number.
  private static boolean isLegacy(byte[] start) {
    return start.length > LEGACY.length
        && Arrays.equals(LEGACY, Arrays.copyOf(start, LEGACY.length));
  }

  private static Optional<String> pickle(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(PICKLE)).findFirst();
    }
  }

  /// All tensors of floating numbers, by their names, in the file's order.
  ///
  /// @throws IOException with a sentence, if it cannot be read or holds none
  public static SequencedMap<String, Tensor> read(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(9);
    }
    if (isLegacy(start)) {
      throw new UserMessageException("library.foreign.legacy", UserMessages.shortName(file));
    }
    boolean zip = start.length > 0 && start[0] == 'P';
    SequencedMap<String, Tensor> tensors = zip ? readArchive(file) : SafeTensors.read(file);
    if (tensors.isEmpty()) {
      throw new UserMessageException("library.foreign.none", UserMessages.shortName(file));
    }
    return tensors;
  }

  private static SequencedMap<String, Tensor> readArchive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String pickle =
          pickle(file)
              .orElseThrow(
                  () ->
                      new UserMessageException(
                          "library.foreign.none", UserMessages.shortName(file)));
      String folder = pickle.substring(0, pickle.length() - PICKLE.length());
      try (InputStream raw = zip.getInputStream(zip.getEntry(pickle));
          InputStream in = new BufferedInputStream(raw)) {
        Object root = PickleReader.read(in, ALLOWED);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        new Archive(zip, folder).collect("", root, tensors, 0);
        return tensors;
      }
    } catch (EOFException
        | ZipException
        | ClassCastException
        | IndexOutOfBoundsException
        | NoSuchElementException cut) {
      throw new UserMessageException(
          UserMessage.of("library.foreign.damaged", UserMessages.shortName(file)), cut);
    } catch (UserMessageException refused) {
      if (refused.userMessage().key().equals("files.pickle.name")) {
        throw new UserMessageException(
            UserMessage.of(
                "library.foreign.code",
                UserMessages.shortName(file),
                refused.userMessage().arguments().getFirst()),
            refused);
      }
      if (refused.userMessage().key().startsWith("files.pickle")) {
        throw new UserMessageException(
            UserMessage.of(
                "library.foreign.pickle", UserMessages.shortName(file), refused.userMessage()),
            refused);
      }
      throw refused;
    }
  }

  /// The numbers beside a pickle.
  private static final class Archive {
    private final ZipFile zip;
    private final String folder;
    private long taken;

    Archive(ZipFile zip, String folder) {
      this.zip = zip;
      this.folder = folder;
    }

    void collect(
        String name, @Nullable Object object, SequencedMap<String, Tensor> tensors, int depth)
        throws IOException {
      if (depth > DEEPEST) {
        return;
      }
      if (object instanceof Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          String key = String.valueOf(entry.getKey());
          collect(name.isEmpty() ? key : name + "." + key, entry.getValue(), tensors, depth + 1);
        }
      } else if (object instanceof PickleReader.Call call) {
        switch (call.name()) {
          case "collections.OrderedDict" -> collect(name, call.items(), tensors, depth + 1);
          case "torch._utils._rebuild_parameter" ->
              collect(name, call.arguments().getFirst(), tensors, depth + 1);
          case "torch._utils._rebuild_tensor_v2" -> {
            Tensor tensor = tensor(call);
            if (tensors.size() == MOST_TENSORS) {
              throw tooLarge();
            }
            if (tensor != null) {
              tensors.put(name, tensor);
            }
          }
          default -> {}
        }
      }
    }

    private @Nullable Tensor tensor(PickleReader.Call call) throws IOException {
      List<?> arguments = call.arguments();
      List<?> storage =
          told(List.class, told(PickleReader.Persistent.class, arguments.get(0)).id());
      String type = STORAGES.get(told(PickleReader.Name.class, storage.get(1)).name());
      if (type == null || type.startsWith("I")) {
        // Counters of batches and the like.
        return null;
      }
      List<Integer> shape = counts(arguments.get(2));
      List<Integer> strides = counts(arguments.get(3));
      long numbers = shape.stream().mapToLong(Integer::longValue).reduce(1, Archive::product);
      if (numbers > MOST_NUMBERS || strides.size() != shape.size()) {
        throw new EOFException();
      }
      ZipEntry entry = zip.getEntry(folder + "/data/" + text(storage.get(2)));
      if (entry == null) {
        throw new EOFException();
      }
      long size = FloatTypes.bytes(type);
      long most = entry.getSize();
      if (most < 0
          || most > MOST_NUMBERS * size
          || most > Math.max(ALWAYS, MOST_TIMES * entry.getCompressedSize())
          || numbers * size > most) {
        throw new EOFException();
      }
      // Tensors may share what is stored.
      taken += Math.max(numbers, 1);
      if (taken > MOST_NUMBERS) {
        throw tooLarge();
      }
      byte[] bytes;
      try (InputStream in = zip.getInputStream(entry)) {
        bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
      }
      float[] values = new float[(int) numbers];
      long offset = count(arguments.get(1));
      for (int i = 0; i < values.length; i++) {
        long at = offset;
        int rest = i;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
          at += (long) (rest % shape.get(axis)) * strides.get(axis);
          rest /= shape.get(axis);
        }
        if (at < 0 || (at + 1) * size > bytes.length) {
          throw new EOFException();
        }
        values[i] = FloatTypes.value(type, bytes, (int) (at * size));
      }
      return new Tensor(shape, values);
    }

    private UserMessageException tooLarge() {
      return new UserMessageException(
          "library.foreign.large",
          UserMessages.shortName(Path.of(zip.getName())),
          MOST_TENSORS,
          MOST_NUMBERS);
    }

    /// What is expected there; anything else is damage.
    private static <T> T told(Class<T> type, @Nullable Object object) {
      if (object == null) {
        throw new NoSuchElementException(type.getSimpleName());
      }
      return type.cast(object);
    }

    private static List<Integer> counts(@Nullable Object object) {
      List<Integer> counts = new ArrayList<>();
      List<?> told = told(List.class, object);
      for (Object each : told) {
        counts.add(count(each));
      }
      return counts;
    }

    private static long product(long one, long other) {
      return one > MOST_NUMBERS || other > MOST_NUMBERS ? Long.MAX_VALUE : one * other;
    }

    private static int count(@Nullable Object number) {
      long count = (Long) Objects.requireNonNullElse(number, -1L);
      if (count < 0 || count > Integer.MAX_VALUE) {
        throw new IndexOutOfBoundsException();
      }
      return (int) count;
    }

    private static String text(@Nullable Object object) {
      return object instanceof byte[] bytes
          ? new String(bytes, StandardCharsets.ISO_8859_1)
          : String.valueOf(object);
    }
  }
}
