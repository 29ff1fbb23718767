package lunula.ui.draw;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import lunula.model.GrayImage;

/// What else can be done with a drawing, and where one can begin.
///
/// @param chosen index of the image that was chosen elsewhere, negative if none is
/// @param similar finds real images like a picture
/// @param compare shows what several models make of a picture
public record DrawOffers(
    ReadOnlyIntegerProperty chosen, Consumer<GrayImage> similar, Consumer<GrayImage> compare) {}
