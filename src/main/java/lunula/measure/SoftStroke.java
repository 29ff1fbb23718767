package lunula.measure;

import lunula.model.GrayImage;

/// One stroke of a round, soft brush on a grey picture: where the brush has been, the picture turns
/// towards the brush's tone. However often a stroke crosses itself, it covers no more than once.
///
/// One thread at a time.
public final class SoftStroke {
  private final GrayImage ground;
  private final double radius;
  private final float tone;
  private final float[] cover;
  private double lastX;
  private double lastY;

  /// @param ground what is drawn on
  /// @param diameter of the brush in pixels, above 0; half way through its soft edge
  /// @param tone 0 black to 1 white; 0 erases
  public SoftStroke(GrayImage ground, double diameter, double tone) {
    this.ground = ground;
    this.radius = diameter / 2;
    this.tone = (float) tone;
    cover = new float[ground.width() * ground.height()];
  }

  /// The brush comes down.
  ///
  /// @param x pixels from the left edge; the first pixel's middle is at 0.5
  /// @param y pixels from the upper edge, likewise
  public void begin(double x, double y) {
    lastX = x;
    lastY = y;
    to(x, y);
  }

  /// The brush moves straight on.
  public void to(double x, double y) {
    double reach = radius + edge();
    int width = ground.width();
    int left = Math.max(0, (int) Math.floor(Math.min(x, lastX) - reach));
    int right = Math.min(width - 1, (int) Math.ceil(Math.max(x, lastX) + reach));
    int top = Math.max(0, (int) Math.floor(Math.min(y, lastY) - reach));
    int bottom = Math.min(ground.height() - 1, (int) Math.ceil(Math.max(y, lastY) + reach));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        float here = coverAt(distance(column + 0.5, row + 0.5, x, y));
        cover[row * width + column] = Math.max(cover[row * width + column], here);
      }
    }
    lastX = x;
    lastY = y;
  }

  /// What the picture looks like now: ground + cover (tone − ground).
  public GrayImage picture() {
    float[] pixels = ground.pixels();
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] += cover[at] * (tone - pixels[at]);
    }
    return new GrayImage(ground.width(), ground.height(), pixels);
  }

  /// Half the width of the soft edge: half the radius, but never below the half pixel that keeps
  /// edges smooth.
  private double edge() {
    return Math.max(0.5, radius / 2);
  }

  /// From 1 inside to 0 outside by a cosine's half wave.
  private float coverAt(double distance) {
    double way = Math.clamp((distance - radius + edge()) / (2 * edge()), 0, 1);
    return (float) ((1 + Math.cos(Math.PI * way)) / 2);
  }

  /// From a pixel to the line between the last place of the brush and the new one.
  private double distance(double px, double py, double x, double y) {
    double alongX = x - lastX;
    double alongY = y - lastY;
    double square = alongX * alongX + alongY * alongY;
    double dot = (px - lastX) * alongX + (py - lastY) * alongY;
    double part = square == 0 ? 0 : Math.clamp(dot / square, 0, 1);
    return Math.hypot(px - lastX - part * alongX, py - lastY - part * alongY);
  }
}
