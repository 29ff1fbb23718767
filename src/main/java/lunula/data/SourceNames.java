package lunula.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each image was called where it came from: the path of its file below the folder that was
/// chosen, or its row in a table. Immutable; a few bytes an image more than its letters.
public final class SourceNames {
  private final byte[] letters;

  // Where each name ends; empty if there are no names.
  private final int[] ends;
  private final int count;

  private SourceNames(byte[] letters, int[] ends, int count) {
    this.letters = letters;
    this.ends = ends;
    this.count = count;
  }

  /// Images whose names nobody knows.
  public static SourceNames none(int count) {
    return new SourceNames(new byte[0], new int[0], count);
  }

  /// @param names one an image, on one line each; empty where it is not known
  public static SourceNames of(List<String> names) {
    ByteArrayOutputStream letters = new ByteArrayOutputStream();
    int[] ends = new int[names.size()];
    for (int image = 0; image < ends.length; image++) {
      String name = names.get(image).replace('\n', ' ').replace('\r', ' ');
      letters.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      ends[image] = letters.size();
    }
    return letters.size() == 0
        ? none(ends.length)
        : new SourceNames(letters.toByteArray(), ends, ends.length);
  }

  /// How many images.
  public int count() {
    return count;
  }

  /// Whether no name is known.
  public boolean isEmpty() {
    return ends.length == 0;
  }

  /// What an image was called; empty if that is not known.
  ///
  /// @param image 0 to [#count] - 1
  public String name(int image) {
    if (isEmpty()) {
      return "";
    }
    int from = image == 0 ? 0 : ends[image - 1];
    return new String(letters, from, ends[image] - from, StandardCharsets.UTF_8);
  }

  /// Those of the given images, in the given order.
  public SourceNames pick(int[] images) {
    return isEmpty()
        ? none(images.length)
        : of(Arrays.stream(images).mapToObj(this::name).toList());
  }

  /// These followed by others.
  public SourceNames followedBy(SourceNames others) {
    if (isEmpty() && others.isEmpty()) {
      return none(count + others.count);
    }
    byte[] joined = Arrays.copyOf(letters, letters.length + others.letters.length);
    System.arraycopy(others.letters, 0, joined, letters.length, others.letters.length);
    int[] both = new int[count + others.count];
    for (int image = 0; image < both.length; image++) {
      boolean here = image < count;
      int[] own = here ? ends : others.ends;
      int end = own.length == 0 ? 0 : own[here ? image : image - count];
      both[image] = here ? end : letters.length + end;
    }
    return new SourceNames(joined, both, both.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceNames that
        && count == that.count
        && Arrays.equals(letters, that.letters)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return 31 * count + Arrays.hashCode(letters);
  }
}
