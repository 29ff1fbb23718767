package lunula.data.format;

import java.util.ArrayList;
import java.util.List;
import lunula.data.Skipped;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// What was left out so far: all of it counted, the first hundred thousand
/// remembered, which bounds the memory. Safe for several
/// threads.
final class SkipList {
  private static final int REMEMBERED = 100_000;

  private final List<Skipped> first = new ArrayList<>();
  private int count;

  void add(UserMessage what, UserMessage why) {
    add(UserMessages.words(what), why);
  }

  /// @param why goes on after the file's name
  synchronized void add(String what, UserMessage why) {
    count++;
    if (first.size() < REMEMBERED) {
      first.add(new Skipped(what, UserMessages.words(why)));
    }
  }

  /// The same, to go on from.
  synchronized SkipList copy() {
    SkipList copy = new SkipList();
    copy.first.addAll(first);
    copy.count = count;
    return copy;
  }

  synchronized int count() {
    return count;
  }

  synchronized List<Skipped> first() {
    return List.copyOf(first);
  }
}
