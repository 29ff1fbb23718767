package lunula.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import lunula.describe.Place.Neighbour;
import lunula.files.Bundle;
import lunula.files.Bundle.Language;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.model.network.Adversarial.Prior;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said of a place, word for word in both languages: who has learned to listen to it must
/// find it again.
class PlaceWordsTest {
  private static final String SNEAKER = "Sneaker";
  private static final String BOOT = "Ankle boot";

  @AfterEach
  void speakEnglishAgain() {
    Bundle.speak(Language.ENGLISH);
  }

  private static Neighbour near(String name, double distance) {
    return new Neighbour(name, 7, false, distance);
  }

  private static Place place(
      List<Neighbour> near,
      boolean far,
      @Nullable Prior prior,
      String told,
      @Nullable Sample shown) {
    return new Place(new float[] {0.42f, -1.374f}, near, far, prior, told, shown);
  }

  /// A picture of 4 × 4 with a bright part in a corner.
  private static GrayImage picture(int width, int height) {
    float[] pixels = new float[16];
    for (int at = 0; at < 16; at++) {
      pixels[at] = at % 4 < width && at / 4 < height ? 0.8f : 0.1f;
    }
    return new GrayImage(4, 4, pixels);
  }

  private static Sample text(String words) {
    return new Sample() {
      @Override
      public GrayImage picture(int side) {
        return PlaceWordsTest.picture(1, 1);
      }

      @Override
      public String words() {
        return words;
      }

      @Override
      public double distance(Sample other) {
        return 0;
      }
    };
  }

  static Stream<Arguments> said() {
    List<Neighbour> between =
        List.of(
            near(SNEAKER, 0.31),
            near(BOOT, 0.32),
            near(BOOT, 0.33),
            near(SNEAKER, 0.34),
            near("Bag", 0.4));
    List<Neighbour> among = List.of(near(BOOT, 0.04), near(BOOT, 0.2), near(SNEAKER, 0.3));
    return Stream.of(
        Arguments.of(
            place(between, false, Prior.NORMAL, "", picture(2, 4)),
            "Between sneaker and ankle boot, nearest real image 0.3 away, well supported. A"
                + " picture, bright on 50 % of its area, the bright part higher than wide."
                + " z = (0.42, −1.37).",
            "位于sneaker与ankle boot之间，距最近的真实图像 0.3，数据支持充分。"
                + "一幅图像，50% 的面积明亮，明亮部分高大于宽。z = (0.42, −1.37)。"),
        Arguments.of(
            place(among, true, null, "", picture(4, 2)),
            "Among images of ankle boot, nearest 0.04 away, supported by no image: the decoder"
                + " guesses. A picture, bright on 50 % of its area, the bright part wider than"
                + " high. z = (0.42, −1.37).",
            "位于ankle boot的图像之中，距最近的一幅 0.04，没有图像支持：解码器在猜测。"
                + "一幅图像，50% 的面积明亮，明亮部分宽大于高。z = (0.42, −1.37)。"),
        Arguments.of(
            place(List.of(near("", 1.26)), false, null, "", picture(3, 3)),
            "Nearest real image 1.3 away, well supported. A picture, bright on 56 % of its area,"
                + " the bright part as wide as high. z = (0.42, −1.37).",
            "距最近的真实图像 1.3，数据支持充分。一幅图像，56% 的面积明亮，明亮部分宽高相近。" + "z = (0.42, −1.37)。"),
        Arguments.of(
            place(
                List.of(near("Coat", 0)), false, null, "Dress", new GrayImage(1, 1, new float[1])),
            "On coat, test image 7, well supported. Decoded as Dress. A dark picture."
                + " z = (0.42, −1.37).",
            "正在coat（测试图像 7）上，数据支持充分。按Dress解码。一幅全暗的图像。" + "z = (0.42, −1.37)。"),
        Arguments.of(
            place(List.of(), false, Prior.NORMAL, "", picture(3, 3)),
            "No real images here: 1.4 from the middle of the prior, where codes are drawn from. A"
                + " picture, bright on 56 % of its area, the bright part as wide as high."
                + " z = (0.42, −1.37).",
            "这里没有真实图像：距先验中心 1.4，编码就从先验中抽取。" + "一幅图像，56% 的面积明亮，明亮部分宽高相近。z = (0.42, −1.37)。"),
        Arguments.of(
            place(List.of(), false, Prior.UNIFORM, "", text("a red boat")),
            "No real images here: 1.4 from the middle, outside of the prior, where the decoder"
                + " guesses. It says “a red boat”. z = (0.42, −1.37).",
            "这里没有真实图像：距中心 1.4，在先验之外，解码器在猜测。它说：“a red boat”。" + "z = (0.42, −1.37)。"),
        Arguments.of(
            new Place(new float[8], List.of(), false, null, "", null),
            "No real images here. z = (0.00, 0.00, 0.00, 0.00, 0.00, 0.00, …), 8 numbers.",
            "这里没有真实图像。z = (0.00, 0.00, 0.00, 0.00, 0.00, 0.00, …)，共 8 个数。"));
  }

  @ParameterizedTest
  @MethodSource("said")
  void aPlaceIsToldInBothLanguages(Place place, String english, String chinese) {
    assertEquals(english, new PlaceWords(place).all().replace('\u00a0', ' '));
    Bundle.speak(Language.of("zh"));
    assertEquals(chinese, new PlaceWords(place).all().replace('\u00a0', ' '));
  }

  @ParameterizedTest
  @MethodSource("prior")
  void ninetyNineOfAHundredDrawsAreSupportedByThePrior(int dimensions, double farthest) {
    for (double share : new double[] {0.98, 1.02}) {
      float[] z = new float[dimensions];
      z[0] = (float) (share * farthest);
      assertEquals(
          share < 1,
          new Place(z, List.of(), false, Prior.NORMAL, "", null).isSupported(),
          "" + share);
    }
  }

  /// Roots of the 99 % quantile of χ² from its table.
  static Stream<Arguments> prior() {
    return Stream.of(
        Arguments.of(1, 2.576),
        Arguments.of(2, 3.035),
        Arguments.of(10, 4.818),
        Arguments.of(64, 9.658));
  }
}
