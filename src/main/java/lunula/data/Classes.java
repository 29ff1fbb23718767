package lunula.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers the classes that labels name: numbers in their order, names in alphabetical order.
public final class Classes {
  private static final int MOST = 256;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final List<String> labels;
  private final List<String> names;

  private Classes(List<String> labels, List<String> names) {
    this.labels = labels;
    this.names = names;
  }

  /// The classes of one or two sets of labels.
  ///
  /// @param file named in the message
  /// @throws DataException if there are more than a label byte can hold
  public static Classes of(String file, String[] labels, String @Nullable [] more)
      throws DataException {
    Set<String> distinct = new HashSet<>(Arrays.asList(labels));
    if (more != null) {
      distinct.addAll(Arrays.asList(more));
    }
    if (distinct.size() > MOST) {
      throw new DataException("data.classes.many", file, MOST, MOST);
    }
    boolean numbers = distinct.stream().allMatch(name -> NUMBER.matcher(name).matches());
    Comparator<String> order =
        numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
    List<String> sorted = distinct.stream().sorted(order).toList();
    return new Classes(sorted, sorted);
  }

  /// Classes whose names are known, in their order.
  ///
  /// @param names hold every label there is
  public static Classes inOrder(List<String> names) {
    return new Classes(names, names);
  }

  /// The same images' classes if each label is the place of its name in a list, counted from 0;
  /// these classes where one has none there.
  public Classes namedBy(List<String> known) {
    List<String> places = IntStream.range(0, known.size()).mapToObj(Integer::toString).toList();
    return known.size() <= MOST
            && Set.copyOf(known).size() == known.size()
            && places.containsAll(labels)
        ? new Classes(places, List.copyOf(known))
        : this;
  }

  public List<String> names() {
    return names;
  }

  /// The number of each label's class.
  public byte[] numbers(String[] ofImages) {
    byte[] numbers = new byte[ofImages.length];
    for (int i = 0; i < ofImages.length; i++) {
      numbers[i] = (byte) labels.indexOf(ofImages[i]);
    }
    return numbers;
  }
}
