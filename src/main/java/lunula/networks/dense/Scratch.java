package lunula.networks.dense;

/// Working space of each thread, valid until it asks for the same again.
enum Scratch {
  FIRST,
  SECOND,
  THIRD;

  private final ThreadLocal<float[]> mine = ThreadLocal.withInitial(() -> new float[0]);

  /// So many numbers or more, with anything in them.
  float[] of(int length) {
    float[] space = mine.get();
    if (space.length < length) {
      space = new float[length];
      mine.set(space);
    }
    return space;
  }

  /// A copy of some numbers, from the space's beginning on.
  float[] copy(float[] values, int from, int length) {
    float[] space = of(length);
    System.arraycopy(values, from, space, 0, length);
    return space;
  }
}
