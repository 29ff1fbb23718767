package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Several models of the same images, opened together and freed together. JavaFX thread only.
final class Together {
  private final Texts texts = Texts.of(CompareViewModel.class);
  private final ComparedModelLoader bench;
  private final Consumer<List<Opened>> ready;
  private final Consumer<String> failed;
  private List<@Nullable Opened> coming = List.of();
  private int asked;

  /// @param ready given the models, in order, once all of them are open
  /// @param failed given a sentence instead; none of them is open then
  Together(ComparedModelLoader bench, Consumer<List<Opened>> ready, Consumer<String> failed) {
    this.bench = bench;
    this.ready = ready;
    this.failed = failed;
  }

  /// Opens models and frees those that were here.
  ///
  /// @param models at least two
  void open(List<LibraryEntry> models) {
    free();
    int ticket = asked;
    coming = new ArrayList<>();
    models.forEach(model -> coming.add(null));
    for (int i = 0; i < models.size(); i++) {
      int index = i;
      bench.open(
          models.get(i), opened -> arrive(ticket, index, opened), reason -> giveUp(ticket, reason));
    }
  }

  /// Frees the models; those that are still on their way are freed when they arrive.
  void free() {
    asked++;
    for (@Nullable Opened one : coming) {
      if (one != null) {
        bench.free(one);
      }
    }
    coming = List.of();
  }

  private void giveUp(int ticket, String reason) {
    if (ticket == asked) {
      free();
      failed.accept(reason);
    }
  }

  private void arrive(int ticket, int index, Opened opened) {
    if (ticket != asked) {
      bench.free(opened);
      return;
    }
    coming.set(index, opened);
    List<Opened> all = new ArrayList<>();
    for (@Nullable Opened one : coming) {
      if (one != null) {
        all.add(one);
      }
    }
    if (all.size() == coming.size()) {
      begin(List.copyOf(all));
    }
  }

  private void begin(List<Opened> all) {
    Opened first = all.getFirst();
    Optional<Opened> stranger =
        all.stream()
            .filter(
                one ->
                    !one.data().equals(first.data())
                        || one.points().count() != first.points().count())
            .findFirst();
    if (stranger.isPresent()) {
      String name = stranger.get().entry().card().name();
      giveUp(asked, texts.get("compare.morph.strangers", first.entry().card().name(), name));
    } else {
      ready.accept(all);
    }
  }
}
