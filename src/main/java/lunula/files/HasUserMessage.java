package lunula.files;

/// A failure that says what the person is to read. [UserMessages#words(Throwable)] turns it into
/// words.
public interface HasUserMessage {
  /// What is wrong and what to do.
  UserMessage userMessage();
}
