package lunula.ui.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lunula.files.JsonField;
import lunula.files.UserMessage;
import lunula.library.LibraryEntry;
import lunula.session.Ranges;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.kit.Codec;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Setting.Phase;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// Which models are compared and how.
public final class CompareSettings {
  private static final int MOST_MODELS = 1000;
  private static final String PART = "it is part of the setting “comparing”";

  private CompareSettings() {}

  /// @param main shows the comparison
  public static List<Setting<?>> of(CompareViewModel compare, MainViewModel main) {
    Texts texts = Texts.of(CompareSettings.class);
    return List.of(
        Setting.of(
                "comparing",
                compare.setup(),
                compare::setup,
                compare::take,
                compare.panesProperty(),
                compare.pageProperty(),
                compare.sharingProperty(),
                compare.beta().positionProperty(),
                compare.morph().positionProperty(),
                compare.between().endsProperty(),
                compare.between().positionProperty())
            .inSession(new Setup(), Phase.LAST),
        Setting.of("comparing.aligned", compare.morph().alignedProperty())
            .inSession(Codec.truth(), Phase.LAST),
        Setting.of("comparing.sameScale", compare.sameScaleProperty())
            .inSession(Codec.truth(), Phase.LAST),
        Setting.of("comparing.shown", main.comparingProperty())
            .inSession(Codec.truth(), Phase.LAST),
        Setting.of("compare.sharing", compare.sharingProperty())
            .notInSession(PART)
            .step(() -> texts.get("compare.did.sharing")),
        Setting.number("compare.beta", compare.beta().positionProperty())
            .notInSession(PART)
            .slider(() -> texts.get("compare.did.beta")),
        Setting.number("compare.morph", compare.morph().positionProperty())
            .notInSession(PART)
            .slider(() -> texts.get("compare.did.morph")),
        Setting.of(
                "compare.image",
                Optional.<ComparedImage>empty(),
                () -> Optional.ofNullable(compare.chosenProperty().get()),
                image -> image.ifPresent(compare::pick),
                compare.chosenProperty())
            .notInSession("it is the image nearest to the cursor, which is in the session")
            .undone(
                new Setting.Undo<>(
                    () -> texts.get("compare.did.image"),
                    true,
                    (before, now) ->
                        before.isPresent() && now.isPresent() && main.comparingProperty().get())));
  }

  /// Models that are not on this machine are left out; of a pair, both.
  private static final class Setup implements Codec<CompareSetup> {
    private static final int MOST_LISTED = 1000;

    @Override
    public JsonElement write(CompareSetup setup, Models models) throws IOException {
      var json = new JsonObject();
      json.addProperty("page", JsonField.word(setup.page()));
      json.addProperty("sharing", JsonField.word(setup.sharing()));
      json.add("side", list(setup.side(), models));
      json.add("pair", list(setup.pair(), models));
      json.addProperty("family", setup.family());
      json.addProperty("beta", setup.beta());
      json.addProperty("morph", setup.morph());
      CompareSetup.Path path = setup.between();
      if (path != null) {
        var between = new JsonObject();
        between.addProperty("from", path.from());
        between.addProperty("to", path.to());
        between.addProperty("position", path.position());
        json.add("between", between);
      }
      return json;
    }

    private static JsonArray list(List<LibraryEntry> entries, Models models) throws IOException {
      var list = new JsonArray();
      for (LibraryEntry entry : entries) {
        list.add(models.write(entry));
      }
      return list;
    }

    @Override
    public CompareSetup read(JsonField field, Models models) {
      List<LibraryEntry> pair = here(field.at("pair"), models);
      int told = field.at("pair").list(MOST_LISTED).size();
      field.at("pair").require(told == 0 || told == 2, UserMessage.of("session.pair"));
      return new CompareSetup(
          field.at("page").oneOf(Page.SIDE),
          field.at("sharing").oneOf(Sharing.IMAGE),
          here(field.at("side"), models),
          pair.size() == 2 ? pair : List.of(),
          field.at("family").whole(0, MOST_LISTED),
          position(field.at("beta")),
          position(field.at("morph")),
          path(field.at("between")));
    }

    private static List<LibraryEntry> here(JsonField list, Models models) {
      return list.list(MOST_LISTED).stream().map(models::read).flatMap(Optional::stream).toList();
    }

    private static double position(JsonField field) {
      return field.number(0, Math.nextDown((double) MOST_MODELS));
    }

    private static CompareSetup.@Nullable Path path(JsonField field) {
      if (!field.isGiven()) {
        return null;
      }
      return new CompareSetup.Path(
          field.at("from").whole(0, Ranges.MOST),
          field.at("to").whole(0, Ranges.MOST),
          field.at("position").number(0, 1));
    }
  }
}
