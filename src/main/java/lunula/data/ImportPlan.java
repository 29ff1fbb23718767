package lunula.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a person's own data: found out from all of it, shown before it counts, and
/// followed by the import.
///
/// @param kind what the data are, in words
/// @param parts what there is to learn from and to judge by, in the order it is read
/// @param sourceWidth pixels a row of what is read; 0 if pictures of many sizes are
/// @param sourceHeight rows of what is read; 0 likewise
/// @param channels numbers a pixel: 1, or 3 and 4 of colours, which turn grey
/// @param transposed whether rows and columns change places
/// @param width pixels a row of the images
/// @param height rows of the images
/// @param scale what is black and what is white
/// @param labels where the classes are from, in words; empty if there are none
/// @param classNames the classes, in their order; of large pictures' folders and tables all of them
/// @param labelChoices columns or arrays that may hold the classes
/// @param notes what was found out, what is left out and why, a sentence each
/// @param count which direction of an array counts the images, where another may as well; else null
/// @param question what the person must say of that before anything is read; empty if nothing
public record ImportPlan(
    String kind,
    List<Part> parts,
    int sourceWidth,
    int sourceHeight,
    int channels,
    boolean transposed,
    int width,
    int height,
    Scale scale,
    String labels,
    List<String> classNames,
    List<String> labelChoices,
    List<String> notes,
    ImportOptions.@Nullable Count count,
    String question) {
  /// What images of a part are for.
  public enum Use {
    /// To learn from.
    TRAIN,
    /// To choose by; here they are learned from, unless there are no test images.
    VALIDATION,
    /// To judge by.
    TEST,
    /// Both: some are kept back to judge by.
    ALL
  }

  /// Images that came together.
  ///
  /// @param name of the file, array or folder
  /// @param use what they become; null if they are left out
  /// @param count how many there are
  public record Part(String name, @Nullable Use use, long count) {}

  /// What numbers mean.
  ///
  /// @param least the least number; NaN if pictures are read, which say what they mean
  /// @param most the greatest
  /// @param black the number that becomes 0
  /// @param white the number that becomes 255
  /// @param decided whether it is sure enough; else the person must say what is black and white
  /// @param offer what may be taken as white instead, because all images are dark; NaN if nothing
  /// @param words a sentence or two
  public record Scale(
      double least,
      double most,
      double black,
      double white,
      boolean decided,
      double offer,
      String words) {
    /// What pictures say of themselves.
    public static final Scale OF_PICTURES =
        new Scale(Double.NaN, Double.NaN, 0, 255, true, Double.NaN, "");
  }

  public ImportPlan {
    parts = List.copyOf(parts);
    classNames = List.copyOf(classNames);
    labelChoices = List.copyOf(labelChoices);
    notes = List.copyOf(notes);
  }

  /// Without a doubt of what counts the images.
  public ImportPlan(
      String kind,
      List<Part> parts,
      int sourceWidth,
      int sourceHeight,
      int channels,
      boolean transposed,
      int width,
      int height,
      Scale scale,
      String labels,
      List<String> classNames,
      List<String> labelChoices,
      List<String> notes) {
    this(
        kind,
        parts,
        sourceWidth,
        sourceHeight,
        channels,
        transposed,
        width,
        height,
        scale,
        labels,
        classNames,
        labelChoices,
        notes,
        null,
        "");
  }

  /// What the person must say before anything is read, a sentence each; empty if nothing.
  public List<String> questions() {
    List<String> open = new ArrayList<>();
    if (!question.isEmpty()) {
      open.add(question);
    }
    if (!scale.decided()) {
      open.add(scale.words());
    }
    return List.copyOf(open);
  }

  /// The same where more than one direction of an array may count the images.
  ///
  /// @param counted the one that is taken
  /// @param open what the person must say of it; empty if nothing
  public ImportPlan counted(ImportOptions.Count counted, String open) {
    return new ImportPlan(
        kind,
        parts,
        sourceWidth,
        sourceHeight,
        channels,
        transposed,
        width,
        height,
        scale,
        labels,
        classNames,
        labelChoices,
        notes,
        counted,
        open);
  }

  /// The same with another scale.
  public ImportPlan with(Scale other) {
    List<String> said = new ArrayList<>(notes);
    said.add(other.words());
    return new ImportPlan(
        kind,
        parts,
        sourceWidth,
        sourceHeight,
        channels,
        transposed,
        width,
        height,
        other,
        labels,
        classNames,
        labelChoices,
        said,
        count,
        question);
  }
}
