package lunula.ui.shell;

import static lunula.testkit.Switching.BROKEN;
import static lunula.testkit.Switching.FIRST;
import static lunula.testkit.Switching.LIFELESS;
import static lunula.testkit.Switching.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import lunula.geometry.LatentPoint;
import lunula.testkit.Switching;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import org.junit.jupiter.api.Test;

class ModelSwitchTest {
  private final Switching switching = new Switching();
  private final ExplorerState exploration = switching.exploration;
  private final MainViewModel main = switching.main;
  private final ModelSwitch modelSwitch = switching.modelSwitch;

  @Test
  void theMapIsThereBeforeTheEngine() {
    modelSwitch.open(FIRST);
    assertNotNull(exploration.mapProperty().get());
    assertNull(exploration.decoderProperty().get());
    assertEquals(EngineState.STARTING, main.engineProperty().get());
    switching.engineWorks();
    assertSame(switching.models.get(FIRST), exploration.decoderProperty().get());
    assertEquals(EngineState.LIVE, main.engineProperty().get());
    assertNotNull(exploration.decodedProperty().get());
  }

  @Test
  void theModelBeforeIsClosedAndTheNewOneDecodes() {
    modelSwitch.open(FIRST);
    switching.engineWorks();
    modelSwitch.open(SECOND);
    switching.engineWorks();
    assertTrue(switching.model(FIRST).closed);
    assertFalse(switching.model(SECOND).closed);
    assertSame(switching.models.get(SECOND), exploration.decoderProperty().get());
  }

  @Test
  void theNewestOfTwoQuickChoicesWins() {
    modelSwitch.open(FIRST);
    modelSwitch.open(SECOND);
    switching.engineWorks();
    assertEquals(SECOND, modelSwitch.openedProperty().get());
    assertSame(switching.models.get(SECOND), exploration.decoderProperty().get());
    assertTrue(switching.model(FIRST).closed);
  }

  @Test
  void aBrokenModelIsToldAndWhatWasOpenStaysOpen() {
    modelSwitch.open(FIRST);
    switching.engineWorks();
    modelSwitch.open(BROKEN);
    switching.engineWorks();
    assertEquals("broken/model.safetensors is cut off.", exploration.noticeProperty().get());
    assertEquals(FIRST, modelSwitch.openedProperty().get());
    assertSame(switching.models.get(FIRST), exploration.decoderProperty().get());
    assertFalse(switching.model(FIRST).closed);
  }

  @Test
  void aBrokenModelDoesNotStopTheOneThatIsComingToLife() {
    modelSwitch.open(FIRST);
    modelSwitch.open(BROKEN);
    switching.engineWorks();
    assertSame(switching.models.get(FIRST), exploration.decoderProperty().get());
    assertFalse(switching.model(FIRST).closed);
  }

  @Test
  void aModelOfThreeDimensionsOpensAndDecodesWholeCodes() {
    modelSwitch.open(Path.of("solid"));
    switching.engineWorks();
    assertNull(exploration.noticeProperty().get());
    assertEquals(3, exploration.slice().frameProperty().get().dimensions());
    assertEquals(3, switching.model(Path.of("solid")).asked.length);
  }

  @Test
  void cursorAndPathDoNotStayWhereTheNextModelHasNoImages() {
    modelSwitch.open(FIRST);
    exploration.cursorProperty().set(new LatentPoint(5, -3));
    exploration.pathProperty().set(new PathStops(new LatentPoint(5, 0), null));
    modelSwitch.open(SECOND);
    assertEquals(new LatentPoint(0, 0), exploration.cursorProperty().get());
    assertEquals(PathStops.NONE, exploration.pathProperty().get());
  }

  @Test
  void whenTheLastModelIsGoneTheBundledOneOpensAndSaysWhy() {
    modelSwitch.open(BROKEN, FIRST);
    switching.engineWorks();
    assertEquals(FIRST, modelSwitch.openedProperty().get());
    assertSame(switching.models.get(FIRST), exploration.decoderProperty().get());
    String told = String.valueOf(exploration.noticeProperty().get());
    assertTrue(told.contains("the bundled one is here instead"), told);
    assertTrue(told.contains("broken/model.safetensors is cut off."), told);
  }

  @Test
  void whereTheFirstModelCannotBeReadNoEngineIsPromised() {
    modelSwitch.open(BROKEN, BROKEN);
    assertEquals(EngineState.FAILED, main.engineProperty().get());
    modelSwitch.open(FIRST);
    assertEquals(EngineState.STARTING, main.engineProperty().get());
    switching.engineWorks();
    assertEquals(EngineState.LIVE, main.engineProperty().get());
  }

  @Test
  void aFirstModelThatCannotComeToLifeEndsTheWait() {
    modelSwitch.open(LIFELESS);
    switching.engineWorks();
    assertEquals(EngineState.FAILED, main.engineProperty().get());
    assertEquals("The engine has no room for it.", exploration.noticeProperty().get());
  }

  @Test
  void afterAModelThatCannotComeToLifeTheOneBeforeIsBack() {
    modelSwitch.open(FIRST);
    switching.engineWorks();
    modelSwitch.open(LIFELESS);
    switching.engineWorks();
    assertEquals(FIRST, modelSwitch.openedProperty().get());
    assertSame(switching.models.get(FIRST), exploration.decoderProperty().get());
    assertEquals(EngineState.LIVE, main.engineProperty().get());
    assertEquals("The engine has no room for it.", exploration.noticeProperty().get());
  }

  @Test
  void anOvertakenModelThatCannotComeToLifeChangesNothing() {
    modelSwitch.open(LIFELESS);
    modelSwitch.open(FIRST);
    switching.engineWorks();
    assertEquals(EngineState.LIVE, main.engineProperty().get());
    assertNull(exploration.noticeProperty().get());
    assertSame(switching.models.get(FIRST), exploration.decoderProperty().get());
  }

  @Test
  void aModelThatComesUpAfterTheWindowHasClosedIsFreed() {
    modelSwitch.open(FIRST);
    modelSwitch.close();
    switching.engineWorks();
    assertTrue(switching.model(FIRST).closed);
    assertNull(exploration.decoderProperty().get());
  }
}
