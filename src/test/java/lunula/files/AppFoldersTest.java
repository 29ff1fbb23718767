package lunula.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFoldersTest {
  @TempDir Path root;
  private final Properties properties = new Properties();
  private Path code = Path.of("");
  private Path user = Path.of("");

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(root.resolve("app/assets/fashion-mnist"));
    code = root.resolve("app/target/classes");
    user = root.resolve("user");
    properties.setProperty("user.home", user.toString());
  }

  @Test
  void linuxFollowsXdg() throws IOException {
    properties.setProperty("os.name", "Linux");

    AppFolders plain = AppFolders.find(Map.of(), properties, code);
    assertEquals(user.resolve(".local/share/lunula"), plain.home());
    assertEquals(user.resolve(".cache/lunula"), plain.cache());
    assertEquals(user.resolve(".config/lunula/settings.properties"), plain.settings());
    assertEquals(user.resolve(".local/state/lunula/lunula.0.log"), plain.log());

    AppFolders chosen =
        AppFolders.find(
            Map.of(
                "XDG_DATA_HOME", root.resolve("data").toString(),
                "XDG_CACHE_HOME", root.resolve("cache").toString()),
            properties,
            code);
    assertEquals(root.resolve("data/lunula/models"), chosen.ownModels());
    assertEquals(root.resolve("data/lunula/data"), chosen.ownData());
    assertEquals(root.resolve("cache/lunula"), chosen.cache());
  }

  /// Java says `?` where the system knows no such person, as in a container.
  @Test
  void withoutAHomeNoFolderOfAnOddNameIsMade() throws IOException {
    properties.setProperty("os.name", "Linux");
    properties.setProperty("user.home", "?");
    assertEquals(
        user.resolve(".local/share/lunula"),
        AppFolders.find(Map.of("HOME", user.toString()), properties, code).home());
    String refused =
        UserMessages.words(
            assertThrows(
                UserMessageException.class, () -> AppFolders.find(Map.of(), properties, code)));
    assertTrue(refused.contains("HOME"), refused);
  }

  @Test
  void relativeXdgFoldersAreIgnored() throws IOException {
    properties.setProperty("os.name", "Linux");
    AppFolders folders =
        AppFolders.find(Map.of("XDG_DATA_HOME", "here", "XDG_CACHE_HOME", ""), properties, code);
    assertEquals(user.resolve(".local/share/lunula"), folders.home());
    assertEquals(user.resolve(".cache/lunula"), folders.cache());
  }

  @Test
  void windowsFollowsAppData() throws IOException {
    properties.setProperty("os.name", "Windows 11");

    AppFolders folders =
        AppFolders.find(
            Map.of(
                "APPDATA", root.resolve("Roaming").toString(),
                "LOCALAPPDATA", root.resolve("Local").toString()),
            properties,
            code);
    assertEquals(root.resolve("Roaming/Lunula"), folders.home());
    assertEquals(root.resolve("Local/Lunula/Cache"), folders.cache());
    assertEquals(root.resolve("Roaming/Lunula/settings.properties"), folders.settings());
    assertEquals(root.resolve("Local/Lunula/Logs/lunula.0.log"), folders.log());
    assertEquals(
        user.resolve("AppData/Roaming/Lunula"), AppFolders.find(Map.of(), properties, code).home());
  }

  @Test
  void macFollowsApplicationSupport() throws IOException {
    properties.setProperty("os.name", "Mac OS X");
    AppFolders folders =
        AppFolders.find(Map.of("XDG_DATA_HOME", root.toString()), properties, code);
    assertEquals(user.resolve("Library/Application Support/Lunula"), folders.home());
    assertEquals(user.resolve("Library/Caches/Lunula"), folders.cache());
    assertEquals(user.resolve("Library/Logs/Lunula/lunula.0.log"), folders.log());
  }

  @Test
  void thePropertiesWin() throws IOException {
    properties.setProperty("os.name", "Linux");
    properties.setProperty(AppFolders.HOME_PROPERTY, root.resolve("mine").toString());
    properties.setProperty(AppFolders.APP_PROPERTY, root.resolve("app").toString());

    AppFolders folders =
        AppFolders.find(Map.of("XDG_DATA_HOME", root.toString()), properties, root);

    assertEquals(root.resolve("mine"), folders.home());
    assertEquals(root.resolve("mine/cache"), folders.cache());
    assertEquals(root.resolve("app"), folders.app());
  }

  @Test
  void settingsOfAnEarlierVersionStayInUse() throws IOException {
    properties.setProperty("os.name", "Linux");
    AppFolders folders = AppFolders.find(Map.of(), properties, code);
    Files.createDirectories(folders.home());
    Path earlier = Files.createFile(folders.home().resolve("settings.properties"));
    assertEquals(earlier, folders.settings());

    Files.createDirectories(folders.config());
    Path newer = Files.createFile(folders.config().resolve("settings.properties"));
    assertEquals(newer, folders.settings());
  }

  @Test
  void thePackagedAppIsToldWhereItLiesAndKeepsNothingThere() throws IOException {
    Path packaged = root.resolve("Lunula 月牙/lib/app/lunula");
    Files.createDirectories(packaged.resolve("assets/fashion-mnist"));
    properties.setProperty("os.name", "Linux");
    properties.setProperty(AppFolders.PACKAGED_PROPERTY, "true");
    properties.setProperty(AppFolders.APP_PROPERTY, packaged.toString());

    AppFolders folders = AppFolders.find(Map.of(), properties, root.resolve("elsewhere"));
    assertEquals(packaged, folders.app());
    for (Path own :
        new Path[] {folders.home(), folders.config(), folders.state(), folders.cache()}) {
      assertTrue(own.startsWith(user), own.toString());
    }
  }

  @Test
  void aPackageThatIsNotWholeSaysSo() {
    properties.setProperty(AppFolders.PACKAGED_PROPERTY, "true");
    properties.setProperty(AppFolders.APP_PROPERTY, root.resolve("elsewhere").toString());
    assertTold("Lunula is not whole", code);
  }

  @Test
  void theApplicationIsFoundAboveItsCode() throws IOException {
    for (String place : new String[] {"target/classes", "target/lunula-0.2.0.jar", "lunula.jar"}) {
      AppFolders folders =
          AppFolders.find(Map.of(), properties, root.resolve("app").resolve(place));
      assertEquals(root.resolve("app"), folders.app());
      assertEquals(root.resolve("app/assets/fashion-mnist"), folders.fashionMnist());
      assertEquals(root.resolve("app/models"), folders.bundledModels());
    }
  }

  @Test
  void anIncompleteInstallationIsToldInASentence() {
    assertTold("Install it again", root.resolve("elsewhere"));
    properties.setProperty(AppFolders.APP_PROPERTY, root.resolve("elsewhere").toString());
    assertTold("Correct it or leave it out", code);
  }

  @Test
  void thisSourceTreeIsFound() throws IOException {
    assertTrue(Files.isRegularFile(AppFolders.find().app().resolve("pom.xml")));
  }

  private void assertTold(String sentence, Path where) {
    UserMessageException failure =
        assertThrows(
            UserMessageException.class, () -> AppFolders.find(Map.of(), properties, where));
    String message = UserMessages.words(failure);
    assertTrue(message.contains(sentence), message);
  }
}
