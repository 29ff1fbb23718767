package lunula.ui.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;

/// A made-up model of square images: the code is the mean level and half of it; the picture is as
/// bright as the code says.
record Knower(int side) implements Decoder, Encoder {
  @Override
  public Optional<Encoder> encoder() {
    return Optional.of(this);
  }

  @Override
  public Encodings encode(byte[] pixels, byte[] labels) {
    if (pixels.length != side * side) {
      throw new IllegalArgumentException("images are of another size");
    }
    double sum = 0;
    for (byte pixel : pixels) {
      sum += Byte.toUnsignedInt(pixel) / 255.0;
    }
    float mean = (float) (sum / pixels.length);
    return new Encodings(2, new float[] {mean, mean / 2}, new float[2]);
  }

  @Override
  public List<GrayImage> decode(float[] latents) {
    List<GrayImage> pictures = new ArrayList<>();
    for (int at = 0; at < latents.length; at += 2) {
      float[] greys = new float[side * side];
      Arrays.fill(greys, Math.clamp(latents[at], 0f, 1f));
      pictures.add(new GrayImage(side, side, greys));
    }
    return pictures;
  }

  @Override
  public Likelihood likelihood() {
    return Likelihood.SQUARED_ERROR;
  }
}
