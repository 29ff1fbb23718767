package lunula.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.TextForm;
import lunula.files.InvalidValueException;
import lunula.files.Progress;
import lunula.metrics.LatentUnits;
import lunula.model.Alphabet;
import lunula.model.Encodings;
import lunula.model.TextCodes;
import lunula.model.TextSample;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.networks.TextAutoencoder;
import lunula.networks.TextAutoencoder.Judgement;

/// Measures models of texts on the held-out texts, and what they write by themselves: samples are
/// the likeliest characters at places drawn from the prior. Beside them stand real held-out texts
/// and texts whose places know nothing of each other.
///
/// All chance is seeded. Blocking.
public final class TextMeasures {
  /// How many samples are taken.
  public static final int SAMPLES = 5_000;

  /// What the measures of held-out texts are called in their keys.
  public static final String TEST = "test";

  /// What those of texts with independent places are called.
  public static final String INDEPENDENT = "independent";

  /// Of the means, not of drawn places.
  public static final String AT_MEAN = "at-mean";

  private static final long SEED = 5_332;
  private static final int WORK = 4;

  /// Added to every character's count, so that one never seen at a place is not impossible there.
  private static final double SMOOTHING = 0.5;

  private final DataSet data;
  private final TextForm form;
  private final int places;

  /// @param data the texts that the model was trained on
  /// @throws IllegalArgumentException if they are no texts
  public TextMeasures(DataSet data) {
    this.data = data;
    form = data.texts().orElseThrow(() -> new IllegalArgumentException(data.name()));
    places = data.width();
  }

  /// Measures a model.
  ///
  /// @param progress may cancel
  /// @return nothing if cancelled
  /// @throws InvalidValueException if the model was trained on other texts
  public Optional<Measurements> measure(SavedModel model, Progress progress) {
    if (!model.card().dataChecksum().equals(data.checksum())) {
      throw new InvalidValueException("measure.other", model.card().name(), data.name());
    }
    TextAutoencoder network = TextAutoencoder.of(model.architecture(), model.weights());
    byte[] test = data.test().allPixels();
    Judgement drawn = network.judge(test, new Random(SEED));
    if (!progress.goesOn(1, WORK)) {
      return Optional.empty();
    }
    Judgement atMean = network.judge(test, null);
    if (!progress.goesOn(2, WORK)) {
      return Optional.empty();
    }
    double[][] shares = shares();
    Measurements measured =
        Measurements.NONE.withSubject(Measure.RECONSTRUCTION, TEST, drawn.terms().reconstruction());
    if (model.architecture().variational()) {
      Encodings encodings = network.encode(test, new byte[0]);
      measured =
          measured
              .withSubject(Measure.KL, TEST, drawn.terms().kl())
              .withSubject(Measure.NEGATIVE_ELBO, TEST, drawn.terms().negativeElbo())
              .with(Measure.ACTIVE_UNITS, LatentUnits.of(encodings).active());
    }
    measured =
        measured
            .with(Measure.INDEPENDENT_PLACES, independent(shares))
            .withSubject(
                Measure.NATS_PER_CHARACTER, AT_MEAN, atMean.terms().reconstruction() / places)
            .withSubject(Measure.NATS_PER_CHARACTER, TEST, drawn.terms().reconstruction() / places)
            .withSubject(Measure.CHARACTER_ACCURACY, AT_MEAN, atMean.accuracy())
            .withSubject(Measure.CHARACTER_ACCURACY, TEST, drawn.accuracy());
    if (!progress.goesOn(3, WORK)) {
      return Optional.empty();
    }
    if (model.architecture().variational()) {
      measured = measured.with(written(network, shares));
    }
    progress.goesOn(WORK, WORK);
    return Optional.of(measured);
  }

  /// Shares of the characters at each place of the training texts.
  private double[][] shares() {
    double[][] shares = new double[places][form.alphabet().size()];
    LabelledImages train = data.train();
    int size = 2 * places;
    for (int text = 0; text < train.count(); text++) {
      for (int place = 0; place < places; place++) {
        shares[place][TextCodes.number(train.allPixels(), text * size, places, place)]++;
      }
    }
    double all = train.count() + SMOOTHING * form.alphabet().size();
    for (double[] place : shares) {
      for (int i = 0; i < place.length; i++) {
        place[i] = (place[i] + SMOOTHING) / all;
      }
    }
    return shares;
  }

