package lunula.cli;

import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.model.card.ModelCard;
import picocli.CommandLine.Command;

/// `models list`: the library.
@Command(
    name = "list",
    description = "Lists the bundled models and your own.",
    footer = {
      "",
      "Nats compare among models of one data set and one likelihood, which is named where it",
      "is not bernoulli. With --json, kl and negativeElbo of a plain autoencoder are null."
    })
final class ModelsList extends Action {
  ModelsList(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() {
    ModelLibrary.Listing listing = ModelLibrary.in(surroundings.folders()).list();
    int width =
        listing.entries().stream()
            .mapToInt(entry -> ModelFinder.id(entry).length())
            .max()
            .orElse(0);
    for (LibraryEntry entry : listing.entries()) {
      ModelCard card = entry.card();
      LossWords losses = new LossWords(card.plan().architecture());
      say(
          "%s  %s, %s on %s, %s%s"
              .formatted(
                  padded(ModelFinder.id(entry), width),
                  card.name(),
                  card.plan().architecture().summary(),
                  card.dataSet(),
                  losses.total(card.test().sampled()),
                  entry.bundled() ? "" : ", your own"));
      tell(
          new JsonLine()
              .with("id", ModelFinder.id(entry))
              .with("name", card.name())
              .with("folder", entry.folder().toString())
              .with("bundled", entry.bundled())
              .with("data", card.dataSet())
              .with("network", card.plan().architecture().summary())
              .with("likelihood", Words.of(card.plan().architecture().likelihood().kind()))
              .with(losses, card.test().sampled()));
    }
    listing.problems().forEach(this::warn);
    return 0;
  }

  private static String padded(String id, int width) {
    return id + " ".repeat(width - id.length());
  }
}
