package lunula.networks.dense;

import java.util.Arrays;

/// Square windows that a kernel moves over planes, which lie pixel by pixel with the channels of a
/// pixel side by side. Beyond the planes' edges there are zeros.
record Windows(int channels, int height, int width, int kernel, int stride, int padding) {
  /// Windows from top to bottom.
  int down() {
    return (height + 2 * padding - kernel) / stride + 1;
  }

  /// Windows from left to right.
  int across() {
    return (width + 2 * padding - kernel) / stride + 1;
  }

  /// Windows of an image.
  int count() {
    return down() * across();
  }

  /// Numbers in a window.
  int size() {
    return kernel * kernel * channels;
  }

  /// Numbers of an image's planes.
  int planes() {
    return height * width * channels;
  }

  /// Writes the windows of some images, one after the other.
  ///
  /// @param images planes, from number `at` on
  /// @param windows shape (images, [#count], kernel, kernel, channels)
  void gather(float[] images, int at, int count, float[] windows) {
    int to = 0;
    for (int image = 0; image < count; image++) {
      int from = at + image * planes();
      for (int v = 0; v < down(); v++) {
        for (int h = 0; h < across(); h++) {
          to = gatherOne(images, from, v * stride - padding, h * stride - padding, windows, to);
        }
      }
    }
  }

  private int gatherOne(float[] images, int at, int top, int left, float[] windows, int to) {
    int first = Math.clamp(-left, 0, kernel) * channels;
    int last = Math.max(first, Math.min(kernel, width - left) * channels);
    int row = kernel * channels;
    for (int y = top; y < top + kernel; y++, to += row) {
      if (y < 0 || y >= height || first == last) {
        Arrays.fill(windows, to, to + row, 0);
      } else {
        int from = at + (y * width + left) * channels;
        Arrays.fill(windows, to, to + first, 0);
        System.arraycopy(images, from + first, windows, to + first, last - first);
        Arrays.fill(windows, to + last, to + row, 0);
      }
    }
    return to;
  }

  /// Adds windows to the pixels that they cover: the transpose of [#gather].
  void scatter(float[] windows, float[] images, int at, int count) {
    int from = 0;
    for (int image = 0; image < count; image++) {
      int to = at + image * planes();
      for (int v = 0; v < down(); v++) {
        for (int h = 0; h < across(); h++) {
          from = scatterOne(windows, from, images, to, v * stride - padding, h * stride - padding);
        }
      }
    }
  }

  private int scatterOne(float[] windows, int from, float[] images, int at, int top, int left) {
    int first = Math.clamp(-left, 0, kernel) * channels;
    int last = Math.max(first, Math.min(kernel, width - left) * channels);
    int row = kernel * channels;
    for (int y = top; y < top + kernel; y++, from += row) {
      if (y >= 0 && y < height) {
        Functions.addRow(
            windows,
            from + first,
            images,
            at + (y * width + left) * channels + first,
            last - first);
      }
    }
    return from;
  }
}
