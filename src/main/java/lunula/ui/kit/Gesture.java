package lunula.ui.kit;

/// What the hand does, or a key that a control takes as its own, such as the arrows on a list: no
/// action, but people are told of it. Its texts are `keys` and `name` under the prefix.
///
/// @param context where it works
/// @param owner has the texts beside it
/// @param prefix of the texts' keys, ends with a dot
public record Gesture(Context context, Class<?> owner, String prefix) {
  /// What to press or to do.
  public String keys() {
    return Texts.of(owner).get(prefix + "keys");
  }

  /// What it does.
  public String words() {
    return Texts.of(owner).get(prefix + "name");
  }
}
