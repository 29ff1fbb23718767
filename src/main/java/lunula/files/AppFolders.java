package lunula.files;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where things lie on this machine; never looks at the working directory, and never counts on
/// writing beside the program.
///
/// @param app the application's own folder: `assets` and `models`; only read
/// @param home the person's own models and data; may not exist yet
/// @param config the person's settings; may not exist yet
/// @param state what Lunula notes down for itself: the log; may not exist yet
/// @param cache what can be made again; may not exist yet
public record AppFolders(Path app, Path home, Path config, Path state, Path cache) {
  /// System property that names the application's own folder.
  public static final String APP_PROPERTY = "lunula.app";

  /// System property that names the folder for all that is the person's.
  public static final String HOME_PROPERTY = "lunula.home";

  /// System property that is true in the packaged app.
  public static final String PACKAGED_PROPERTY = "lunula.packaged";

  private static final Path ASSETS = Path.of("assets");

  /// Of what lies there, what tells the application's own folder.
  private static final Path DATA = ASSETS.resolve("fashion-mnist");
  private static final String SETTINGS = "settings.properties";

  /// All that is the person's in one folder.
  public AppFolders(Path app, Path home, Path cache) {
    this(app, home, home, home.resolve("state"), cache);
  }

  /// The folders for the running application.
  ///
  /// @throws UserMessageException with a sentence for the person, if the application's own folder
  ///     is nowhere above its code
  public static AppFolders find() throws UserMessageException {
    return find(System.getenv(), System.getProperties(), codeLocation());
  }

  /// The folders for any platform.
  ///
  /// @param environment environment variables
  /// @param properties system properties: `os.name`, `user.home`, and ours if set
  /// @param code the jar or folder of class files, or null if unknown
  static AppFolders find(
      Map<String, String> environment, Properties properties, @Nullable Path code)
      throws UserMessageException {
    Path app = app(properties, code);
    String chosen = properties.getProperty(HOME_PROPERTY);
    if (chosen != null) {
      Path home = Path.of(chosen).toAbsolutePath();
      return new AppFolders(app, home, home.resolve("cache"));
    }
    Path user = user(environment, properties);
    String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return windows(app, environment, user.resolve("AppData"));
    }
    return os.startsWith("mac") ? mac(app, user.resolve("Library")) : xdg(app, environment, user);
  }

  /// The person's own folder. Where nobody knows it, Java says `?`, which is no folder.
  private static Path user(Map<String, String> environment, Properties properties)
      throws UserMessageException {
    for (String home :
        List.of(properties.getProperty("user.home", ""), environment.getOrDefault("HOME", ""))) {
      if (!home.isEmpty() && Path.of(home).isAbsolute()) {
        return Path.of(home);
      }
    }
    throw new UserMessageException("files.home.none", HOME_PROPERTY);
  }

  private static AppFolders windows(Path app, Map<String, String> environment, Path data) {
    Path roaming = base(environment, "APPDATA", data.resolve("Roaming")).resolve("Lunula");
    Path local = base(environment, "LOCALAPPDATA", data.resolve("Local")).resolve("Lunula");
    return new AppFolders(app, roaming, roaming, local.resolve("Logs"), local.resolve("Cache"));
  }

  private static AppFolders mac(Path app, Path library) {
    Path home = library.resolve("Application Support/Lunula");
    return new AppFolders(
        app, home, home, library.resolve("Logs/Lunula"), library.resolve("Caches/Lunula"));
  }

  private static AppFolders xdg(Path app, Map<String, String> environment, Path user) {
    return new AppFolders(
        app,
        base(environment, "XDG_DATA_HOME", user.resolve(".local/share")).resolve("lunula"),
        base(environment, "XDG_CONFIG_HOME", user.resolve(".config")).resolve("lunula"),
        base(environment, "XDG_STATE_HOME", user.resolve(".local/state")).resolve("lunula"),
        base(environment, "XDG_CACHE_HOME", user.resolve(".cache")).resolve("lunula"));
  }

  /// The four Fashion-MNIST files.
  public Path fashionMnist() {
    return assets().resolve("fashion-mnist");
  }

  /// The data sets that came with Lunula, a folder each.
  public Path assets() {
    return app.resolve(ASSETS);
  }

  /// The models that came with Lunula, a folder each.
  public Path bundledModels() {
    return app.resolve("models");
  }

  /// The lessons that came with Lunula, a folder each.
  public Path bundledLessons() {
    return app.resolve("assets").resolve("lessons");
  }

  /// The person's own models, a folder each.
  public Path ownModels() {
    return home.resolve("models");
  }

  /// The person's own data sets, a folder each.
  public Path ownData() {
    return home.resolve("data");
  }

  /// The states of training runs, from which they go on after a crash.
  public Path checkpoints() {
    return home.resolve("checkpoints");
  }

  /// What each running Lunula notes down in case of a crash.
  public Path running() {
    return home.resolve("running");
  }

  /// The person's settings, a file. Those of earlier versions, which kept them beside the models,
  /// stay where they are.
  public Path settings() {
    Path earlier = home.resolve(SETTINGS);
    Path usual = config.resolve(SETTINGS);
    return Files.exists(earlier) && !Files.exists(usual) ? earlier : usual;
  }

  /// What has gone wrong, a file that Lunula writes for whoever looks into it. The one before it
  /// is kept beside it.
  public Path log() {
    return state.resolve("lunula.0.log");
  }

  /// The licences of what Lunula is built on, collected by the build; may not exist.
  public Path licences() {
    Path packaged = app.resolve("licences");
    return Files.isDirectory(packaged) ? packaged : app.resolve("target/licences");
  }

  // The XDG rules say to ignore paths that are not absolute; good advice anywhere.
  private static Path base(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }

  private static Path app(Properties properties, @Nullable Path code) throws UserMessageException {
    String chosen = properties.getProperty(APP_PROPERTY);
    if (chosen != null) {
      Path app = Path.of(chosen).toAbsolutePath();
      if (Files.isDirectory(app.resolve(DATA))) {
        return app;
      }
      boolean packaged = Boolean.parseBoolean(properties.getProperty(PACKAGED_PROPERTY));
      throw new UserMessageException(missing(app, packaged), null);
    }
    for (Path folder = code; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(DATA))) {
        return folder;
      }
    }
    throw new UserMessageException("files.app.unknown", String.valueOf(code), DATA, APP_PROPERTY);
  }

  private static UserMessage missing(Path app, boolean packaged) {
    return packaged
        ? UserMessage.of("files.app.incomplete", app, DATA)
        : UserMessage.of("files.app.named", app, DATA, APP_PROPERTY);
  }

  private static @Nullable Path codeLocation() {
    CodeSource source = AppFolders.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException unknown) {
      return null;
    }
  }
}
