package lunula.ui.export;

import java.util.ArrayList;
import java.util.List;
import lunula.model.card.ModelCard;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;

/// What can stand below a picture: the model's name and network, where it was decoded, the seed.
public final class CaptionWords {
  /// Longer codes are left out: nobody reads them.
  private static final int MOST = 8;

  private CaptionWords() {}

  /// In pieces that stay together. JavaFX thread.
  public static List<String> of(MainViewModel main) {
    Texts texts = Texts.of(CaptionWords.class);
    List<String> words = new ArrayList<>();
    words.add(main.modelName());
    if (!main.modelSummary().isEmpty()) {
      words.add(main.modelSummary());
    }
    float[] z = main.exploration().slice().z();
    if (z.length <= MOST) {
      List<String> numbers = new ArrayList<>();
      for (float number : z) {
        numbers.add(NumberFormats.coordinate(number));
      }
      words.add(texts.get("take.caption.place", String.join(", ", numbers)));
    }
    ModelCard card = main.cardProperty().get();
    if (card != null && !main.trainingProperty().get() && !card.trainedElsewhere()) {
      words.add(texts.get("take.caption.seed", Long.toString(card.plan().seed())));
    }
    return words;
  }
}
