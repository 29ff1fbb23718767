package lunula.export.film;

import lunula.geometry.LatentPath;
import lunula.measure.TruePath;
import lunula.model.Decoder;
import org.jspecify.annotations.Nullable;

/// What a film shows.
///
/// @param decoder makes the pictures; asked from the thread that makes the film
/// @param way what is gone, in places that the decoder takes, at the pace at which it is gone
/// @param truth the true picture beside each decoded one, at the same pace; null for none
/// @param map the points of the map beside them; null for none
public record FilmContent(
    Decoder decoder, LatentPath way, @Nullable TruePath truth, @Nullable FilmMap map) {}
