package lunula.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lunula.files.AppFolders;
import lunula.library.CheckpointStore;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.session.ModelChecksums;
import lunula.session.PreferenceValues;
import lunula.session.PreferencesFile;
import lunula.session.RunningSession;
import lunula.session.Session;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import lunula.session.Sessions;
import lunula.testkit.SampleFiles;
import lunula.testkit.SampleModels;
import lunula.testkit.SampleRuns;

/// Everything that Lunula writes, small: what is kept in one's own folders, and every kind of
/// export. Each is written by the terminal's command where there is one.
final class Savings {
  /// What every export is made of, one of two contents each time.
  static final List<String> MODELS = List.of("first", "second");

  private final Sandbox sandbox;
  private final Path models;
  private final Path exports;

  /// @param sandbox where one's own things lie
  /// @param models a folder of the two models and the archive that [#prepare] makes
  /// @param exports where files are written to that a person asks for
  Savings(Sandbox sandbox, Path models, Path exports) {
    this.sandbox = sandbox;
    this.models = models;
    this.exports = exports;
  }

  /// Something that is written.
  ///
  /// @param name what it is
  /// @param place the file that is written, or the folder of one's own things
  /// @param writing writes one of two contents
  record Saving(String name, Path place, Writing writing) {
    /// @throws IOException with a sentence for the person
    void write(int version) throws IOException {
      writing.write(version);
    }
  }

  interface Writing {
    void write(int version) throws IOException;
  }

