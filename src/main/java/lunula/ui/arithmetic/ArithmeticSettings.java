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
            .inSession(new TermsCodec(), Phase.MODEL)
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
  private static final class TermsCodec implements Codec.Plain<Terms> {
    private static final int LARGEST = 1024;

    @Override
    public JsonElement write(Terms terms) {
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

    @Override
    public Terms read(JsonField field) {
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
        case IMAGE, CLASS -> {
          int number = field.at("number").whole();
          field.at("number").require(number >= 0, "is no image and no class");
          yield new Term(kind, z, number, null);
        }
        case DRAWING -> new Term(kind, z, 0, picture(field));
      };
    }

    private static GrayImage picture(JsonField field) {
      int width = field.at("width").whole();
      int height = field.at("height").whole();
      field.require(
          width > 0 && height > 0 && width <= LARGEST && height <= LARGEST,
          "has a picture of no size that Lunula can draw");
      return PixelText.read(field.at("picture"), width, height);
    }
  }
}
