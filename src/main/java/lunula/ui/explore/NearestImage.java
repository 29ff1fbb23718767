package lunula.ui.explore;

import lunula.measure.NearestCodes.Reach;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// A real image whose posterior mean, or code, lies near the cursor.
///
/// @param index its number on the map, from 0
/// @param label number of its class
/// @param number its number among the test images or the training images, from 0
/// @param learned whether it is a training image
/// @param className its class
/// @param distance from the cursor in latent units, in the whole latent space
/// @param dimensions of the latent space
/// @param reach how near the cursor is to the data
/// @param picture the image itself; null while the images are not loaded
public record NearestImage(
    int index,
    int label,
    int number,
    boolean learned,
    String className,
    double distance,
    int dimensions,
    Reach reach,
    @Nullable Sample picture) {}
