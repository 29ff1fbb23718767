package lunula.ui.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.export.picture.PictureFile;
import lunula.export.picture.VectorDrawing;
import lunula.model.card.ModelCard;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import lunula.ui.kit.VectorSnapshot;
import lunula.ui.shell.MainViewModel;

/// What picture is exported, and how. JavaFX thread only; files are written in the background.
public final class PictureViewModel {
  /// The largest scale.
  public static final int MOST_SCALE = 4;

  /// The usual scale.
  static final int SCALE = 2;

  /// Longer codes are left out of captions: nobody reads them.
  private static final int LONGEST_CODE = 8;

  private final ObjectProperty<PictureKind> kind = new SimpleObjectProperty<>(PictureKind.MAP);
  private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.PNG);
  private final ObjectProperty<Colours> colours = new SimpleObjectProperty<>(Colours.AS_SHOWN);
  private final IntegerProperty scale = new SimpleIntegerProperty(SCALE);
  private final BooleanProperty clear = new SimpleBooleanProperty();
  private final BooleanProperty captioned = new SimpleBooleanProperty();
  private final Map<VectorSnapshot.Part, BooleanProperty> parts =
      new EnumMap<>(VectorSnapshot.Part.class);
  private final Saving saving;
  private final Supplier<List<String>> caption;
  private final BooleanSupplier dark;

  /// What a picture is saved as.
  public enum Format {
    PNG,
    SVG,
    PDF;

    String ending() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /// A picture's colours.
  public enum Colours {
    /// The window's.
    AS_SHOWN,
    LIGHT,
    DARK
  }

  /// What a picture will be.
  ///
  /// @param width in pixels, or in units for lines
  /// @param height likewise
  /// @param bytes about how large the file will be
  public record Forecast(int width, int height, long bytes) {}

  /// @param saving writes the files
  /// @param caption what can stand below a picture: model, place, seed
  /// @param dark whether the window is dark now
  public PictureViewModel(Saving saving, Supplier<List<String>> caption, BooleanSupplier dark) {
    this.saving = saving;
    this.caption = caption;
    this.dark = dark;
    for (VectorSnapshot.Part part : VectorSnapshot.Part.values()) {
      parts.put(part, new SimpleBooleanProperty(true));
    }
    kind.subscribe(this::limit);
  }

  private void limit(PictureKind chosen) {
    if (!chosen.hasLines()) {
      format.set(Format.PNG);
    }
  }

  /// What the picture is of.
  public ObjectProperty<PictureKind> kindProperty() {
    return kind;
  }

  /// What it is saved as; PNG where there are no lines.
  public ObjectProperty<Format> formatProperty() {
    return format;
  }

  /// Its colours.
  public ObjectProperty<Colours> coloursProperty() {
    return colours;
  }

  /// How many times larger than on the screen, 1 to [#MOST_SCALE].
  public IntegerProperty scaleProperty() {
    return scale;
  }

  /// Whether the page behind it is clear.
  public BooleanProperty clearProperty() {
    return clear;
  }

  /// Whether words stand below it.
  public BooleanProperty captionedProperty() {
    return captioned;
  }

  /// Whether the map is drawn with a part.
  public BooleanProperty partProperty(VectorSnapshot.Part part) {
    return Objects.requireNonNull(parts.get(part));
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    List<Setting<?>> all =
        new ArrayList<>(
            List.of(
                Setting.of("picture.kind", kind),
                Setting.of("picture.format", format),
                Setting.of("picture.colours", colours),
                Setting.whole("picture.scale", scale),
                Setting.of("picture.clear", clear),
                Setting.of("picture.captioned", captioned)));
    parts.forEach(
        (part, shown) ->
            all.add(Setting.of("picture.part." + part.name().toLowerCase(Locale.ROOT), shown)));
    return Setting.notInSession(
        "the next picture is made of it and then gone", all.toArray(Setting<?>[]::new));
  }

  /// Writes files.
  public Saving saving() {
    return saving;
  }

  /// The picture as it will be saved.
  Look look() {
    return look(scale.get(), format.get() != Format.PNG);
  }

  /// The picture as it is copied.
  Look lookInPixels() {
    return look(scale.get(), false);
  }

  /// The picture as it is shown before: in pixels, at 1×.
  Look preview() {
    return look(1, false);
  }

  private Look look(int pixels, boolean vectors) {
    Set<VectorSnapshot.Part> shown =
        Arrays.stream(VectorSnapshot.Part.values())
            .filter(part -> partProperty(part).get())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(VectorSnapshot.Part.class)));
    boolean toBeDark =
        switch (colours.get()) {
          case AS_SHOWN -> dark.getAsBoolean();
          case LIGHT -> false;
          case DARK -> true;
        };
    return new Look(
        new VectorSnapshot.Wish(pixels, clear.get(), vectors, shown),
        toBeDark,
        captioned.get() ? caption.get() : List.of());
  }

  /// What can stand below a picture: the model's name and network, where it was decoded, the seed;
  /// in pieces that stay together. JavaFX thread.
  public static List<String> captionWords(MainViewModel main) {
    Texts texts = Texts.of(PictureViewModel.class);
    List<String> words = new ArrayList<>();
    words.add(main.modelName());
    if (!main.modelSummary().isEmpty()) {
      words.add(main.modelSummary());
    }
    float[] z = main.exploration().slice().z();
    if (z.length <= LONGEST_CODE) {
      List<String> numbers = new ArrayList<>();
      for (float number : z) {
        numbers.add(NumberFormats.coordinate(number));
      }
      words.add(texts.get("export.caption.place", String.join(", ", numbers)));
    }
    ModelCard card = main.cardProperty().get();
    if (card != null && !main.trainingProperty().get() && !card.trainedElsewhere()) {
      words.add(texts.get("export.caption.seed", Long.toString(card.plan().seed())));
    }
    return words;
  }

  /// A file name with its ending.
  public String suggestedName() {
    return "lunula-" + kind.get().name().toLowerCase(Locale.ROOT) + format.get().ending();
  }

  /// What the file will be.
  ///
  /// @param shown the picture at 1×
  /// @param bytes of it as PNG
  public Forecast forecast(VectorDrawing shown, long bytes) {
    boolean pixels = format.get() == Format.PNG;
    int times = pixels ? scale.get() : 1;
    // Twice as large, twice as many edges: the plain areas between them cost next to nothing.
    int embedded = pixels ? scale.get() : Math.max(2, scale.get());
    double size = bytes * Math.pow(embedded, 1.3) * (format.get() == Format.SVG ? 4 / 3.0 : 1);
    return new Forecast(
        (int) Math.ceil(shown.width() * times - 1e-6),
        (int) Math.ceil(shown.height() * times - 1e-6),
        Math.round(size));
  }

  /// Writes a picture that was taken with [#look].
  void save(VectorDrawing taken, Path file) {
    var picture = new PictureFile(taken);
    int pixels = scale.get();
    switch (format.get()) {
      case PNG -> saving.save(file, (to, heard) -> picture.png(to, pixels, heard));
      case SVG -> saving.save(file, picture::svg);
      case PDF -> saving.save(file, picture::pdf);
    }
  }
}
