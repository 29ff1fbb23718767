package lunula.ui.explore;

import java.util.List;
import java.util.stream.IntStream;
import lunula.data.SampleSet;
import lunula.measure.NearestCodes;
import org.jspecify.annotations.Nullable;

/// Finds the real images nearest to a code on the map, in the whole latent space. One thread at a
/// time.
public final class NearestSearch {
  private final NearestCodes codes = new NearestCodes();

  /// @param z where to look: a whole code
  /// @param map what to look among
  /// @param samples what lies behind the map, if it is loaded
  public record Question(float[] z, MapData map, @Nullable SampleSet samples) {}

  /// An answer and what was asked, since the map may have changed meanwhile.
  ///
  /// @param nearest the nearest first; empty if the map is
  public record Answer(Question question, List<NearestImage> nearest) {}

  /// Looks; blocking. The first time for a map takes some milliseconds more.
  public Answer find(Question question) {
    NearestCodes.Found found = codes.find(question.map().encodings(), question.z());
    return new Answer(
        question,
        IntStream.range(0, found.nearest().size())
            .mapToObj(rank -> described(question, found, rank))
            .toList());
  }

  private static NearestImage described(Question question, NearestCodes.Found found, int rank) {
    MapData map = question.map();
    SampleSet samples = question.samples();
    int index = found.nearest().image(rank);
    return new NearestImage(
        index,
        map.label(index),
        map.imageNumber(index),
        map.isLearned(index),
        map.classNames().get(map.label(index)),
        found.nearest().score(rank),
        map.encodings().dimensions(),
        found.reach(),
        samples == null || index >= samples.count() ? null : samples.sample(index));
  }
}
