package lunula.cli;

import lunula.model.ModelCard;
import lunula.service.LibraryEntry;
import lunula.service.ModelLibrary;
import picocli.CommandLine.Command;

/// `models list`: the library.
@Command(name = "list", description = "Lists the bundled models and your own.")
final class ModelsList extends Action {
  ModelsList(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() {
    ModelLibrary.Listing listing = ModelLibrary.in(surroundings.folders()).list();
    for (LibraryEntry entry : listing.entries()) {
      ModelCard card = entry.card();
      double loss = card.test().sampled().negativeElbo();
      say(
          "%-28s %s, %s on %s, test -ELBO %.2f%s"
              .formatted(
                  ModelFinder.id(entry),
                  card.name(),
                  card.plan().architecture().summary(),
                  card.dataSet(),
                  loss,
                  entry.bundled() ? "" : ", your own"));
      tell(
          new JsonLine()
              .with("id", ModelFinder.id(entry))
              .with("name", card.name())
              .with("folder", entry.folder().toString())
              .with("bundled", entry.bundled())
              .with("data", card.dataSet())
              .with("network", card.plan().architecture().summary())
              .with("negativeElbo", loss));
    }
    listing.problems().forEach(this::warn);
    return 0;
  }
}
