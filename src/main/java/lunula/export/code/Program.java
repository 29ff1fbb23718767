package lunula.export.code;

/// Writes a complete program that rebuilds a model from its folder, decodes one place into a
/// picture and encodes that picture again. Plain text: runs nothing, reads nothing.
public interface Program {
  /// The name under which the program is to be saved, with its ending.
  String fileName();

  /// The whole program, lines ended by `\n`.
  String text(Subject subject);
}
