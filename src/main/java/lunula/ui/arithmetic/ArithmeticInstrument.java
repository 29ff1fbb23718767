package lunula.ui.arithmetic;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import lunula.files.JsonField;
import lunula.model.GrayImage;
import lunula.session.PixelText;
import lunula.session.Ranges;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.arithmetic.Terms.Term;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.MainViewModel.Tool;

/// A − B + C, as an instrument and from anywhere; what its tool does with keys, [ArithmeticTool]
/// tells. JavaFX thread only.
public final class ArithmeticInstrument {
  private ArithmeticInstrument() {}

  /// @param map on which the terms lie
  /// @param box asked when the tool is laid down, as it holds this instrument itself
  public static Instrument of(ArithmeticViewModel model, MapViewModel map, Supplier<Toolbox> box) {
    return new Instrument(
        "arithmetic",
        KeyCode.N,
        Instrument.Words.of(ArithmeticInstrument.class, "arithmetic.tool."),
        new ArithmeticTool(model, map.viewportProperty()::get, () -> box.get().layDown()),
        () -> new ArithmeticPanel(model, map.viewportProperty()::get));
  }

  /// @param take takes the tool
  public static Feature actions(ArithmeticViewModel model, MainViewModel main, Runnable take) {
    return Feature.of(
            action("command.sum.example.", () -> showExample(model, main, take)),
            action("command.sum.clear.", model::clear))
        .gestures(ArithmeticTool.CONTEXT, ArithmeticInstrument.class, "arithmetic.gesture.arrows.");
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(ArithmeticInstrument.class, MainActions.EXPLORING, prefix, run);
  }

  private static void showExample(ArithmeticViewModel model, MainViewModel main, Runnable take) {
    main.onMap(take);
    main.show(Tool.EXPLORE);
    model.showExample();
  }

  /// A, B and C, and which of them the next click sets.
  public static List<Setting<?>> settings(ArithmeticViewModel arithmetic) {
    return List.of(
        Setting.of(
                "arithmetic.terms",
                Terms.NONE,
                arithmetic.termsProperty()::get,
                arithmetic::restore,
                arithmetic.termsProperty())
            .inSession(
                Codec.of(ArithmeticInstrument::write, ArithmeticInstrument::read), Phase.MODEL)
            .usualIfAbsent()
            .againWithClasses(),
        Setting.of(
                "arithmetic.next",
                Letter.A,
                arithmetic.chosenProperty()::get,
                letter -> arithmetic.chosenProperty().set(letter == Letter.D ? Letter.A : letter),
                arithmetic.chosenProperty())
            .inSession(Codec.oneOf(Letter.A), Phase.MODEL));
  }

  /// Those that are chosen, by their letters.
  private static JsonElement write(Terms terms) {
    var json = new JsonObject();
    for (Letter letter : Letter.TERMS) {
      Term term = terms.of(letter);
      if (term != null) {
        json.add(JsonField.word(letter), json(term));
      }
    }
    return json;
  }

  private static JsonObject json(Term term) {
    var json = new JsonObject();
    json.addProperty("kind", JsonField.word(term.kind()));
    json.add("z", Codec.numbers(LatentCodes.list(term.z())));
    if (term.kind() == Term.Kind.IMAGE || term.kind() == Term.Kind.CLASS) {
      json.addProperty("number", term.number());
    }
    GrayImage own = term.own();
    if (own != null) {
      json.addProperty("width", own.width());
      json.addProperty("height", own.height());
      json.addProperty("picture", PixelText.write(own));
    }
    return json;
  }

  private static Terms read(JsonField field) {
    field.object();
    Terms terms = Terms.NONE;
    for (Letter letter : Letter.TERMS) {
      JsonField term = field.at(letter.name().toLowerCase(Locale.ROOT));
      if (term.isGiven()) {
        terms = terms.with(letter, term(term));
      }
    }
    return terms;
  }

  private static Term term(JsonField field) {
    Term.Kind kind = field.at("kind").oneOf(Term.Kind.PLACE);
    float[] z = LatentCodes.array(field.at("z").code());
    return switch (kind) {
      case PLACE -> Term.place(z);
      case IMAGE, CLASS -> new Term(kind, z, field.at("number").whole(0, Ranges.MOST), null);
      case DRAWING ->
          new Term(kind, z, 0, PixelText.read(field.at("picture"), PixelText.size(field)));
    };
  }
}
