package lunula.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.IdxWriter;
import lunula.files.AppFolders;
import picocli.CommandLine;

/// Lunula in a folder of its own, with a tiny data set, and all it prints caught.
final class Sandbox {
  final Path root;
  final AppFolders folders;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String answers = "";
  private boolean watched;

  Sandbox(Path root) throws IOException {
    this.root = root;
    folders =
        new AppFolders(
            Files.createDirectories(root.resolve("app")),
            root.resolve("home"),
            root.resolve("cache"));
  }

  /// 60 training and 20 test images of 8 × 8 in two classes, as IDX files.
  Path tinyData() throws IOException {
    Path folder = root.resolve("tiny");
    DataSet data = DataSet.of("tiny", "Tiny", images(60, 1), images(20, 2), "");
    IdxWriter.writeAll(folder, data);
    return folder;
  }

  private static LabelledImages images(int count, long seed) {
    byte[] pixels = new byte[count * 64];
    byte[] labels = new byte[count];
    new Random(seed).nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 2);
    }
    return new LabelledImages(8, 8, pixels, labels, List.of("0", "1"));
  }

  /// A trained model's folder.
  Path tinyModel(String name, String... more) throws IOException {
    Path folder = root.resolve(name);
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--data",
                tinyData().toString(),
                "--set",
                "encoder=8",
                "--set",
                "decoder=8",
                "--batch",
                "20",
                "--name",
                name,
                "--out",
                folder.toString()));
    words.addAll(List.of(more));
    if (!words.contains("--epochs")) {
      words.addAll(List.of("--epochs", "1"));
    }
    if (run(words.toArray(String[]::new)) != 0) {
      throw new IOException(err.toString());
    }
    return folder;
  }

  /// What a person will type at questions.
  Sandbox answering(String lines) {
    answers = lines;
    return this;
  }

  /// As on a terminal from now on.
  Sandbox watched() {
    watched = true;
    return this;
  }

  int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Terminal.run(surroundings(), arguments);
  }

  /// All commands, none of them run.
  CommandLine commands() {
    return Terminal.commands(surroundings());
  }

  private Surroundings surroundings() {
    return new Surroundings(
        new BufferedReader(new StringReader(answers)),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        watched,
        folders,
        wanted -> {});
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /// Every line of the output as JSON.
  List<JsonObject> json() {
    return out.toString()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }
}
