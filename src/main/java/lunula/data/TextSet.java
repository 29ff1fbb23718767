package lunula.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.Grouping.By;
import lunula.model.Alphabet;
import lunula.model.TextCodes;
import lunula.model.TextSample;

/// Texts behind a map's points.
///
/// @param codes their [lunula.model.TextCodes]
/// @param form how they are read
/// @param origins who wrote each; empty if nobody knows
record TextSet(LabelledImages codes, TextForm form, List<TextOrigin> origins) implements SampleSet {
  /// So many groups have a colour and a name of their own; the others are one.
  private static final int NAMED = 9;

  /// So many characters name a rhyme.
  private static final int NAMING = 3;

  @Override
  public int count() {
    return codes.count();
  }

  @Override
  public TextSample sample(int index) {
    int size = codes.width() * codes.height();
    String about = origin(index).map(TextOrigin::words).orElse("");
    return TextSample.real(codes.allPixels(), index * size, codes.width(), form.alphabet(), about);
  }

  @Override
  public Optional<TextOrigin> origin(int index) {
    return origins.isEmpty() ? Optional.empty() : Optional.of(origins.get(index));
  }

  @Override
  public int[] containing(String words) {
    int[] wanted = words.codePoints().map(form.alphabet()::number).toArray();
    return IntStream.range(0, codes.count())
        .filter(
            index ->
                contains(index, wanted)
                    || origin(index).filter(it -> it.words().contains(words)).isPresent())
        .toArray();
  }

  private boolean contains(int index, int[] wanted) {
    int places = codes.width();
    for (int first = 0; first + wanted.length <= places; first++) {
      int same = 0;
      while (same < wanted.length && number(index, first + same) == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private int number(int index, int place) {
    int places = codes.width();
    return TextCodes.number(codes.allPixels(), index * places * codes.height(), places, place);
  }

  @Override
  public int label(int index) {
    return codes.label(index);
  }

  @Override
  public List<String> classNames() {
    return codes.classNames();
  }

  @Override
  public List<By> groupings() {
    return Stream.of(By.values())
        .filter(by -> by != By.CLASS || !classNames().isEmpty())
        .filter(by -> by != By.AUTHOR || !origins.isEmpty())
        .toList();
  }

  @Override
  public SampleGroups grouped(Grouping wanted) {
    return switch (wanted.by()) {
      case CLASS -> SampleSet.super.grouped(wanted);
      case AUTHOR -> origins.isEmpty() ? SampleSet.super.grouped(wanted) : byAuthor();
      case ENDING -> byEnding();
      case WORD -> byWord(wanted.word());
    };
  }

  /// The poets with most texts, of training and test texts together, so that both maps have the
  /// same ones.
  private SampleGroups byAuthor() {
    Map<String, Integer> counts = new HashMap<>();
    form.allOrigins().forEach(origin -> counts.merge(origin.author(), 1, Integer::sum));
    return named(commonest(counts), index -> origins.get(index).author(), SampleGroups.OTHER_POETS);
  }

  private SampleGroups byEnding() {
    if (!form.rhymes().isEmpty()) {
      List<String> rhymes = form.rhymes().subList(0, Math.min(NAMED, form.rhymes().size()));
      Map<Integer, String> names = new HashMap<>();
      for (String rhyme : rhymes) {
        rhyme.codePoints().forEach(each -> names.put(form.alphabet().number(each), name(rhyme)));
      }
      return named(
          rhymes.stream().map(TextSet::name).toList(),
          index -> names.getOrDefault(last(index), ""),
          SampleGroups.OTHER_RHYMES);
    }
    Map<String, Integer> counts = new HashMap<>();
    IntStream.range(0, count()).forEach(index -> counts.merge(ending(index), 1, Integer::sum));
    return named(commonest(counts), this::ending, SampleGroups.OTHER_ENDINGS);
  }

  private static String name(String rhyme) {
    int[] first = rhyme.codePoints().limit(NAMING).toArray();
    return String.join("·", Arrays.stream(first).mapToObj(Character::toString).toList());
  }

  private String ending(int index) {
    return "…" + form.alphabet().character(last(index));
  }

  /// Number of the last character that is no padding.
  private int last(int index) {
    int place = codes.width() - 1;
    int padding = form.alphabet().number(Alphabet.PADDING);
    while (place > 0 && number(index, place) == padding) {
      place--;
    }
    return number(index, place);
  }

  /// The most frequent names, the first of equally frequent ones by the alphabet.
  private static List<String> commonest(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(NAMED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Groups by a name of each text; what has another one is the rest, if there is any.
  private SampleGroups named(List<String> known, IntFunction<String> nameOf, String rest) {
    Map<String, Integer> numbers = new HashMap<>();
    known.forEach(name -> numbers.put(name, numbers.size()));
    byte[] labels = new byte[count()];
    boolean others = false;
    for (int index = 0; index < labels.length; index++) {
      int number = numbers.getOrDefault(nameOf.apply(index), known.size());
      labels[index] = (byte) number;
      others |= number == known.size();
    }
    List<String> names = new ArrayList<>(known);
    if (others) {
      names.add(rest);
    }
    return new SampleGroups(labels, names, others ? known.size() : SampleGroups.NO_REST);
  }

  private SampleGroups byWord(String word) {
    byte[] labels = new byte[count()];
    if (word.isBlank()) {
      return new SampleGroups(labels, List.of(SampleGroups.OTHER_TEXTS), 0);
    }
    Arrays.fill(labels, (byte) 1);
    Arrays.stream(containing(word.strip())).forEach(index -> labels[index] = 0);
    return new SampleGroups(labels, List.of("“" + word.strip() + "”", SampleGroups.OTHER_TEXTS), 1);
  }
}
