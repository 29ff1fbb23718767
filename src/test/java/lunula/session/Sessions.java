package lunula.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Plausible sessions for tests.
public final class Sessions {
  private Sessions() {}

  public static Session.Model model(String name, char digit) {
    return new Session.Model(name, String.valueOf(digit).repeat(64), "Fashion-MNIST", "ab12");
  }

  /// A session with every part.
  public static Session full() {
    return new Session(
        Instant.parse("2026-11-21T14:30:00Z"),
        model("My “best” VAE", 'a'),
        new Session.Place(List.of(0.25f, -1.5f), List.of(1, 0), 3),
        new Session.View(List.of(0.5f, 0f), 4.25, 2.5),
        new Session.Route(
            List.of(0f, 0f),
            List.of(List.of(1f, 0f), List.of(1f, 1.5f)),
            List.of(0.1f, 2e-7f),
            "smooth",
            true,
            "picture",
            "loop",
            0.5,
            0.75),
        new Session.Chosen("0-4 7 1000-1002", 17, List.of(1, 8)),
        new Session.Ground("all", Map.of("density", 0.55, "grid", 0.32), true),
        new Session.Comparing(
            true,
            "side",
            "place",
            List.of(model("a", 'b'), model("b", 'c')),
            List.of(),
            1,
            0.5,
            0,
            new Session.Between(24, 7, 0.25)),
        new Session.Window("dark", "pixels", "select", "models", Map.of("tools", false)),
        new Session.Drawing(2, 1, "AP8=", null, "AAA="),
        new Session.Tools("prior", 0.5, 2.5, List.of(17, 4), "brush", 40));
  }

  /// Only where it is.
  public static Session small() {
    return new Session(
        Instant.parse("2026-11-21T14:30:00Z"),
        model("small", 'd'),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
