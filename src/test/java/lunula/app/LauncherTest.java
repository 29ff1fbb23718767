package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script that starts a package on Linux, with another program in Java's place.
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  @TempDir private Path root;

  @BeforeEach
  void layOut() throws IOException {
    String script = Files.readString(Path.of("src/package/linux/lunula"));
    write("bin/lunula", script.replace("@OPTIONS@", ""));
    write("lib/runtime/bin/java", "#!/bin/sh\nprintf '%s' \"$LC_ALL|$*\"\n");
    Files.createDirectories(root.resolve("lib/app"));
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String run(Map<String, String> locale) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(root.resolve("bin/lunula").toString(), "models")
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().putAll(locale);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void lettersBeyondAsciiWorkWhateverTheLocale() throws IOException {
    assertEquals("C.UTF-8|models", run(Map.of()));
    assertEquals("C.UTF-8|models", run(Map.of("LC_ALL", "C")));
    assertEquals("C.UTF-8|models", run(Map.of("LANG", "POSIX")));
    assertEquals("C.UTF-8|models", run(Map.of("LANG", "xx_YY.UTF-8")), "not installed");
    assertEquals("C.UTF-8|models", run(Map.of("LC_ALL", "C.UTF-8")));
    assertEquals("|models", run(Map.of("LANG", "C.UTF-8")), "left as it is");
  }

  @Test
  void onlyAWindowHasAPictureBefore() throws IOException {
    assertTrue(run(Map.of("LANG", "C.UTF-8")).endsWith("|models"));
  }
}
