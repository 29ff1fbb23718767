package lunula.networks.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import lunula.bench.FreshJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library that was unpacked and then damaged. A process loads a library once, so each trial is a
/// process of its own.
class OpenBlasTest {
  @TempDir private Path cache;

  /// Says what multiplies.
  static final class Asked {
    private Asked() {}

    public static void main(String[] arguments) {
      System.out.println(MatrixProduct.library());
    }
  }

  private String ask() throws IOException, InterruptedException {
    return FreshJava.ask(Asked.class.getName(), List.of("-DENGINE_CACHE_DIR=" + cache));
  }

  @Test
  void aDamagedLibraryIsUnpackedAnew() throws IOException, InterruptedException {
    String whole = ask();
    assumeTrue(whole.startsWith("OpenBLAS"), whole);
    for (Path library : unpacked()) {
      try (FileChannel file = FileChannel.open(library, StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.allocate(64), 0);
      }
    }
    assertEquals(whole, ask());
    for (Path library : unpacked()) {
      assertTrue(Files.readAllBytes(library)[0] != 0, library.toString());
    }
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("openblas"))) {
      return files.toList();
    }
  }
}
