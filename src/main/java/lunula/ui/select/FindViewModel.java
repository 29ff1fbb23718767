package lunula.ui.select;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.Grouping;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.files.UserMessages;
import lunula.measure.PictureQuery;
import lunula.measure.Ranking;
import lunula.measure.SimilarPictures;
import lunula.model.Decoder;
import lunula.model.EncodedText;
import lunula.model.Encoder;
import lunula.model.GrayImage;
import lunula.model.ModelClosedException;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Finds images by their number, by a class's name, and by their similarity to a picture. JavaFX
/// thread only; what takes time is done in the background.
public final class FindViewModel {
  /// How many like images are shown.
  static final int MOST = 100;

  private final Texts texts = Texts.of(FindViewModel.class);
  private final ExplorerState exploration;
  private final ChosenImage chosen;
  private final Consumer<Ranking> mark;
  private final ObjectProperty<Likeness> likeness = new SimpleObjectProperty<>(Likeness.CODE);
  private final ReadOnlyObjectWrapper<Ranking> results = new ReadOnlyObjectWrapper<>(Ranking.EMPTY);
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final Latest<Question, Answer> searching;
  private final Latest<OwnText, OwnAnswer> encoding;

  /// What makes two pictures alike.
  public enum Likeness {
    /// That their codes lie near each other.
    CODE,
    /// That their pixels differ little.
    PIXELS
  }

  /// @param image index of the image that the picture is of, or [ExplorerState#NONE]
  /// @param label its class, which a conditional encoder is given
  private record Question(
      Likeness likeness,
      MapData map,
      int image,
      @Nullable GrayImage picture,
      int label,
      @Nullable LabelledImages images,
      @Nullable Encoder encoder) {
    Answer answer() {
      return new Answer(
          this,
          switch (likeness) {
            case CODE -> SimilarPictures.byCode(map.encodings(), code(), MOST);
            case PIXELS -> byPixels();
          });
    }

    private float[] code() {
      if (image >= 0) {
        return map.code(image);
      }
      if (encoder == null || picture == null) {
        throw new IllegalStateException(Texts.of(FindViewModel.class).get("find.no.encoder"));
      }
      return SimilarPictures.code(encoder, picture, label);
    }

    private Ranking byPixels() {
      if (images == null) {
        throw new IllegalStateException(Texts.of(FindViewModel.class).get("find.no.images"));
      }
      GrayImage like = picture == null ? images.sample(image) : picture;
      return SimilarPictures.byPixels(images, map.count(), like, MOST);
    }
  }

  /// @param encoder of the model that was open when it was typed
  private record OwnText(String typed, Encoder encoder, MapData map) {}

  private record OwnAnswer(OwnText asked, Optional<EncodedText> encoded) {}

  private record Answer(Question question, Ranking found) {}

  /// @param mark marks what was found on the map
  FindViewModel(ExplorerState exploration, ChosenImage chosen, Consumer<Ranking> mark) {
    this.exploration = exploration;
    this.chosen = chosen;
    this.mark = mark;
    searching = exploration.inBackground(Question::answer, this::show, this::fail);
    encoding =
        exploration.inBackground(
            asked -> new OwnAnswer(asked, asked.encoder().encodeText(asked.typed())),
            this::show,
            this::fail);
    exploration.mapProperty().subscribe(this::mapChanged);
  }

  /// What makes pictures alike.
  public ObjectProperty<Likeness> likenessProperty() {
    return likeness;
  }

  /// What was found, best first; empty before the first search.
  public ReadOnlyObjectProperty<Ranking> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /// What was found, or why nothing was, in one sentence.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// Finds what is typed: `#1234`, `training 17`, a class's name, or among texts a part of them or
  /// of who wrote them. A single image is gone to, and so is a text of a person's own, which is
  /// encoded.
  public void find(String typed) {
    MapData map = exploration.mapProperty().get();
    if (map == null || typed.isBlank()) {
      return;
    }
    searching.forget();
    encoding.forget();
    SampleSet samples = exploration.samplesProperty().get();
    Ranking containing =
        samples == null ? Ranking.EMPTY : Ranking.of(samples.containing(typed.strip()));
    if (containing.size() > 0) {
      results.set(containing);
      words.set(texts.get("find.text", NumberFormats.count(containing.size()), typed.strip()));
      mark.accept(containing);
      Grouping grouping = exploration.groupingProperty().get();
      if (grouping.by() == Grouping.By.WORD) {
        exploration.groupingProperty().set(grouping.withWord(typed.strip()));
      }
      return;
    }
    Decoder model = exploration.decoderProperty().get();
    Encoder encoder = model == null ? null : model.encoder().orElse(null);
    if (samples != null && samples.images().isEmpty() && encoder != null) {
      encoding.request(new OwnText(typed.strip(), encoder, map));
      return;
    }
    findByNumberOrClass(typed, map);
  }

