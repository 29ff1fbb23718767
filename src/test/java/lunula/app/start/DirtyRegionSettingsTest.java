package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("system properties are everybody's")
class DirtyRegionSettingsTest {
  private final String before = System.getProperty(DirtyRegionSettings.REGIONS, "");

  @AfterEach
  void putBack() {
    if (before.isEmpty()) {
      System.clearProperty(DirtyRegionSettings.REGIONS);
    } else {
      System.setProperty(DirtyRegionSettings.REGIONS, before);
    }
  }

  @Test
  void moreThanTheUsualSixRegionsAreKeptApart() {
    System.clearProperty(DirtyRegionSettings.REGIONS);
    DirtyRegionSettings.configure();
    assertEquals("14", System.getProperty(DirtyRegionSettings.REGIONS));
  }

  @Test
  void whatWasSetOnPurposeStays() {
    System.setProperty(DirtyRegionSettings.REGIONS, "3");
    DirtyRegionSettings.configure();
    assertEquals("3", System.getProperty(DirtyRegionSettings.REGIONS));
  }
}
