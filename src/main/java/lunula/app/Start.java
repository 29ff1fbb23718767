package lunula.app;

import java.nio.file.Path;
import java.util.List;
import lunula.app.start.SingleInstance;
import lunula.files.AppFolders;
import lunula.library.ModelSource;
import org.jspecify.annotations.Nullable;

/// What a window starts with.
///
/// @param folders where things lie
/// @param models opens them
/// @param files to be opened as soon as the window is there
/// @param place where later starts find this window; null if they do not
/// @param tour folder for the pictures of a tour; null if there is none
record Start(
    AppFolders folders,
    ModelSource models,
    List<Path> files,
    @Nullable SingleInstance place,
    @Nullable Path tour) {
  Start {
    files = List.copyOf(files);
  }
}
