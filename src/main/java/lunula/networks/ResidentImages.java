package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import lunula.data.LabelledImages;
import org.jspecify.annotations.Nullable;

/// A set of images that a network is trained and measured on. Where the engine computes, they are
/// copied into native memory as floats in 0..1 at the first use, four bytes a pixel, so that a
/// batch is one native look-up. One thread; whoever makes it closes it.
public final class ResidentImages implements AutoCloseable {
  /// Images converted at a time, which bounds the memory beside the native array.
  private static final int CHUNK = 4096;

  private final int count;
  private final LabelledImages images;
  private @Nullable Resident resident;

  /// The images in native memory.
  private record Resident(NDManager manager, NDArray all) {}

  public ResidentImages(LabelledImages images) {
    this.images = images;
    count = images.count();
  }

  /// The images, unsigned bytes.
  LabelledImages images() {
    return images;
  }

  /// Copies them into native memory, unless they are there. Blocking.
  void load() {
    all();
  }

  private NDArray all() {
    Resident here = resident;
    if (here == null) {
      NDManager manager = NativeEngine.newManager();
      int size = images.width() * images.height();
      here =
          new Resident(
              manager, NativeEngine.exclusively(() -> manager.create(new Shape(count, size))));
      resident = here;
      for (int from = 0; from < count; from += CHUNK) {
        int end = Math.min(count, from + CHUNK);
        float[] values = unit(images.allPixels(), from * size, (end - from) * size);
        copy(here, from, end, new Shape(end - from, size), values);
      }
    }
    return here.all();
  }

  /// Pixels from 0..255 to 0..1.
  ///
  /// @param pixels unsigned bytes, of which `count` are taken, the first at `from`
  static float[] unit(byte[] pixels, int from, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Byte.toUnsignedInt(pixels[from + i]) / 255f;
    }
    return values;
  }

  private static void copy(Resident here, int from, int end, Shape shape, float[] values) {
    NativeEngine.exclusively(
        () -> {
          try (NDManager scope = here.manager().newSubManager()) {
            here.all().set(new NDIndex(from + ":" + end), scope.create(values, shape));
          }
        });
  }

  /// How many images.
  public int count() {
    return count;
  }

  /// Numbers of the images that are not of a class, ascending; all, if there is no such class.
  public int[] notOfClass(int label) {
    return images.notOfClass(label);
  }

  /// The images of the given numbers, shape (indices, pixels), owned by `scope`.
  NDArray batch(int[] indices, NDManager scope) {
    Optional<MemorySegment> source = HostMemory.of(all());
    if (source.isPresent()) {
      return copied(source.get(), indices, scope);
    }
    NDArray batch = all().get(scope.create(indices));
    batch.attach(scope);
    return batch;
  }

  /// A third of the time of the engine's look-up.
  private NDArray copied(MemorySegment source, int[] indices, NDManager scope) {
    long row = source.byteSize() / count;
    NDArray batch = scope.create(new Shape(indices.length, row / Float.BYTES));
    MemorySegment target = HostMemory.of(batch).orElseThrow();
    for (int i = 0; i < indices.length; i++) {
      MemorySegment.copy(source, indices[i] * row, target, i * row, row);
    }
    return batch;
  }

  /// Images `from` to `end` - 1, shape (end - from, pixels), owned by `scope`.
  NDArray range(int from, int end, NDManager scope) {
    NDArray range = all().get(new NDIndex(from + ":" + end));
    range.attach(scope);
    return range;
  }

  /// Classes of images `from` to `end` - 1, unsigned bytes.
  byte[] labelsBetween(int from, int end) {
    return Arrays.copyOfRange(images.allLabels(), from, end);
  }

  /// Classes of the images of the given numbers, unsigned bytes.
  byte[] labels(int... indices) {
    byte[] labels = new byte[indices.length];
    for (int i = 0; i < indices.length; i++) {
      labels[i] = (byte) images.label(indices[i]);
    }
    return labels;
  }

  /// Pixels in 0..1 of the images of the given numbers, row-major.
  float[] unitPixels(int... indices) {
    byte[] all = images.allPixels();
    int size = images.width() * images.height();
    float[] pixels = new float[indices.length * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(all[indices[i / size] * size + i % size]) / 255f;
    }
    return pixels;
  }

  @Override
  public void close() {
    if (resident != null) {
      NativeEngine.exclusively(resident.manager()::close);
      resident = null;
    }
  }
}
