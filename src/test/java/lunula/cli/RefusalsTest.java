package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {
  @TempDir private Path root;
  private Sandbox sandbox;
  private String model = "";

  @BeforeEach
  void train() throws IOException {
    sandbox = new Sandbox(root);
    model = sandbox.tinyModel("model").toString();
  }

  private void runs(String... arguments) {
    assertEquals(0, sandbox.run(arguments), sandbox.err());
  }

  private void refused(int code, String part, String... arguments) {
    assertEquals(code, sandbox.run(arguments));
    assertEquals(1, sandbox.err().lines().count(), sandbox.err());
    assertTrue(sandbox.err().contains(part), sandbox.err());
  }

  @Test
  void aFileOfPointsThatIsNoneIsRefusedInWordsThatATerminalCanShow() throws IOException {
    String[] words = {"decode", model, "--out", root + "/z.png", "--points-file", ""};
    words[5] = root.toString();
    refused(1, "is a folder and not a file of points.", words);
    words[5] = Files.write(root.resolve("bytes"), new byte[] {0, 7, 27, '[', 'H'}).toString();
    refused(2, "“???[H” is not a point", words);
    words[5] = Files.writeString(root.resolve("bom.csv"), "\uFEFFx,y\r\n0.5,1\r\n").toString();
    runs(words);
  }

  @Test
  void wordsThatMakeNoSenseAreToldWithoutThoseOfProgrammers() {
    String npz = root + "/z.npz";
    refused(2, "“x” is not a whole number", "grid", model, "--size", "x", "--out", "z.png");
    refused(2, "“two” is not a number", "grid", model, "--range", "two", "--out", "z.png");
    refused(2, "There is no place for 'more'", "encode", model, "more", "--npz", npz);
    refused(2, "Value for option '--set'", "train", "--set", "encoder", "--keep");
  }

  @Test
  void aProgramForNoPlaceOrLanguageIsRefused() {
    refused(2, "z has 2 numbers", "models", "code", model, "--at", "1");
    refused(2, "“r” is none of pytorch, djl", "models", "code", model, "--language", "r");
    refused(2, "not told a class", "models", "code", model, "--class", "1");
    refused(1, "There is no model “modle”", "models", "code", "modle");
    refused(1, "there is no folder", "models", "code", model, "--out", root + "/gone/x.py");
  }
}
