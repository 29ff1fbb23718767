package lunula.ui.compare;

import java.util.List;
import lunula.service.LibraryEntry;

/// What is compared and how, apart from the image.
///
/// @param page which page is shown
/// @param sharing what the panes have in common
/// @param side the models side by side, from left to right; empty before they are first shown
/// @param pair the models whose maps turn into each other: none or two
/// @param family which family is on the page of β
/// @param beta where the slider of β stands, in models from the first
/// @param morph where the pair stands: 0 the first, 1 the second
public record CompareSetup(
    Page page,
    Sharing sharing,
    List<LibraryEntry> side,
    List<LibraryEntry> pair,
    int family,
    double beta,
    double morph) {
  public CompareSetup {
    side = List.copyOf(side);
    pair = List.copyOf(pair);
  }
}