  /// Nats of a held-out text by those shares.
  private double independent(double[][] shares) {
    double nats = 0;
    for (int[] text : numbers(data.test())) {
      for (int place = 0; place < places; place++) {
        nats -= Math.log(shares[place][text[place]]);
      }
    }
    return nats / Math.max(1, data.test().count());
  }

  private List<int[]> numbers(LabelledImages texts) {
    List<int[]> numbers = new ArrayList<>(texts.count());
    int size = 2 * places;
    for (int text = 0; text < texts.count(); text++) {
      int[] one = new int[places];
      for (int place = 0; place < places; place++) {
        one[place] = TextCodes.number(texts.allPixels(), text * size, places, place);
      }
      numbers.add(one);
    }
    return numbers;
  }

  private Measurements written(TextAutoencoder network, double[][] shares) {
    Random chance = new Random(SEED);
    float[] z = new float[SAMPLES * network.dimensions()];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) chance.nextGaussian();
    }
    Set<String> learned = new HashSet<>();
    Alphabet alphabet = form.alphabet();
    for (int[] text : numbers(data.train())) {
      learned.add(text(text, alphabet));
    }
    List<int[]> samples = new ArrayList<>(SAMPLES);
    int copied = 0;
    for (TextSample sample : network.decode(z)) {
      copied += learned.contains(sample.text()) ? 1 : 0;
      samples.add(
          sample.places().stream()
              .mapToInt(place -> alphabet.number(place.candidates().getFirst().codePoint()))
              .toArray());
    }
    Measurements measured = Measurements.NONE.with(Measure.COPIED, copied / (double) SAMPLES);
    BitSet level = form.level();
    return level == null
        ? measured
        : measured
            .with(tones(GenerationMeasures.GENERATED, samples, level))
            .with(tones(GenerationMeasures.REAL, numbers(data.test()), level))
            .with(tones(INDEPENDENT, independentTexts(shares, chance), level));
  }

  private static String text(int[] numbers, Alphabet alphabet) {
    StringBuilder text = new StringBuilder();
    for (int number : numbers) {
      text.append(alphabet.character(number));
    }
    return text.toString();
  }

  private List<int[]> independentTexts(double[][] shares, Random chance) {
    List<int[]> texts = new ArrayList<>(SAMPLES);
    double[][] sums = new double[places][];
    for (int place = 0; place < places; place++) {
      sums[place] = shares[place].clone();
      Arrays.parallelPrefix(sums[place], Double::sum);
    }
    for (int i = 0; i < SAMPLES; i++) {
      int[] text = new int[places];
      for (int place = 0; place < places; place++) {
        int found = Arrays.binarySearch(sums[place], chance.nextDouble());
        text[place] = Math.min(found < 0 ? -found - 1 : found, sums[place].length - 1);
      }
      texts.add(text);
    }
    return texts;
  }

  /// How well couplets keep the rules of tones at the second and fourth place of each line.
  private Measurements tones(String subject, List<int[]> texts, BitSet level) {
    int line = places / 2;
    int opposed = 0;
    int alternate = 0;
    int ending = 0;
    for (int[] text : texts) {
      boolean[] tone = new boolean[places];
      for (int place = 0; place < places; place++) {
        tone[place] = level.get(text[place]);
      }
      opposed += tone[1] != tone[line + 1] && tone[3] != tone[line + 3] ? 1 : 0;
      alternate += tone[1] != tone[3] && tone[line + 1] != tone[line + 3] ? 1 : 0;
      ending += tone[places - 1] ? 1 : 0;
    }
    double count = Math.max(1, texts.size());
    return Measurements.NONE
        .withSubject(Measure.LINES_OPPOSED, subject, opposed / count)
        .withSubject(Measure.TONES_ALTERNATE, subject, alternate / count)
        .withSubject(Measure.LEVEL_ENDING, subject, ending / count);
  }
}
