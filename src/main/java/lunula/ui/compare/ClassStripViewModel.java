package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;

/// The class switch of a conditional model: the z at the cursor decoded as every class.
/// JavaFX thread only; needs no window.
public final class ClassStripViewModel {
  /// No more classes than this are decoded at once.
  static final int MOST = 20;

  private final ExplorerState exploration;
  private final ReadOnlyObjectWrapper<List<? extends Sample>> pictures =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Latest<Question, Answer> decoding;

  private record Question(Decoder model, float[] z) {}

  private record Answer(Decoder model, List<? extends Sample> pictures) {}

  /// @param exploration whose cursor is decoded; lives at least as long as this
  public ClassStripViewModel(ExplorerState exploration) {
    this.exploration = exploration;
    decoding = exploration.inBackground(ClassStripViewModel::decode, this::show);
    exploration.cursorProperty().subscribe(this::ask);
    exploration.slice().planeProperty().subscribe(this::ask);
    exploration.decoderProperty().subscribe(this::ask);
    exploration.weightsRevisionProperty().subscribe(this::ask);
    ask();
  }

  /// One picture for each class, by number; empty if the open model is not conditional.
  public ReadOnlyObjectProperty<List<? extends Sample>> picturesProperty() {
    return pictures.getReadOnlyProperty();
  }

  /// The class that is decoded large.
  public int label() {
    return exploration.slice().labelProperty().get();
  }

  ExplorerState exploration() {
    return exploration;
  }

  /// Decodes as another class.
  public void choose(int label) {
    exploration.slice().labelProperty().set(label);
  }

  /// A class's name; its number if it has none.
  public String name(int label) {
    MapData map = exploration.mapProperty().get();
    List<String> names = map == null ? List.of() : map.classNames();
    return names.size() > label && !names.get(label).isEmpty()
        ? names.get(label)
        : String.valueOf(label);
  }

  private void ask() {
    Decoder model = exploration.decoderProperty().get();
    float[] z = exploration.slice().z();
    if (model != null && model.classes() > 0 && model.takes(z.length)) {
      decoding.request(new Question(model, z));
    } else {
      decoding.forget();
      pictures.set(List.of());
    }
  }

  private static Answer decode(Question question) {
    List<Sample> pictures = new ArrayList<>();
    for (int label = 0; label < Math.min(MOST, question.model().classes()); label++) {
      pictures.add(question.model().ofClass(label).decodeOne(question.z()));
    }
    return new Answer(question.model(), List.copyOf(pictures));
  }

  @SuppressWarnings("ReferenceEquality") // this very model, not one like it
  private void show(Answer answer) {
    Decoder now = exploration.decoderProperty().get();
    if (now == answer.model()) {
      pictures.set(answer.pictures());
    }
  }
}
