package lunula.session;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a person stands in exploring a model: all that is needed to go on there, and nothing that
/// only this machine knows. Parts that are absent are left as they are when a session is opened.
///
/// Places are whole codes z, not places of the map: the map's axes may be turned the next time.
/// Words that stand for one of several are small letters; one that is not known means the usual.
///
/// @param saved when it was taken
/// @param model what is on the map
/// @param place where the cursor is, and the slice with it; null if not told
/// @param view what is seen of the map; null if all of it
/// @param path the interpolation; null if there is none
/// @param selection the chosen images; null if there are none
/// @param map what lies on the map; null if not told
/// @param comparing several models at once; null if not told
/// @param window how the window looks; null if not told
/// @param drawing what the person drew; null if nothing
/// @param tools how the tools are set; null if not told
public record Session(
    Instant saved,
    Model model,
    @Nullable Place place,
    @Nullable View view,
    @Nullable Route path,
    @Nullable Chosen selection,
    @Nullable Ground map,
    @Nullable Comparing comparing,
    @Nullable Window window,
    @Nullable Drawing drawing,
    @Nullable Tools tools) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /// A model, known again whatever it is called and wherever it lies.
  ///
  /// @param name what the person called it
  /// @param checksum SHA-256 of its weights' file, hexadecimal
  /// @param data the name of the data set it learned from
  /// @param dataChecksum that data set's checksum
  public record Model(String name, String checksum, String data, String dataChecksum) {
    public Model {
      given("model.name", name);
      given("model.data", data);
      given("model.dataChecksum", dataChecksum);
      require(
          SHA_256.matcher(given("model.checksum", checksum)).matches(),
          "“model.checksum” is no SHA-256");
    }
  }

  /// A place, and as what it is decoded.
  ///
  /// @param z one number a dimension of the model
  /// @param axes the model's axes to the right and up, from 0; null for the principal plane
  /// @param label the class to decode as, from 0; of no effect on most models
  public record Place(List<Float> z, @Nullable List<Integer> axes, int label) {
    public Place {
      z = code("place.z", z);
      axes = axes == null ? null : List.copyOf(axes);
      require(
          axes == null
              || (axes.size() == 2
                  && axes.get(0) >= 0
                  && axes.get(1) >= 0
                  && !axes.get(0).equals(axes.get(1))),
          "“place.axes” should be two different axes");
      require(label >= 0, "“place.label” is below 0");
    }
  }

  /// The part of the map that is seen.
  ///
  /// @param centre its middle, a code
  /// @param across how much of the latent space lies between left and right
  /// @param down how much of it lies between top and bottom
  public record View(List<Float> centre, double across, double down) {
    public View {
      centre = code("view.centre", centre);
      require(Double.isFinite(across) && across > 0, "“view.across” is no width");
      require(Double.isFinite(down) && down > 0, "“view.down” is no height");
    }
  }

  /// A way through the latent space and how it is played.
  ///
  /// @param a code of its begin; null if not picked
  /// @param between codes of the stops between, in order
  /// @param b code of its end; null if not picked
  /// @param shape how it goes from stop to stop
  /// @param closed whether it goes on from B back to A
  /// @param pace what goes on evenly
  /// @param mode what happens at the end
  /// @param speed how many times faster than usual
  /// @param position where it stands: 0 at A to 1 at B
  public record Route(
      @Nullable List<Float> a,
      List<List<Float>> between,
      @Nullable List<Float> b,
      String shape,
      boolean closed,
      String pace,
      String mode,
      double speed,
      double position) {
    public Route {
      a = a == null ? null : code("path.a", a);
      b = b == null ? null : code("path.b", b);
      between = given("path.between", between).stream().map(z -> code("path.between", z)).toList();
      given("path.shape", shape);
      given("path.pace", pace);
      given("path.mode", mode);
      require(speed > 0 && speed <= 100, "“path.speed” is no speed");
      require(position >= 0 && position <= 1, "“path.position” is not between 0 and 1");
    }

    /// How many stops are picked.
    public int stops() {
      return between.size() + (a == null ? 0 : 1) + (b == null ? 0 : 1);
    }
  }

  /// Chosen images, by their numbers on the map: test images first, then training images.
  ///
  /// @param images their numbers from 0, as ranges: `3-17 20`; empty if there are none
  /// @param looked the one that is looked at closely; -1 if none is
  /// @param hidden the classes that are not shown, from 0
  public record Chosen(String images, int looked, List<Integer> hidden) {
    public Chosen {
      Ranges.read(given("selection.images", images));
      require(looked >= -1, "“selection.looked” is no image");
      hidden = List.copyOf(given("selection.hidden", hidden));
      require(hidden.stream().allMatch(label -> label >= 0), "“selection.hidden” is no class");
    }
  }

  /// What lies on the map.
  ///
  /// @param images which images: `test` or `all`
  /// @param layers by name: how strong each layer is that is shown, 0 to 1
  /// @param densityByClass whether the density is shown for each class by itself
  public record Ground(String images, Map<String, Double> layers, boolean densityByClass) {
    public Ground {
      given("map.images", images);
      layers = inOrder(given("map.layers", layers));
      require(
          layers.values().stream().allMatch(strength -> strength >= 0 && strength <= 1),
          "“map.layers” has a strength that is not between 0 and 1");
    }
  }

  /// Several models at once.
  ///
  /// @param shown whether they are shown in place of the one map
  /// @param page which page is shown
  /// @param sharing what the panes have in common
  /// @param side the models side by side, from left to right; may be empty
  /// @param pair the models whose maps turn into each other: none or two
  /// @param family which family of models is on the page of β, from 0
  /// @param beta where the slider of the β family stands, in models from the first
  /// @param morph where the pair stands: 0 the first, 1 the second
  /// @param between the way from one image to another; null if there is none
  public record Comparing(
      boolean shown,
      String page,
      String sharing,
      List<Model> side,
      List<Model> pair,
      int family,
      double beta,
      double morph,
      @Nullable Between between) {
    public Comparing {
      given("comparing.page", page);
      given("comparing.sharing", sharing);
      side = List.copyOf(given("comparing.side", side));
      pair = List.copyOf(given("comparing.pair", pair));
      require(pair.isEmpty() || pair.size() == 2, "“comparing.pair” is no pair");
      require(family >= 0, "“comparing.family” is no family");
      require(beta >= 0 && beta < 1000, "“comparing.beta” is no position");
      require(morph >= 0 && morph < 1000, "“comparing.morph” is no position");
    }
  }

  /// The way from one test image to another, which several models go at once.
  ///
  /// @param from the image it begins with, by number
  /// @param to the image it ends with
  /// @param position where on it: 0 the first, 1 the other
  public record Between(int from, int to, double position) {
    public Between {
      require(from >= 0 && to >= 0, "“comparing.between” names no images");
      require(position >= 0 && position <= 1, "“comparing.between” has no position");
    }
  }

  /// How the window looks.
  ///
  /// @param theme its colours
  /// @param scaling how small pictures are enlarged
  /// @param tool what is in the hand
  /// @param page the page of the tool column
  /// @param open which parts are unfolded
  public record Window(
      String theme, String scaling, String tool, String page, Map<String, Boolean> open) {
    public Window {
      given("window.theme", theme);
      given("window.scaling", scaling);
      given("window.tool", tool);
      given("window.page", page);
      open = inOrder(given("window.open", open));
    }
  }

  /// A picture of the person's own, and the damage done to it: a byte a pixel, row by row, as
  /// Base64.
  ///
  /// @param clean what was drawn, 0 black to 255 white
  /// @param noisy how much noise each pixel gets; null if none does
  /// @param blank how much of each pixel is blanked; null if nothing is
  public record Drawing(
      int width, int height, String clean, @Nullable String noisy, @Nullable String blank) {
    private static final int LARGEST = 1024;

    public Drawing {
      require(
          width > 0 && height > 0 && width <= LARGEST && height <= LARGEST,
          "“drawing” has no size that Lunula can draw");
      PixelText.check("drawing.clean", given("drawing.clean", clean), width * height);
      PixelText.check("drawing.noisy", noisy, width * height);
      PixelText.check("drawing.blank", blank, width * height);
    }
  }

  /// How the tools are set.
  ///
  /// @param around where pictures are drawn from, the place or the prior
  /// @param sigma how wide around the place, in latent units
  /// @param limit how far from 0 each number drawn from the prior may lie
  /// @param posterior the images whose posteriors are looked at, by their numbers on the map: none,
  ///     one or two
  /// @param select how images are chosen by hand
  /// @param brush radius of the brush that chooses them, in pixels
  public record Tools(
      String around,
      double sigma,
      double limit,
      List<Integer> posterior,
      String select,
      double brush) {
    public Tools {
      given("tools.around", around);
      given("tools.select", select);
      posterior = List.copyOf(given("tools.posterior", posterior));
      require(sigma > 0 && sigma <= 100, "“tools.sigma” is no width");
      require(limit > 0 && limit <= 100, "“tools.limit” is no limit");
      require(
          posterior.size() <= 2 && posterior.stream().allMatch(image -> image >= 0),
          "“tools.posterior” should be at most two images");
      require(brush > 0 && brush <= 1000, "“tools.brush” is no radius");
    }
  }

  public Session {
    given("saved", saved);
    given("model", model);
  }

  /// Whether both are the same but for the time.
  public boolean isLike(Session other) {
    return at(Instant.EPOCH).equals(other.at(Instant.EPOCH));
  }

  private Session at(Instant time) {
    return new Session(
        time, model, place, view, path, selection, map, comparing, window, drawing, tools);
  }

  private static List<Float> code(String name, List<Float> z) {
    List<Float> code = List.copyOf(given(name, z));
    require(!code.isEmpty() && code.size() <= 4096, "“" + name + "” is no place");
    require(code.stream().allMatch(Float::isFinite), "“" + name + "” holds a number without end");
    return code;
  }

  private static <T> Map<String, T> inOrder(Map<String, T> values) {
    return Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /// What is read from a file may be missing, whatever its type says.
  private static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("“" + name + "” is missing");
    }
    return value;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