  /// Trains two models and packs one.
  void prepare() throws IOException {
    for (String model : MODELS) {
      Path trained = sandbox.tinyModel(model, "--seed", model.equals("first") ? "1" : "2");
      if (!trained.equals(models.resolve(model))) {
        throw new IOException(trained.toString());
      }
    }
    sandbox.tinyModel("gift", "--seed", "3");
    run("models", "export", models.resolve("gift").toString(), "--out", gift().toString());
    Map<String, byte[]> images = new LinkedHashMap<>();
    try (var files = Files.list(models.resolve("tiny"))) {
      for (Path file : files.toList()) {
        images.put("tiny/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    SampleFiles.zip(archive(), images);
  }

  /// Images that are unpacked before they are read.
  Path archive() {
    return models.resolve("tiny.zip");
  }

  private Path gift() {
    return models.resolve("gift.lunula-model");
  }

  private String model(int version) {
    return models.resolve(MODELS.get(version % 2)).toString();
  }

  private void run(String... words) throws IOException {
    if (sandbox.run(words) != 0) {
      throw new IOException(sandbox.err());
    }
  }

  ModelLibrary library() {
    AppFolders folders = sandbox.folders;
    return new ModelLibrary(folders.bundledModels(), folders.ownModels(), null, new StoredModels());
  }

  /// What lies in one's own folders.
  List<Saving> own() {
    Path home = sandbox.folders.home();
    return List.of(
        new Saving(
            "keep a model", home, version -> library().keep(SampleModels.tiny("Kept"), "Kept")),
        new Saving("change a card", home, this::rename),
        new Saving("import a model", home, version -> run("models", "import", gift().toString())),
        new Saving("train and keep", home, this::train),
        new Saving("delete models", home, this::deleteModels),
        new Saving(
            "import images",
            home,
            version -> run("data", "import", models.resolve("tiny").toString(), "--name", "Mine")),
        new Saving(
            "import an archive of images",
            home,
            version -> run("data", "import", archive().toString(), "--name", "Unpacked")),
        new Saving(
            "draw moons",
            home,
            version ->
                run(
                    "data", "moons", "--keep", "--name", "Moons", "--train", "12", "--test", "10",
                    "--side", "16")),
        new Saving("delete images", home, this::deleteImages),
        new Saving(
            "settings",
            home,
            version ->
                new PreferencesFile(sandbox.folders.settings())
                    .write(PreferenceValues.NONE.with("theme", theme(version)))),
        new Saving(
            "note of a session",
            home,
            version ->
                new RunningSession(sandbox.folders.running())
                    .write(new RunningSession.Note(session(version), null))),
        new Saving("state of a run", home, version -> checkpoints()));
  }

  static String theme(int version) {
    return version % 2 == 0 ? "light" : "dark";
  }

  static Session session(int version) {
    return version % 2 == 0 ? Sessions.full() : Sessions.small();
  }

  private void rename(int version) throws IOException {
    for (LibraryEntry entry : library().entries()) {
      library().rename(entry, "Kept " + version % 2);
      return;
    }
  }

  private void train(int version) throws IOException {
    run(
        "train",
        "--data",
        models.resolve("tiny").toString(),
        "--set",
        "encoder=8",
        "--set",
        "decoder=8",
        "--batch",
        "20",
        "--epochs",
        "2",
        "--keep",
        "--name",
        "Trained");
  }

  private void deleteModels(int version) throws IOException {
    List<LibraryEntry> entries = library().entries();
    for (LibraryEntry entry : entries.subList(0, Math.max(0, entries.size() - 2))) {
      library().delete(entry);
    }
  }

  private void deleteImages(int version) throws IOException {
    if (Files.isDirectory(sandbox.folders.ownData())) {
      try (var folders = Files.list(sandbox.folders.ownData())) {
        for (Path folder : folders.filter(each -> !isHidden(each)).toList()) {
          run("data", "delete", folder.getFileName().toString(), "--yes");
        }
      }
    }
  }

  static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private void checkpoints() {
    try (var store = new CheckpointStore(sandbox.folders.checkpoints(), Duration.ZERO);
        CheckpointStore.Run run = store.begin("tiny", null)) {
      run.keep(SampleRuns.cutOff(SampleModels.tiny("Any")));
      run.keep(SampleRuns.cutOff(SampleModels.tiny("Any")));
    }
  }

  /// What a person exports.
  List<Saving> exports() {
    return List.of(
        export("codes.csv", (file, version) -> run(encode(version, "--csv", file))),
        export("codes.npz", (file, version) -> run(encode(version, "--npz", file))),
        export(
            "decoded.npz",
            (file, version) -> run("decode", model(version), "--points", "0,0;1,1", "--npz", file)),
        export(
            "grid.png",
            (file, version) -> run("grid", model(version), "--out", file, "--size", "3")),
        export("way.gif", this::film),
        export("way.mp4", this::film),
        export("way.png", this::film),
        export(
            "decode.py", (file, version) -> run("models", "code", model(version), "--out", file)),
        export(
            "sent.lunula-model",
            (file, version) -> run("models", "export", model(version), "--out", file)),
        export(
            "lesson.lunula",
            (file, version) -> new SessionFile(Path.of(file)).write(session(version))),
        export("lesson.lunula-bundle", this::bundle));
  }

  private interface Export {
    void write(String file, int version) throws IOException;
  }

  private Saving export(String name, Export export) {
    Path file = exports.resolve(name);
    return new Saving(name, file, version -> export.write(file.toString(), version));
  }

  private String[] encode(int version, String option, String file) {
    String images = models.resolve("tiny").toString();
    return new String[] {"encode", model(version), "--data", images, option, file};
  }

  private void film(String file, int version) throws IOException {
    run(
        "interpolate",
        model(version),
        "--from",
        "0,0",
        "--to",
        "1,1",
        "--out",
        file,
        "--frames",
        "3");
  }

  private void bundle(String file, int version) throws IOException {
    Path folder = Path.of(model(version));
    Session.Model named = new ModelChecksums().model(folder, ModelFolder.readCard(folder));
    Session session = new Session(Sessions.full().saved(), named, new JsonObject());
    new SessionBundle(Path.of(file)).write(session, Map.of(named.checksum(), folder));
  }
}
