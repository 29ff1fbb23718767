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
/// @param between the way from one image to another; null if there is none
public record CompareSetup(
    Page page,
    Sharing sharing,
    List<LibraryEntry> side,
    List<LibraryEntry> pair,
    int family,
    double beta,
    double morph,
    @Nullable Way between) {
  /// The way from one test image to another.
  ///
  /// @param from the image it begins with, by number
  /// @param to the image it ends with
  /// @param position where on it: 0 the first, 1 the other
  public record Way(int from, int to, double position) {}

  public CompareSetup {
    side = List.copyOf(side);
    pair = List.copyOf(pair);
  }
}
