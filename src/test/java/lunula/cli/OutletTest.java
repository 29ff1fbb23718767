package lunula.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import lunula.files.AppFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutletTest {
  @TempDir private Path root;
  private final StringWriter err = new StringWriter();

  @Test
  void resultsThatAFullDiskDoesNotTakeAreAFailure() {
    assertEquals(1, list("No space left on device"));
    assertEquals("lunula: The output was not written: the disk is full.", err.toString().strip());
  }

  /// `lunula data list | head -1` is no failure.
  @Test
  void whoeverHasReadEnoughMayClose() {
    assertEquals(0, list("Broken pipe"));
    assertEquals("", err.toString());
  }

  private int list(String failure) {
    Surroundings.Outlet results = new Surroundings.Outlet(new Broken(failure));
    Surroundings surroundings =
        new Surroundings(
            new BufferedReader(new StringReader("")),
            new PrintWriter(results, true, UTF_8),
            new PrintWriter(err, true),
            false,
            new AppFolders(root, root.resolve("home"), root.resolve("cache")),
            wanted -> {});
    return Terminal.run(surroundings, results, "data", "list");
  }

  private static final class Broken extends OutputStream {
    private final String failure;

    Broken(String failure) {
      this.failure = failure;
    }

    @Override
    public void write(int value) throws IOException {
      throw new IOException(failure);
    }
  }
}
