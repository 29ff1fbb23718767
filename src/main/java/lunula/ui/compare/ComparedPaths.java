package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.data.LabelledImages;
import lunula.library.LibraryEntry;
import lunula.measure.TruePath;
import lunula.model.GrayImage;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// What several models decode on the straight path between two images' codes, and the true images
/// in between where they are known.
///
/// @param rows one for each model, in order
/// @param truth the true pictures at the same steps; empty if they are unknown
record ComparedPaths(List<Row> rows, List<GrayImage> truth) {
  /// Pictures from one end to the other.
  static final int STEPS = 33;

  static final ComparedPaths NONE = new ComparedPaths(List.of(), List.of());

  /// One model's path.
  ///
  /// @param entry the model
  /// @param pictures at even steps
  /// @param errors mean absolute error of each against the truth, in grey levels of 0..1; empty if
  ///     the truth is unknown
  record Row(LibraryEntry entry, List<? extends Sample> pictures, List<Double> errors) {
    Row {
      pictures = List.copyOf(pictures);
      errors = List.copyOf(errors);
    }

    double mean() {
      return errors.stream().mapToDouble(error -> error).average().orElse(Double.NaN);
    }
  }

  ComparedPaths {
    rows = List.copyOf(rows);
    truth = List.copyOf(truth);
  }

  /// Index of the picture at a position, 0..1.
  static int step(double position) {
    return Math.clamp(Math.round(position * (STEPS - 1)), 0, STEPS - 1);
  }

  /// The greatest error of any model; 0 if the truth is unknown.
  double greatestError() {
    return rows.stream()
        .flatMap(row -> row.errors().stream())
        .mapToDouble(error -> error)
        .max()
        .orElse(0);
  }

  /// Asks every model. On the comparing thread.
  ///
  /// @param models that know both images
  static ComparedPaths of(List<ComparedModel> models, ComparedImage from, ComparedImage to) {
    List<GrayImage> truth = truth(models.getFirst().images(), from, to);
    List<Row> rows = new ArrayList<>();
    for (ComparedModel model : models) {
      List<? extends Sample> pictures = decode(model, from, to);
      boolean comparable =
          !truth.isEmpty() && sameSize(truth.getFirst(), pictures.getFirst().image());
      rows.add(
          new Row(
              model.entry(),
              pictures,
              comparable ? TruePath.errors(Sample.images(pictures), truth) : List.of()));
    }
    return new ComparedPaths(rows, truth);
  }

  private static boolean sameSize(GrayImage one, GrayImage other) {
    return one.width() == other.width() && one.height() == other.height();
  }

  /// A conditional model is given the class of the first image all along.
  private static List<? extends Sample> decode(
      ComparedModel model, ComparedImage from, ComparedImage to) {
    float[] start = model.code(from);
    float[] end = model.code(to);
    float[] latents = new float[STEPS * start.length];
    for (int at = 0; at < latents.length; at++) {
      int axis = at % start.length;
      int step = at / start.length;
      float share = step / (STEPS - 1f);
      latents[at] = start[axis] + share * (end[axis] - start[axis]);
    }
    return model.model().ofClass(model.label(from)).decode(latents);
  }

  private static List<GrayImage> truth(
      @Nullable LabelledImages images, ComparedImage from, ComparedImage to) {
    return Optional.ofNullable(images)
        .flatMap(known -> TruePath.of(known, List.of(from.index(), to.index()), List.of(0.0, 1.0)))
        .map(path -> path.pictures(STEPS))
        .orElse(List.of());
  }
}
