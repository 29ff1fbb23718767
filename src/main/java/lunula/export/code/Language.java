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
}
