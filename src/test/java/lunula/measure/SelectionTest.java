package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.geometry.Area;
import lunula.geometry.LatentPoint;
import lunula.measure.Selection.Joining;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final List<String> NAMES = List.of("Shirt", "T-shirt", "Bag");
  private static final Selection EVEN = Selection.of(6, image -> image % 2 == 0);
  private static final Selection FIRST = Selection.of(6, image -> image < 3);

  @Test
  void selectionsReplaceAddAndSubtract() {
    assertArrayEquals(new int[] {0, 1, 2}, EVEN.joined(Joining.REPLACE, FIRST).indices());
    assertArrayEquals(new int[] {0, 1, 2, 4}, EVEN.joined(Joining.ADD, FIRST).indices());
    assertArrayEquals(new int[] {4}, EVEN.joined(Joining.SUBTRACT, FIRST).indices());
    assertArrayEquals(new int[] {0, 2}, EVEN.within(FIRST).indices());
    assertArrayEquals(new int[] {1, 3, 5}, EVEN.inverted().indices());
    assertEquals(EVEN, EVEN.inverted().inverted());
  }

  @Test
  void onOtherMapsTheSameImagesStay() {
    assertArrayEquals(new int[] {0, 2}, EVEN.resized(3).indices());
    assertArrayEquals(new int[] {0, 2, 4}, EVEN.resized(10).indices());
    assertEquals(10, EVEN.resized(10).total());
    assertArrayEquals(new int[] {0, 2, 4}, EVEN.indices());
  }

  @Test
  void classesAreCountedAmongTheChosen() {
    assertArrayEquals(new int[] {2, 0, 1}, EVEN.classCounts(new byte[] {0, 1, 2, 1, 0, 1}, 3));
  }

  @Test
  void manyImagesAreChosenAsFewAre() {
    for (int total : new int[] {0, 1, 63, 64, 65, 300_001}) {
      Selection chosen = Selection.of(total, image -> image * 31L % 7 < 3);
      int[] expected = IntStream.range(0, total).filter(image -> image * 31L % 7 < 3).toArray();
      assertArrayEquals(expected, chosen.indices());
      assertEquals(total, chosen.total());
      assertEquals(expected.length, chosen.count());
    }
  }

  @Test
  void anAreaHoldsTheImagesInside() {
    var area = new Area.Rectangle(new LatentPoint(0, 0), new LatentPoint(1, 1));
    Selection inside =
        Selection.inside(area, new float[] {0.5f, 2, Float.NaN}, new float[] {0.5f, 0.5f, 0.5f});
    assertArrayEquals(new int[] {0}, inside.indices());
  }

  @Test
  void theStrangestComeFirstAndWhatIsNoNumberBeforeThem() {
    Ranking ranking = Ranking.largestFirst(new double[] {1, 3, Double.NaN, 3, 2});
    assertArrayEquals(new int[] {2, 1, 3, 4, 0}, ranking.images());
    assertEquals(2, ranking.score(3));
  }

  @Test
  void bothMeansAreMeans() {
    var encodings = new Encodings(2, new float[] {0, 0, 2, 4, 9, 9}, new float[6]);
    var images =
        new LabelledImages(1, 1, new byte[] {0, (byte) 255, 3}, new byte[] {0, 0, 2}, NAMES);
    SelectionMeans means =
        SelectionMeans.of(
            new int[] {0, 1},
            encodings,
            images.allLabels(),
            z -> List.of(new GrayImage(1, 1, new float[] {z[0] / 4 + z[1] / 8})),
            images);
    assertEquals(new GrayImage(1, 1, new float[] {0.5f}), means.decoded());
    assertEquals(new GrayImage(1, 1, new float[] {0.5f}), means.averaged());
    assertEquals(
        SelectionMeans.NONE,
        SelectionMeans.of(new int[0], encodings, images.allLabels(), null, images));
  }

  private static int[] find(String typed) {
    return new PictureQuery(new byte[] {0, 1, 2, 1, 0}, NAMES, 3)
        .find(typed)
        .map(found -> found.images().images())
        .orElse(new int[0]);
  }

  @Test
  void numbersAndNamesFindImages() {
    assertArrayEquals(new int[] {4}, find("#4"));
    assertArrayEquals(new int[] {2}, find(" test 2 "));
    assertArrayEquals(new int[] {3}, find("training #0"));
    assertArrayEquals(new int[0], find("test 3"));
    assertArrayEquals(new int[0], find("#5"));
    assertArrayEquals(new int[] {2}, find("BAG"));
    assertArrayEquals(new int[] {1, 3}, find("t-sh"));
    assertArrayEquals(new int[0], find("boots"));
    assertArrayEquals(new int[0], find(" "));
  }

  @Test
  void aNameInFullMeansThatClassAlone() {
    assertArrayEquals(new int[] {0, 4}, find("shirt"));
    assertEquals(4, find("shir").length);
  }

  @Test
  void likeImagesComeNearestFirst() {
    var encodings = new Encodings(2, new float[] {0, 0, 3, 4, 1, 0}, new float[6]);
    Ranking byCode = SimilarPictures.byCode(encodings, new float[] {0, 0}, 9);
    assertArrayEquals(new int[] {0, 2, 1}, byCode.images());
    assertEquals(5, byCode.score(2), 1e-9);
    var images =
        new LabelledImages(
            2, 1, new byte[] {0, 0, (byte) 255, (byte) 255, 51, 0}, new byte[3], NAMES);
    var picture = new GrayImage(2, 1, new float[] {0.2f, 0});
    Ranking byPixels = SimilarPictures.byPixels(images, 3, picture, 2);
    assertArrayEquals(new int[] {2, 0}, byPixels.images());
    assertEquals(0.2 / Math.sqrt(2), byPixels.score(1), 1e-9);
    assertTrue(SimilarPictures.byPixels(images, 0, picture, 2).size() == 0);
  }
}
