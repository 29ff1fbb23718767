package lunula.export.film;

import java.util.ArrayList;
import java.util.List;
import lunula.export.film.FilmPlan.Pixels;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlayMode;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import org.jspecify.annotations.Nullable;

/// Films of a wave that travels along a straight way.
final class Films {
  static final LatentPath WAY = LatentPath.straight(new LatentPoint(0, 0), new LatentPoint(1, 1));

  static final FilmMap MAP =
      new FilmMap(new float[] {0, 1, 0.5f}, new float[] {1, 0, 0.5f}, new byte[] {0, 1, 2}, null);

  final List<Integer> asked = new ArrayList<>();

  final Decoder decoder =
      latents -> {
        asked.add(latents.length / 2);
        List<GrayImage> pictures = new ArrayList<>();
        for (int i = 0; i < latents.length; i += 2) {
          pictures.add(ramp(latents[i]));
        }
        return pictures;
      };

  Film film(FilmPlan plan, @Nullable FilmMap map) {
    return Film.of(plan, new Film.FilmContent(decoder, WAY, null, map));
  }

  static FilmPlan plan(FilmFormat format, int side, int rate, int frames, PlayMode mode) {
    return new FilmPlan(
        format,
        side,
        Pixels.SQUARE,
        rate,
        frames,
        mode,
        "from here to there",
        "",
        FilmColours.PAPER);
  }

  static FilmPlan with(FilmPlan plan, String caption, String small) {
    return new FilmPlan(
        plan.format(),
        plan.side(),
        plan.pixels(),
        plan.framesPerSecond(),
        plan.frames(),
        plan.mode(),
        caption,
        small,
        plan.colours());
  }

  /// 28 × 28 pixels, a soft wave that travels.
  static GrayImage ramp(float turn) {
    float[] pixels = new float[28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / 28;
      pixels[i] = (float) (0.5 + 0.5 * Math.sin((i % 28) * 0.2 + row * 0.1 + 6 * turn));
    }
    return new GrayImage(28, 28, pixels);
  }
}
