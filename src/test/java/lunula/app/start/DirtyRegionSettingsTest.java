package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("system properties are everybody's")
class DirtyRegionSettingsTest {
  private static final List<String> NAMES =
      List.of(DirtyRegionSettings.REGIONS, DirtyRegionSettings.NO_KEPT_BACKGROUNDS);

  private final List<String> before =
      NAMES.stream().map(name -> System.getProperty(name, "")).toList();

  @AfterEach
  void putBack() {
    for (int i = 0; i < NAMES.size(); i++) {
      if (before.get(i).isEmpty()) {
        System.clearProperty(NAMES.get(i));
      } else {
        System.setProperty(NAMES.get(i), before.get(i));
      }
    }
  }

  @Test
  void moreThanTheUsualSixRegionsAreKeptApart() {
    System.clearProperty(DirtyRegionSettings.REGIONS);
    DirtyRegionSettings.configure();
    assertEquals("14", System.getProperty(DirtyRegionSettings.REGIONS));
  }

  @Test
  void backgroundsAreNotKeptAsPictures() {
    System.clearProperty(DirtyRegionSettings.NO_KEPT_BACKGROUNDS);
    DirtyRegionSettings.configure();
    assertEquals("true", System.getProperty(DirtyRegionSettings.NO_KEPT_BACKGROUNDS));
  }

  @Test
  void whatWasSetOnPurposeStays() {
    System.setProperty(DirtyRegionSettings.REGIONS, "3");
    DirtyRegionSettings.configure();
    assertEquals("3", System.getProperty(DirtyRegionSettings.REGIONS));
    System.setProperty(DirtyRegionSettings.NO_KEPT_BACKGROUNDS, "false");
    DirtyRegionSettings.configure();
    assertEquals("false", System.getProperty(DirtyRegionSettings.NO_KEPT_BACKGROUNDS));
  }
}
