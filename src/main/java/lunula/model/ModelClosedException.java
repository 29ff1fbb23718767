package lunula.model;

/// The model was closed while somebody still asked it for pictures. Whoever asked is out of date;
/// nothing is wrong.
public final class ModelClosedException extends IllegalStateException {
  public ModelClosedException() {
    super("the model has been closed");
  }
}
