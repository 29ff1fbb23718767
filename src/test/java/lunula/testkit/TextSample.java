package lunula.testkit;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import lunula.model.GrayImage;
import lunula.model.Sample;

/// A line of text that a made-up model decodes.
public record TextSample(String words) implements Sample {
  @Override
  public GrayImage picture(int side) {
    var drawn = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(6, side / 8)));
    graphics.drawString(words, 1, side / 2);
    graphics.dispose();
    float[] greys = new float[side * side];
    for (int at = 0; at < greys.length; at++) {
      greys[at] = (drawn.getRGB(at % side, at / side) & 255) / 255f;
    }
    return new GrayImage(side, side, greys);
  }

  /// The share of words, counted by their places, that are different.
  @Override
  public double distance(Sample other) {
    String[] these = words.split(" ", -1);
    String[] those = other.words().split(" ", -1);
    int length = Math.max(these.length, those.length);
    int different = 0;
    for (int i = 0; i < length; i++) {
      different += i < these.length && i < those.length && these[i].equals(those[i]) ? 0 : 1;
    }
    return different / (double) length;
  }
}
