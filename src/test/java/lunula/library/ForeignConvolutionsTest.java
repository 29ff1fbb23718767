package lunula.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lunula.library.FoundModel.Choice;
import lunula.library.FoundModel.Geometry;
import lunula.library.FoundModel.Role;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.ImageSize;
import lunula.model.network.Activation;
import lunula.model.network.Architecture.Output;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Convolutional networks that PyTorch saved, give what PyTorch gives with them;
/// `make_convolutional.py` among the resources made them.
class ForeignConvolutionsTest {
  private static final ImageSize SIZE = new ImageSize(8, 8);
  private static final float TOLERANCE = 2e-6f;

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(
                ForeignConvolutionsTest.class.getResource("pytorch/convolutional/" + name))
            .toURI());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strided    | RELU       | conv 3 k4 s2 p1, function, conv 5 k4 s2 p1, function | linear 20, unflatten 5 2 2, transposed 3 k4 s2 p1, function, transposed 1 k4 s2 p1
          normalised | LEAKY_RELU | conv 4 k3 s2 p1, function, flatten, linear 6, function | linear 64, function, unflatten 4 4 4, transposed 4 k4 s2 p1, function, conv 1 k3 s1 p1
          pooled     | RELU       | conv 4 k3 s1 p1, function, pool 2, conv 2 k3 s1 p1, function, pool 2 | transposed 4 k2 s2 p0, function, transposed 1 k2 s2 p0
          kernels    | TANH       | conv 4 k4 s2 p1, function, conv 6 k4 s1 p0, function | unflatten 3 1 1, transposed 4 k4 s1 p0, function, transposed 1 k4 s2 p1
          """)
  void giveWhatPyTorchGives(String name, Activation activation, String encoder, String decoder)
      throws IOException, URISyntaxException {
    ForeignNetwork found = ForeignNetwork.read(file(name + ".safetensors"), null);
    Geometry geometry = new Geometry(encoder, decoder);
    assertTrue(found.geometries(SIZE).contains(geometry), found.geometries(SIZE).toString());
    assertFalse(found.tensors().stream().anyMatch(tensor -> tensor.role() == Role.UNKNOWN));

    BareModel model = found.model(SIZE, new Choice(activation, Output.SIGMOID, geometry));
    JsonObject expected =
        JsonParser.parseString(Files.readString(file(name + ".json"))).getAsJsonObject();
    NativeEngine.start();
    try (Autoencoder network = Autoencoder.of(model.architecture(), model.weights())) {
      byte[] pixels = new byte[3 * 64];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (37 * (i % 64) + 101 * (i / 64));
      }
      float[] codes = network.encode(pixels, new byte[3]).means();
      assertArrayEquals(numbers(expected, "code"), codes, TOLERANCE);
      float[] decoded = new float[pixels.length];
      for (int image = 0; image < 3; image++) {
        float[] one = network.decode(codes).get(image).pixels();
        System.arraycopy(one, 0, decoded, 64 * image, 64);
      }
      assertArrayEquals(numbers(expected, "pixels"), decoded, TOLERANCE);
    }
  }

  @Test
  void imagesOfASizeThatConvolutionsDoNotLeadToDoNotFit() throws IOException, URISyntaxException {
    ForeignNetwork found = ForeignNetwork.read(file("strided.safetensors"), null);

    assertTrue(found.fits(SIZE, 0));
    assertFalse(found.fits(new ImageSize(100, 100), 0));
    assertEquals(0, found.pixels());
  }

  private static float[] numbers(JsonObject expected, String name) {
    JsonArray array = expected.getAsJsonArray(name);
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).getAsFloat();
    }
    return numbers;
  }
}
