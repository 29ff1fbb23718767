package lunula.describe;

import java.util.List;
import java.util.Locale;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;

/// What a model's map is, in two sentences: the model and how many images lie there, and their
/// classes. Any thread.
///
/// @param card of the model
/// @param images on the map
/// @param classNames of the images, as they are kept with them; empty if they have none
public record MapWords(ModelCard card, int images, List<String> classNames) {
  /// All there is to say.
  public String all() {
    Architecture network = card.plan().architecture();
    String map =
        words(
            "describe.map",
            BundledWords.name(card),
            network.summary(),
            network.latentDimensions(),
            images,
            String.format(Locale.ROOT, "%,d", images));
    String names = listed(BundledWords.classes(classNames));
    return images == 0 || names.isEmpty()
        ? map
        : PlaceWords.joined(List.of(map, words("describe.map.classes", names)));
  }

  /// Names in a row, as the language separates them; those that are empty are left out.
  public static String listed(List<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty())
        .reduce((before, next) -> words("describe.list", before, next))
        .orElse("");
  }

  private static String words(String key, Object... arguments) {
    return UserMessages.words(UserMessage.of(key, arguments));
  }
}
