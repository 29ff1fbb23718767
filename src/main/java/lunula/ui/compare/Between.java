package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import lunula.data.LabelledImages;
import lunula.library.LibraryEntry;
import lunula.measure.MoonTruth;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// What several models decode on the straight way between two images' codes, and what truly lies
/// between them where that is known.
///
/// @param rows one a model, in order
/// @param truth the true pictures at the same steps; empty if nobody knows
record Between(List<Row> rows, List<GrayImage> truth) {
  /// Pictures from one end to the other.
  static final int STEPS = 33;

  static final Between NONE = new Between(List.of(), List.of());

  /// One model's way.
  ///
  /// @param entry the model
  /// @param pictures at even steps
  /// @param errors mean absolute error of each against the truth, in grey levels of 0..1; empty if
  ///     nobody knows the truth
  record Row(LibraryEntry entry, List<? extends Sample> pictures, List<Double> errors) {
    Row {
      pictures = List.copyOf(pictures);
      errors = List.copyOf(errors);
    }

    /// Mean of all errors.
    double mean() {
      return errors.stream().mapToDouble(error -> error).average().orElse(Double.NaN);
    }
  }

  Between {
    rows = List.copyOf(rows);
    truth = List.copyOf(truth);
  }

  /// Which of the pictures stands at a position, 0..1.
  static int step(double position) {
    return Math.clamp(Math.round(position * (STEPS - 1)), 0, STEPS - 1);
  }

  /// Asks every model. On the comparing thread.
  ///
  /// @param models that know both images
  static Between of(List<Opened> models, Chosen from, Chosen to) {
    List<GrayImage> truth = truth(models.getFirst().images(), from, to);
    List<Row> rows = new ArrayList<>();
    for (Opened model : models) {
      List<? extends Sample> pictures = decode(model, from, to);
      boolean comparable =
          !truth.isEmpty() && sameSize(truth.getFirst(), pictures.getFirst().image());
      rows.add(
          new Row(
              model.entry(),
              pictures,
              comparable ? MoonTruth.errors(Sample.images(pictures), truth) : List.of()));
    }
    return new Between(rows, truth);
  }

  private static boolean sameSize(GrayImage one, GrayImage other) {
    return one.width() == other.width() && one.height() == other.height();
  }

  /// Told the class of the first image all the way, where a model is told one.
  private static List<? extends Sample> decode(Opened model, Chosen from, Chosen to) {
    float[] start = model.code(from);
    float[] end = model.code(to);
    float[] latents = new float[STEPS * start.length];
    for (int step = 0; step < STEPS; step++) {
      float share = step / (STEPS - 1f);
      for (int axis = 0; axis < start.length; axis++) {
        latents[step * start.length + axis] = start[axis] + share * (end[axis] - start[axis]);
      }
    }
    return model.model().ofClass(model.label(from)).decode(latents);
  }

  private static List<GrayImage> truth(@Nullable LabelledImages images, Chosen from, Chosen to) {
    return images == null
        ? List.of()
        : MoonTruth.of(images)
            .map(moons -> moons.along(List.of(from.index(), to.index()), List.of(0.0, 1.0), STEPS))
            .orElse(List.of());
  }
}
