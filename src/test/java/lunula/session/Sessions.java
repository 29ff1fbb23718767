package lunula.session;

import com.google.gson.JsonParser;
import java.time.Instant;
import lunula.session.Session.Model;

/// Plausible sessions for tests.
public final class Sessions {
  private Sessions() {}

  public static Session.Model model(String name, char digit) {
    return new Session.Model(name, String.valueOf(digit).repeat(64), "Fashion-MNIST", "ab12");
  }

  private static Session session(Model model, String parts) {
    return new Session(
        Instant.parse("2026-11-21T14:30:00Z"),
        model,
        JsonParser.parseString(parts).getAsJsonObject());
  }

  /// A session with every part that there was in Lunula 0.1.
  public static Session full() {
    String side = model("a", 'b').json() + ", " + model("b", 'c').json();
    return session(
        model("My “best” VAE", 'a'),
        """
        {"place": {"z": [0.25, -1.5], "axes": [1, 0], "label": 3},
         "view": {"centre": [0.5, 0.0], "across": 4.25, "down": 2.5},
         "path": {"a": [0.0, 0.0], "between": [[1.0, 0.0], [1.0, 1.5]], "b": [0.1, 2.0E-7],
          "shape": "smooth", "closed": true, "pace": "picture", "mode": "loop", "speed": 0.5,
          "position": 0.75},
         "selection": {"images": "0-4 7 1000-1002", "looked": 17, "hidden": [1, 8]},
         "map": {"images": "all", "layers": {"density": 0.55, "grid": 0.32},
          "densityByClass": true},
         "comparing": {"shown": true, "page": "side", "sharing": "place", "side": [%s], "pair": [],
          "family": 1, "beta": 0.5, "morph": 0.0,
          "between": {"from": 24, "to": 7, "position": 0.25}},
         "window": {"theme": "dark", "scaling": "pixels", "tool": "select", "page": "models",
          "open": {"tools": false}},
         "drawing": {"width": 2, "height": 1, "clean": "AP8=", "blank": "AAA="},
         "tools": {"around": "prior", "sigma": 0.5, "limit": 2.5, "posterior": [17, 4],
          "select": "brush", "brush": 40.0}}
        """
            .formatted(side));
  }

  /// Only where it is.
  public static Session small() {
    return session(model("small", 'd'), "{}");
  }
}
