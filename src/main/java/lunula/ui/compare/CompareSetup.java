package lunula.ui.compare;

import java.util.List;
import lunula.library.LibraryEntry;
import org.jspecify.annotations.Nullable;

/// What is compared and how, apart from the image.
///
/// @param page which page is shown
/// @param sharing what the panes have in common
/// @param side the models side by side, from left to right; empty before they are first shown
/// @param pair the models whose maps turn into each other: none or two
/// @param family which family is on the page of β
/// @param beta where the slider of β stands, in models from the first
/// @param morph where the pair stands: 0 the first, 1 the second
/// @param between the path from one image to another; null if there is none
public record CompareSetup(
    Page page,
    Sharing sharing,
    List<LibraryEntry> side,
    List<LibraryEntry> pair,
    int family,
    double beta,
    double morph,
    @Nullable Path between) {

  /// The pages of comparing. Sessions hold the names.
  public enum Page {
    /// Two to four models, each on its own map.
    SIDE,
    /// A family of models along β.
    BETA,
    /// One model's map turning into another's.
    MORPH,
    /// The path from one image to another in two to four models at once.
    BETWEEN
  }

  /// What the panes side by side have in common. Sessions hold the names.
  public enum Sharing {
    /// The image: every model encodes it, and each cursor stands at its code.
    IMAGE,
    /// The place: the same z in every latent space.
    PLACE
  }

  /// The path from one test image to another.
  ///
  /// @param from index of the image at which it begins
  /// @param to index of the image at which it ends
  /// @param position on the path: 0 the first image, 1 the other
  public record Path(int from, int to, double position) {}

  public CompareSetup {
    side = List.copyOf(side);
    pair = List.copyOf(pair);
  }
}
