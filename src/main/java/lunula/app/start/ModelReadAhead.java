package lunula.app.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import lunula.app.Assembly;
import lunula.files.AppFolders;
import lunula.library.ModelLibrary;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;
import lunula.session.PreferencesFile;
import org.jspecify.annotations.Nullable;

/// Reads the model that the window will show first on a thread of its own, while JavaFX starts.
/// Touches no class of JavaFX's: see [ClassPreloader].
public final class ModelReadAhead implements ModelSource {
  private record Read(Path folder, StoredMap map) {}

  private final ModelSource source;
  private final AtomicReference<@Nullable FutureTask<Read>> first;

  private ModelReadAhead(ModelSource source, FutureTask<Read> first) {
    this.source = source;
    this.first = new AtomicReference<>(first);
  }

  /// Begins to read; returns at once.
  ///
  /// @param source where models come from
  /// @param folder finds the model's folder, on the thread that reads
  public static ModelReadAhead begin(ModelSource source, Callable<Path> folder) {
    var first =
        new FutureTask<>(
            () -> {
              Path found = folder.call();
              return new Read(found, source.map(found));
            });
    Thread.ofPlatform().name("lunula-ahead").daemon().start(first);
    return new ModelReadAhead(source, first);
  }

  /// The model of the last time, or the one that came with Lunula.
  public static Path last(AppFolders folders) throws IOException {
    return new PreferencesFile(folders.settings())
        .read()
        .get(Assembly.MODEL)
        .map(folders.app()::resolve)
        .orElseGet(() -> ModelLibrary.in(folders).defaultModel());
  }

  /// What was read ahead, the first time that it is asked for; whatever went wrong with it goes
  /// wrong anew, for whoever asks.
  @Override
  public StoredMap map(Path folder) throws IOException {
    FutureTask<Read> ahead = first.getAndSet(null);
    if (ahead != null) {
      try {
        Read read = ahead.get();
        if (read.folder().equals(folder)) {
          return read.map();
        }
      } catch (ExecutionException unreadable) {
        return source.map(folder);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return source.map(folder);
  }

  @Override
  public ModelCard card(Path folder) throws IOException {
    return source.card(folder);
  }

  @Override
  public LiveModel live(StoredMap map) {
    return source.live(map);
  }
}