  private void findByNumberOrClass(String typed, MapData map) {
    Optional<PictureQuery.Found> found =
        new PictureQuery(map.labels(), map.classNames(), map.tests()).find(typed);
    Ranking images = found.map(PictureQuery.Found::images).orElse(Ranking.EMPTY);
    results.set(images);
    words.set(
        found
            .map(it -> inWords(it, map))
            .orElseGet(
                () ->
                    texts.get(
                        "find.nothing", typed.strip(), NumberFormats.count(map.count() - 1))));
    if (images.size() == 1) {
      chosen.goTo(images.image(0));
    }
  }

  private String inWords(PictureQuery.Found found, MapData map) {
    if (found.classes().isEmpty()) {
      int image = found.images().image(0);
      String key = map.isLearned(image) ? "find.one.training" : "find.one.test";
      return texts.get(key, chosen.words(image), NumberFormats.plain(map.imageNumber(image)));
    }
    return texts.get(
        "find.class",
        NumberFormats.count(found.images().size()),
        String.join(", ", found.classes()));
  }

  /// Goes to one of those that were found.
  ///
  /// @param by 1 for the next, −1 for the one before; from the last on to the first
  public void step(int by) {
    Ranking found = results.get();
    if (found.size() > 0) {
      int now = rank();
      int first = by > 0 ? 0 : found.size() - 1;
      chosen.goTo(found.image(now < 0 ? first : Math.floorMod(now + by, found.size())));
    }
  }

  /// The rank of the chosen image among those that were found, from 0; −1 if it is none of them.
  int rank() {
    int image = chosen.indexProperty().get();
    int[] images = results.get().images();
    return IntStream.range(0, images.length)
        .filter(rank -> images[rank] == image)
        .findFirst()
        .orElse(-1);
  }

  /// Finds images like the chosen one.
  public void findLikeChosen() {
    int image = chosen.indexProperty().get();
    if (image == ExplorerState.NONE) {
      words.set(texts.get("find.choose.first"));
    } else {
      ask(image, null);
    }
  }

  /// Finds images like a picture from elsewhere, such as one that was drawn.
  ///
  /// @param picture of the images' size
  public void findLike(GrayImage picture) {
    ask(ExplorerState.NONE, picture);
  }

  private void ask(int image, @Nullable GrayImage picture) {
    MapData map = exploration.mapProperty().get();
    if (map == null) {
      return;
    }
    words.set(texts.get("find.searching"));
    Decoder model = exploration.decoderProperty().get();
    Encoder encoder = model == null ? null : model.encoder().orElse(null);
    searching.request(
        new Question(
            likeness.get(),
            map,
            image,
            picture,
            exploration.slice().labelProperty().get(),
            exploration.imagesProperty().get(),
            encoder));
  }

  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void show(Answer answer) {
    Question asked = answer.question();
    if (asked.map() != exploration.mapProperty().get()) {
      return;
    }
    results.set(answer.found());
    String like = asked.image() >= 0 ? chosen.words(asked.image()) : texts.get("find.like.picture");
    String key = asked.likeness() == Likeness.CODE ? "find.like.code" : "find.like.pixels";
    words.set(texts.get(key, like));
  }

  /// Goes to where a person's own text lies; what was typed may be a number or a class instead.
  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void show(OwnAnswer answer) {
    String typed = answer.asked().typed();
    MapData map = answer.asked().map();
    if (map != exploration.mapProperty().get()) {
      return;
    }
    if (answer.encoded().isEmpty()) {
      findByNumberOrClass(typed, map);
      return;
    }
    EncodedText encoded = answer.encoded().get();
    CursorStep.make(exploration, () -> exploration.slice().goTo(encoded.code()));
    results.set(SimilarPictures.byCode(map.encodings(), encoded.code(), MOST));
    words.set(texts.get("find.own", typed, encoded.decoded().text(), encoded.nats()));
  }

  private void fail(RuntimeException failure) {
    words.set(failure instanceof ModelClosedException ? "" : UserMessages.words(failure));
  }

  /// What was found among other codes, or images that are no longer there, goes.
  private void mapChanged(@Nullable MapData map) {
    Ranking shown = results.get();
    int count = map == null ? 0 : map.count();
    boolean there = IntStream.of(shown.images()).allMatch(image -> image < count);
    searching.forget();
    encoding.forget();
    if (!there || shown.isScored()) {
      results.set(Ranking.EMPTY);
      words.set("");
    }
  }
}
