package lunula.ui.session;

import static lunula.ui.session.Lesson.sessionOf;
import static lunula.ui.session.Lesson.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import lunula.session.Session;
import lunula.session.SessionFile;
import lunula.session.Sessions;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that cannot be refuse a session by the value's name, before anything has changed.
@SuppressWarnings("NullAway.Init") // before each test
class SessionValuesTest {
  @TempDir Path home;
  private Room room;
  private Path file;

  @BeforeEach
  void furnish() throws IOException {
    room = new Room(home);
    room.open("Garments");
    work(room);
    file = home.resolve("lesson.lunula");
  }

  private void isRefused(String text, String names) throws IOException {
    room.exploration.history().clear();
    Session before = sessionOf(room);
    Files.writeString(file, text);
    room.sessions.openSession(file);
    String sentence = String.valueOf(room.exploration.noticeProperty().get());
    assertTrue(sentence.startsWith("“lesson.lunula” is broken: “"), sentence);
    assertTrue(sentence.contains(names), sentence);
    assertTrue(sentence.endsWith(", so nothing was opened."), sentence);
    assertFalse(sentence.contains("Exception"), sentence);
    assertTrue(before.isLike(sessionOf(room)));
    assertNull(room.exploration.history().undoableProperty().get());
    assertFalse(room.sessions.busyProperty().get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"across\": 4.25 | \"across\": -1 | “view.across”",
        "\"down\": 2.5 | \"down\": \"much\" | “view.down”",
        "\"down\": 2.5 | \"down\": 1e999 | “view.down”",
        "\"down\": 2.5 | \"down\": 5e-324 | “view.down”",
        "\"across\": 4.25 | \"across\": 1e30 | “view.across”",
        "\"speed\": 0.5 | \"speed\": 5e-324 | “path.speed”",
        "\"looked\": 17 | \"looked\": 999999999 | “selection.looked”",
        "0.25, -1.5 | 1e30, -1.5 | “place.z”",
        "\"sigma\": 0.5 | \"sigma\": 5e-324 | “tools.sigma”",
        "\"label\": 3 | \"label\": 900000000 | “place.label”",
        "\"family\": 1 | \"family\": 900000000 | “comparing.family”",
        "\"speed\": 0.5 | \"speed\": 0 | “path.speed”",
        "\"position\": 0.75 | \"position\": 2 | “path.position”",
        "\"shape\": \"smooth\" | \"shape\": null | “path.shape”",
        "\"images\": \"0-4 7 1000-1002\" | \"images\": \"4-0\" | “selection.images” cannot be read:"
            + " “4-0”",
        "\"images\": \"0-4 7 1000-1002\" | \"images\": \"all of them\" | “selection.images” cannot"
            + " be read: “all”",
        "\"looked\": 17 | \"looked\": -5 | “selection.looked”",
        "\"density\": 0.55 | \"density\": 9 | “map.layers.density”",
        "\"densityByClass\": true | \"densityByClass\": 1 | “map.densityByClass”",
        "0.25, -1.5 | 0.25, null | “place.z”",
        "0.25, -1.5 | 1e300, -1.5 | “place.z”",
        "\"axes\": [ 1, 0 ] | \"axes\": [ 1, 1 ] | “place.axes”",
        "\"label\": 3 | \"label\": -3 | “place.label”",
        "\"clean\": \"AP8=\" | \"clean\": \"AP8A\" | “drawing.clean”",
        "\"clean\": \"AP8=\" | \"clean\": \"%%\" | “drawing.clean”",
        "\"width\": 2 | \"width\": 2000 | “drawing”",
        "\"sigma\": 0.5 | \"sigma\": 0 | “tools.sigma”",
        "\"limit\": 2.5 | \"limit\": -1 | “tools.limit”",
        "\"brush\": 40.0 | \"brush\": 4000 | “tools.brush”",
        "17, 4 | 17, 4, 5 | “tools.posterior”",
        "\"family\": 1 | \"family\": 0.5 | “comparing.family”",
        "\"checksum\": \"bbb | \"checksum\": \"zzz | “comparing.side.checksum”",
        "\"open\": { | \"open\": 7, \"closed\": { | “window.open”",
      })
  void aValueThatCannotBeIsRefusedByName(String was, String is, String names) throws IOException {
    new SessionFile(file).write(Sessions.full());
    String text = Files.readString(file);
    assertTrue(text.contains(was), was);
    isRefused(text.replaceFirst(Pattern.quote(was), is), names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 7} | “arithmetic.terms.a”",
        "{\"a\": {\"kind\": \"place\"}} | “arithmetic.terms.a.z” is missing",
        "{\"b\": {\"kind\": \"image\", \"z\": [1, 2], \"number\": -1}} |"
            + " “arithmetic.terms.b.number”",
        "{\"c\": {\"kind\": \"drawing\", \"z\": [1, 2], \"width\": 1, \"height\": 1, \"picture\":"
            + " \"\"}} | “arithmetic.terms.c.picture”",
      })
  void termsThatCannotBeAreRefusedByName(String terms, String names) throws IOException {
    new SessionFile(file).write(Sessions.full());
    String text = Files.readString(file);
    String with = "\"arithmetic\": {\"terms\": " + terms + "}, \"view\"";
    isRefused(text.replaceFirst("\"view\"", with), names);
  }

  @Test
  void aPathOfTooManyStopsIsRefused() throws IOException {
    new SessionFile(file).write(Sessions.full());
    JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    var stops = new JsonArray();
    JsonElement place = JsonParser.parseString("[0, 0]");
    Collections.nCopies(1001, place).forEach(stops::add);
    root.getAsJsonObject("path").add("between", stops);
    isRefused(root.toString(), "“path.between” is a list of more than 1,000");
  }

  @Test
  void everySettingOfASessionIsWritten() throws IOException {
    Session session = sessionOf(room);
    List<Setting.Value<?>> read = room.sessions.find(session).values();
    assertEquals(
        room.settings.all().stream().filter(Setting::isInSession).map(Setting::id).toList(),
        read.stream().map(value -> value.setting().id()).toList());
    assertEquals(session.parts(), Settings.write(read, new SessionModels(room.prints, List.of())));
  }
}
