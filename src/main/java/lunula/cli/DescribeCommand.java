package lunula.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.datasets.DataChoice;
import lunula.describe.BundledWords;
import lunula.describe.MapWords;
import lunula.describe.Place;
import lunula.describe.Place.Neighbour;
import lunula.describe.PlaceWords;
import lunula.files.InvalidValueException;
import lunula.files.JsonField;
import lunula.files.UserMessageException;
import lunula.library.LibraryEntry;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.measure.NearestCodes;
import lunula.measure.Ranking;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.network.Architecture;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.session.SessionFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `describe`: a model's map and a place of it in sentences, as the window says them.
@Command(name = "describe")
final class DescribeCommand extends CliCommand {
  @Parameters(paramLabel = "SESSION|MODEL@POINT", descriptionKey = "lunula.describe.subject")
  private String subject = "";

  @Option(names = "--class", paramLabel = "K")
  private @Nullable Integer label;

  /// What is to be described.
  ///
  /// @param model as the person means it
  /// @param z the code; empty for the middle
  /// @param label as which it is decoded
  private record Subject(Path model, List<Float> z, int label) {}

  @Override
  public Integer call() throws IOException {
    Path session = session();
    Subject meant = session == null ? ofModel() : ofSession(session);
    StoredMap map = new StoredModels().map(meant.model());
    checkClass(map.card().plan().architecture(), label);
    SampleSet samples = samples(map);
    float[] z = new float[meant.z().isEmpty() ? map.test().dimensions() : meant.z().size()];
    for (int i = 0; i < meant.z().size(); i++) {
      z[i] = meant.z().get(i);
    }
    int told = label == null ? meant.label() : label;
    List<String> classNames = samples == null ? List.of() : samples.classNames();
    NearestCodes.Found found = new NearestCodes().find(map.test(), z);
    Architecture network = map.card().plan().architecture();
    List<String> named = BundledWords.classes(classNames);
    var place =
        new Place(
            z,
            neighbours(found.nearest(), samples, named),
            found.reach().far(),
            network.prior().orElse(null),
            network.conditional() ? name(named, told) : "",
            decoded(map, z, told));
    print(new MapWords(map.card(), map.test().count(), classNames).all());
    new PlaceWords(place).sentences().forEach(this::print);
    tell(
        JsonLine.of("model", map.card().name())
            .with("z", listed(z))
            .with("supported", place.isSupported())
            .with(
                "nearest",
                neighbours(found.nearest(), samples, classNames).stream()
                    .map(
                        near ->
                            JsonLine.of("image", near.number())
                                .with("class", near.className())
                                .with("distance", near.distance()))
                    .toList()));
    return 0;
  }

  /// The session's file; null if a model is meant.
  private @Nullable Path session() {
    try {
      Path file = Path.of(subject);
      return SessionFile.isOne(file) && !Files.isDirectory(file) ? file : null;
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private Subject ofSession(Path path) throws IOException {
    var file = new SessionFile(path);
    Session session = file.read();
    Session.Model wanted = session.model();
    Path folder =
        new ModelChecksums()
            .find(wanted, models().library().list().entries())
            .map(LibraryEntry::folder)
            .orElseThrow(() -> new UserMessageException("cli.session.model", wanted.name()));
    JsonField place = new JsonField("", session.parts()).at("place");
    try {
      List<Float> z = place.at("z").isGiven() ? place.at("z").code() : List.of();
      return new Subject(folder, z, told(place.at("label")));
    } catch (InvalidValueException broken) {
      throw file.broken(broken);
    }
  }

  private static int told(JsonField field) {
    return field.isGiven() ? field.whole() : 0;
  }

  private Subject ofModel() throws IOException {
    int at = subject.lastIndexOf('@');
    Path folder = models().folder(at < 0 ? subject : subject.substring(0, at));
    StoredMap map = new StoredModels().map(folder);
    var places = new Places(map.test().dimensions());
    float[] z = at < 0 ? new float[0] : places.one(subject.substring(at + 1), map.test());
    return new Subject(folder, listed(z), 0);
  }

  private static List<Float> listed(float[] z) {
    return IntStream.range(0, z.length).mapToObj(i -> z[i]).toList();
  }

  /// What lies behind the points, if it is at hand: the test samples.
  private @Nullable SampleSet samples(StoredMap map) throws IOException {
    if (map.samples() != null || map.test().count() == 0) {
      return map.samples();
    }
    Optional<DataChoice> choice = dataSets().choiceOf(map.card());
    if (choice.isEmpty()) {
      return null;
    }
    DataSet data = load(choice.get().id());
    LabelledImages test = data.test();
    return data.checksum().equals(map.card().dataChecksum()) ? test : null;
  }

  /// @param names of the classes
  private static List<Neighbour> neighbours(
      Ranking nearest, @Nullable SampleSet samples, List<String> names) {
    List<Neighbour> near = new ArrayList<>();
    for (int rank = 0; rank < nearest.size(); rank++) {
      int image = nearest.image(rank);
      String name =
          samples == null || image >= samples.count() || names.isEmpty()
              ? ""
              : name(names, samples.label(image));
      near.add(new Neighbour(name, image, false, nearest.score(rank)));
    }
    return near;
  }

  private static String name(List<String> names, int label) {
    return label < names.size() ? names.get(label) : String.valueOf(label);
  }

  private static @Nullable Sample decoded(StoredMap map, float[] z, int told) {
    try (LiveModel live = new StoredModels().live(map)) {
      return live.takes(z.length) ? live.ofNearestClass(told).decodeOne(z) : null;
    }
  }
}
