package lunula.export.code;

/// The frameworks for which there are programs.
public enum Language {
  /// Python with PyTorch.
  PYTORCH,
  /// Java with the Deep Java Library on MXNet, as Lunula itself.
  DJL;

  /// Writes programs in it, for this kind of machine.
  public Program program() {
    return switch (this) {
      case PYTORCH -> new PyTorchProgram();
      case DJL -> DjlProgram.here();
    };
  }

  /// Writes a complete program that rebuilds a model from its folder, decodes one place into a
  /// picture and encodes that picture again. Plain text: runs nothing, reads nothing.
  public interface Program {
    /// The name under which the program is to be saved, with its ending.
    String fileName();

    /// The whole program, lines ended by `\n`.
    String text(Subject subject);
  }
}
