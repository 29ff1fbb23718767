package lunula.networks.dense;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lunula.files.AtomicWriter;
import org.jspecify.annotations.Nullable;

/// Finds OpenBLAS and loads it: among the program's own libraries in `java.library.path`, where a
/// package has it as a file, else from the class path, unpacked once into the engine's cache
/// folder.
/// The jars are those of the JavaCPP presets; JavaCPP's own loader wants a library of types beside
/// it, and links everything anew into its cache.
final class OpenBlas {
  /// Where the engine's libraries are unpacked, too.
  private static final String CACHE = "ENGINE_CACHE_DIR";

  private OpenBlas() {}

  /// OpenBLAS last, after what it wants; what a platform does not have is passed over.
  private enum Platform {
    LINUX("linux", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"),
    MAC(
        "macosx",
        "libgcc_s.1.1.dylib",
        "libquadmath.0.dylib",
        "libgfortran.5.dylib",
        "libopenblas.0.dylib"),
    WINDOWS("windows", "libopenblas.dll");

    private final String id;
    private final List<String> files;

    Platform(String id, String... files) {
      this.id = id;
      this.files = List.of(files);
    }

    static Platform here() {
      String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
    }

    /// The folder of its libraries in the jar.
    String folder() {
      String processor = System.getProperty("os.arch");
      boolean intel = processor.equals("amd64") || processor.equals("x86_64");
      return "/org/bytedeco/openblas/" + id + (intel ? "-x86_64/" : "-arm64/");
    }
  }

  /// Loads it; blocking.
  ///
  /// @return its functions
  /// @throws IOException if it is not there or cannot be unpacked
  /// @throws LinkageError if it does not run here
  @SuppressWarnings("restricted") // the app is started with native access for its own code
  static SymbolLookup load() throws IOException {
    Platform platform = Platform.here();
    String openBlas = platform.files.getLast();
    for (String name : platform.files) {
      Path packed = packed(name);
      if (packed != null) {
        System.load(packed.toString());
      } else if (!loadUnpacked(platform.folder() + name, name) && name.equals(openBlas)) {
        throw new FileNotFoundException(name);
      }
    }
    return SymbolLookup.loaderLookup();
  }

  /// What was unpacked once may have been damaged since: it is unpacked anew then.
  ///
  /// @return whether there is such a library
  @SuppressWarnings("restricted") // as above
  private static boolean loadUnpacked(String resource, String name) throws IOException {
    Path file = unpacked(resource, name);
    if (file == null) {
      return false;
    }
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError damaged) {
      Files.delete(file);
      System.load(String.valueOf(unpacked(resource, name)));
    }
    return true;
  }

  private static @Nullable Path packed(String name) {
    String folders = System.getProperty("java.library.path", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(folders)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).toAbsolutePath().resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Path unpacked(String resource, String name) throws IOException {
    URL source = OpenBlas.class.getResource(resource);
    if (source == null) {
      return null;
    }
    Path folder =
        Path.of(System.getProperty(CACHE, System.getProperty("java.io.tmpdir")), "openblas");
    Path target = folder.toAbsolutePath().resolve(name);
    URLConnection connection = source.openConnection();
    connection.setUseCaches(false);
    try (InputStream bytes = connection.getInputStream()) {
      if (!Files.isRegularFile(target) || Files.size(target) != connection.getContentLengthLong()) {
        Files.createDirectories(folder);
        AtomicWriter.write(target, bytes.readAllBytes());
      }
    }
    return target;
  }
}
