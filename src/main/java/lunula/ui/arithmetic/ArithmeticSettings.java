package lunula.ui.arithmetic;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import lunula.files.JsonField;
import lunula.model.GrayImage;
import lunula.session.PixelText;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.arithmetic.Terms.Term;
import lunula.ui.explore.LatentCodes;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;

/// A, B and C, and which of them the next click sets.
public final class ArithmeticSettings {
  private ArithmeticSettings() {}

  public static List<Setting<?>> of(ArithmeticViewModel arithmetic) {
    return List.of(
        Setting.of(
                "arithmetic.terms",
                Terms.NONE,
                arithmetic.termsProperty()::get,
                arithmetic::restore,
                arithmetic.termsProperty())
            .inSession(Codec.of(ArithmeticSettings::write, ArithmeticSettings::read), Phase.MODEL)
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
      case IMAGE, CLASS -> new Term(kind, z, field.at("number").whole(0), null);
      case DRAWING ->
          new Term(kind, z, 0, PixelText.read(field.at("picture"), PixelText.size(field)));
    };
  }
}
