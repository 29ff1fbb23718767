package lunula.networks;

import lunula.files.HasUserMessage;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// The native engine cannot be loaded. Stored maps can still be looked at; nothing can be decoded.
public final class EngineUnavailableException extends RuntimeException implements HasUserMessage {
  /// DJL, told to keep off the network, says this of a library that it would fetch from there.
  private static final String NOT_HERE = "Offline mode is enabled";

  private final transient UserMessage message;

  EngineUnavailableException(Throwable cause) {
    super(cause);
    message = UserMessage.of("networks.unavailable", reason(cause));
  }

  /// What lies deepest knows best; some that wrap it have nothing to say.
  private static Object reason(Throwable cause) {
    String reason = cause.toString();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      reason = each.getMessage() == null ? reason : each.getMessage();
    }
    return reason.startsWith(NOT_HERE) ? UserMessage.of("networks.library") : reason;
  }

  @Override
  public UserMessage userMessage() {
    return message;
  }

  /// The words of the message, for callers that do not ask [UserMessages].
  @Override
  public String getMessage() {
    return UserMessages.words(message);
  }
}
