package lunula.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file is not the JSON that is expected. Names the field; whoever reads the file may add what to
/// do about it.
public final class JsonException extends UserMessageException {
  private final transient UserMessage what;

  /// @param what a clause that goes on after the file's name
  JsonException(Path file, UserMessage what, @Nullable Throwable cause) {
    super(UserMessage.of("files.json", file, what), cause);
    this.what = what;
  }

  /// What is wrong: a clause that goes on after the file's name.
  public UserMessage what() {
    return what;
  }
}
