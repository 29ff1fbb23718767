package lunula.ui.film;

import java.util.Locale;
import lunula.export.film.FilmFormat;
import lunula.geometry.LatentPoint;
import lunula.model.card.ModelCard;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What is said of a film: its caption, its name, its size.
final class FilmWords {
  private static final Texts TEXTS = Texts.of(FilmWords.class);

  private FilmWords() {}

  /// A sensible caption: the model, and from where to where.
  static String caption(FilmSource source, @Nullable ModelCard card, ExplorerState exploration) {
    String model = card == null ? TEXTS.get("film.model.none") : card.name();
    PathStops ends = exploration.pathProperty().get();
    LatentPoint a = ends.a();
    LatentPoint b = ends.b();
    if (source == FilmSource.HAND || a == null || b == null) {
      return TEXTS.get("film.caption.hand", model);
    }
    MapData map = exploration.mapProperty().get();
    return TEXTS.get("film.caption.path", model, place(a, map), place(b, map));
  }

  /// The class of the image whose place it is; its coordinates if there is none.
  private static String place(LatentPoint place, @Nullable MapData map) {
    for (int i = 0; map != null && i < map.count(); i++) {
      boolean here = map.places().xs()[i] == place.x() && map.places().ys()[i] == place.y();
      String name = map.classNames().get(Math.min(map.label(i), map.classNames().size() - 1));
      if (here && !name.isBlank()) {
        return name;
      }
    }
    return TEXTS.get(
        "film.place", NumberFormats.coordinate(place.x()), NumberFormats.coordinate(place.y()));
  }

  /// A file name.
  static String fileName(@Nullable ModelCard card, FilmFormat format) {
    String model = card == null ? "lunula" : card.name();
    String plain = model.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return plain.replaceAll("^-+|-+$", "") + "-film" + format.ending();
  }

  /// Size in pixels, number of frames, length; and how large the file will be, once that is known.
  static String facts(FilmLook look, int frames, @Nullable Long bytes) {
    String facts =
        TEXTS.get(
            "film.facts",
            NumberFormats.count(look.width()),
            NumberFormats.count(look.height()),
            NumberFormats.count(frames),
            String.format(Locale.ROOT, "%.1f", look.seconds()));
    String size = bytes == null ? TEXTS.get("film.size.unknown") : size(bytes);
    return facts + "\n" + size;
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? TEXTS.get("film.size.kilo", NumberFormats.count(Math.max(1, Math.round(bytes / 1e3))))
        : TEXTS.get("film.size.mega", String.format(Locale.ROOT, "%.1f", bytes / 1e6));
  }
}
