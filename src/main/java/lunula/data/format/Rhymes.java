package lunula.data.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds which characters rhyme, from which ones end neighbouring couplets of the same poem:
/// communities of largest modularity, by moving one character at a time (Blondel et al. 2008, its
/// first phase). Of Tang poetry this gives the groups of the rhyme books, 庚 with its neighbours 耕
/// and 清, 支 with 脂 and 之, and so on, without a dictionary.
final class Rhymes {
  /// Rounds over all characters at most; four are enough for the bundled couplets.
  private static final int ROUNDS = 30;

  private final Map<Integer, Integer> ends = new TreeMap<>();
  private final Map<Integer, Map<Integer, Integer>> pairs = new TreeMap<>();

  /// A text ends with this character.
  void ends(int character) {
    ends.merge(character, 1, Integer::sum);
  }

  /// Two neighbouring texts of one poem end with these characters.
  void pair(int one, int other) {
    if (one != other) {
      pairs.computeIfAbsent(one, each -> new TreeMap<>()).merge(other, 1, Integer::sum);
      pairs.computeIfAbsent(other, each -> new TreeMap<>()).merge(one, 1, Integer::sum);
    }
  }

  /// Groups of characters that rhyme, those with most texts first, and in each the commonest
  /// character first. Characters that no pair tells of are in none.
  List<String> groups() {
    Map<Integer, Integer> degrees = new HashMap<>();
    pairs.forEach(
        (character, others) ->
            degrees.put(character, others.values().stream().mapToInt(each -> each).sum()));
    double all = degrees.values().stream().mapToInt(each -> each).sum();
    List<Integer> order =
        degrees.keySet().stream()
            .sorted(
                Comparator.<Integer>comparingInt(it -> -degrees.getOrDefault(it, 0))
                    .thenComparing(it -> it))
            .toList();
    Map<Integer, Integer> group = new HashMap<>();
    order.forEach(character -> group.put(character, character));
    Map<Integer, Integer> weight = new HashMap<>(degrees);
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int character : order) {
        int degree = degrees.getOrDefault(character, 0);
        int before = group.getOrDefault(character, character);
        weight.merge(before, -degree, Integer::sum);
        int best = best(character, before, group, weight, degree / all);
        weight.merge(best, degree, Integer::sum);
        group.put(character, best);
        moved |= best != before;
      }
    }
    return named(group);
  }

  /// The group that a character has most to do with, beyond what chance would give; of equal ones
  /// its own.
  private int best(
      int character,
      int before,
      Map<Integer, Integer> group,
      Map<Integer, Integer> weight,
      double share) {
    Map<Integer, Integer> towards = new TreeMap<>();
    pairs
        .getOrDefault(character, Map.of())
        .forEach(
            (other, times) -> towards.merge(group.getOrDefault(other, other), times, Integer::sum));
    int best = before;
    double most = towards.getOrDefault(before, 0) - share * weight.getOrDefault(before, 0);
    for (Map.Entry<Integer, Integer> each : towards.entrySet()) {
      double gain = each.getValue() - share * weight.getOrDefault(each.getKey(), 0);
      if (gain > most) {
        most = gain;
        best = each.getKey();
      }
    }
    return best;
  }

  private List<String> named(Map<Integer, Integer> group) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    group.forEach(
        (character, which) ->
            members.computeIfAbsent(which, each -> new ArrayList<>()).add(character));
    Comparator<Integer> commonest =
        Comparator.<Integer>comparingInt(it -> -count(it)).thenComparing(it -> it);
    return members.values().stream()
        .peek(each -> each.sort(commonest))
        .sorted(
            Comparator.<List<Integer>>comparingInt(
                    each -> -each.stream().mapToInt(this::count).sum())
                .thenComparing(List::getFirst))
        .map(
            each ->
                each.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString())
        .toList();
  }

  private int count(int character) {
    return ends.getOrDefault(character, 0);
  }
}
