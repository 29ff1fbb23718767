package lunula.data.format;

import java.util.ArrayList;
import java.util.List;
import lunula.data.Skipped;

/// What was left out so far: all of it counted, the first hundred thousand
/// remembered, which bounds the memory. Safe for several
/// threads.
final class SkipList {
  private static final int REMEMBERED = 100_000;

  private final List<Skipped> first = new ArrayList<>();
  private int count;

  synchronized void add(String what, String why) {
    count++;
    if (first.size() < REMEMBERED) {
      first.add(new Skipped(what, why));
    }
  }

  synchronized int count() {
    return count;
  }

  synchronized List<Skipped> first() {
    return List.copyOf(first);
  }
}
