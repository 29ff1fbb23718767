package lunula.networks;

/// The native engine cannot be loaded. Stored maps can still be looked at; nothing can be decoded.
public final class EngineUnavailableException extends RuntimeException {
  /// DJL, told to keep off the network, says this of a library that it would fetch from there.
  private static final String NOT_HERE = "Offline mode is enabled";

  EngineUnavailableException(Throwable cause) {
    super(
        "The engine that decodes pictures could not be loaded on this machine ("
            + reason(cause)
            + "). The maps can be looked at, but not decoded or trained. Lunula needs a 64-bit"
            + " Linux, Windows or macOS; install it again, or where it was not installed but built,"
            + " make room for 500 MB in its cache folder.",
        cause);
  }

  /// What lies deepest knows best; some that wrap it have nothing to say.
  private static String reason(Throwable cause) {
    String reason = cause.toString();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      reason = each.getMessage() == null ? reason : each.getMessage();
    }
    return reason.startsWith(NOT_HERE) ? "its library is not where it belongs" : reason;
  }
}
