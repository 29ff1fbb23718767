package lunula.export.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lunula.files.AtomicWriter;

/// A program as a file, with the weights that it reads beside it: both can be moved to anywhere.
///
/// @param program writes it
/// @param subject what it is about; its weights are the name that they should have beside it
/// @param weights the model's own file; only read
public record ProgramFile(Language.Program program, Subject subject, Path weights) {
  private static final String WEIGHTS = "model.safetensors";
  private static final String ENDING = ".safetensors";

  /// The program for a model in a folder.
  ///
  /// @param subject of any weights
  public static ProgramFile of(Language language, Subject subject, Path folder) {
    String name = folder.toAbsolutePath().normalize().getFileName() + ENDING;
    return new ProgramFile(
        language.program(), subject.withWeights(Path.of(name)), folder.resolve(WEIGHTS));
  }

  /// The program as it is saved where no other file is in the way of the weights.
  public String text() {
    return program.text(subject);
  }

  /// Writes both files. The same weights that are there already stay; others are not replaced: then
  /// these get another name, which the program knows.
  ///
  /// @param file where the program is to be
  /// @return where the weights are
  /// @throws IOException with a sentence for the person; then no program was written
  public Path write(Path file) throws IOException {
    Path beside = beside(file.toAbsolutePath());
    boolean there = Files.exists(beside);
    if (!there) {
      AtomicWriter.write(beside, out -> Files.copy(weights, out));
    }
    String text = program.text(subject.withWeights(Path.of(beside.getFileName().toString())));
    try {
      AtomicWriter.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      if (!there) {
        Files.deleteIfExists(beside);
      }
      throw failure;
    }
    return beside;
  }

  private Path beside(Path file) throws IOException {
    String name = subject.weights().toString();
    String bare = name.substring(0, name.length() - ENDING.length());
    for (int number = 1; ; number++) {
      Path candidate = file.resolveSibling(number == 1 ? name : bare + "-" + number + ENDING);
      boolean taken = Files.exists(candidate);
      if (!taken || (Files.isRegularFile(candidate) && Files.mismatch(candidate, weights) < 0)) {
        return candidate;
      }
    }
  }
}
