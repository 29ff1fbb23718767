package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lunula.data.OutputFolders;
import lunula.datasets.DataChoice;
import lunula.export.numbers.DecodedPoints;
import lunula.export.picture.PictureSheet;
import lunula.files.Progress;
import lunula.library.StoredMap;
import lunula.model.CrossEncoder;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.network.Multimodal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `decode`: pictures of places in a latent space.
@Command(name = "decode")
final class DecodeCommand extends Decoding {
  private static final Set<String> OTHER_PICTURES =
      Set.of("jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "svg", "pdf", "heic", "avif");

  @Option(names = "--points", paramLabel = "\"X,Y;X,Y\"")
  private @Nullable String points;

  @Option(names = "--points-file", paramLabel = "CSV")
  private @Nullable Path pointsFile;

  @Option(names = "--given", paramLabel = "NAME=VALUE,…")
  private @Nullable String given;

  @Option(names = "--out", paramLabel = "DIR|PNG")
  private @Nullable Path out;

  @Option(names = "--npz", paramLabel = "FILE")
  private @Nullable Path npz;

  @Override
  public Integer call() throws IOException {
    if (Stream.of(points, pointsFile, given).filter(Objects::nonNull).count() != 1) {
      throw wrong("cli.decode.points");
    }
    if (out != null && OTHER_PICTURES.contains(ending(out))) {
      // A picture of another kind would become a folder of that name.
      throw wrong("cli.decode.kind");
    }
    StoredMap map = map();
    if (out == null && npz == null && !isOfTexts(map)) {
      throw wrong("cli.decode.out");
    }
    Places places = new Places(map.test().dimensions());
    float[] latents =
        given != null
            ? described(map, given)
            : pointsFile == null ? places.parse(String.valueOf(points)) : places.read(pointsFile);
    List<? extends Sample> images = decode(map, latents);
    if (!printed(images)) {
      for (Sample image : images) {
        if (!image.words().isEmpty()) {
          print(image.words());
          tell(JsonLine.of("says", image.words()));
        }
      }
    }
    if (npz != null) {
      new DecodedPoints(places.dimensions(), latents, label(), images).writeNpz(npz, Progress.NONE);
      written(npz, images.size());
    }
    if (out != null) {
      if (ending(out).equals("png")) {
        write(images, out);
      } else {
        OutputFolders.make(out);
        for (int i = 0; i < images.size(); i++) {
          write(images.subList(i, i + 1), out.resolve("point-%03d.png".formatted(i)));
        }
      }
      written(out, images.size());
    }
    return 0;
  }

  /// Where a description lies: the mean of its posterior.
  private float[] described(StoredMap map, String text) throws IOException {
    try (LiveModel live = live(map)) {
      CrossEncoder encoder =
          live.crossEncoder().orElseThrow(() -> wrong("cli.decode.describes", map.card().name()));
      return encoder.encode(null, description(map, text)).means();
    }
  }

  private Description description(StoredMap map, String text) throws IOException {
    List<Property> properties = properties(map);
    Description said = Description.none(properties);
    for (String part : text.split(",", -1)) {
      String[] sides = part.split("=", 2);
      int property =
          properties.stream()
              .map(Property::id)
              .toList()
              .indexOf(sides[0].strip().toLowerCase(Locale.ROOT));
      if (property < 0 || sides.length < 2) {
        throw wrong(
            "cli.decode.property",
            part,
            map.card().name(),
            String.join(", ", properties.stream().map(Property::id).toList()));
      }
      said = said.with(property, properties.get(property).parsed(sides[1]));
    }
    return said;
  }

  /// What can be said, with the classes' names if the images are at hand.
  private List<Property> properties(StoredMap map) throws IOException {
    Multimodal body = (Multimodal) map.card().plan().architecture().body();
    Optional<DataChoice> data = dataSets().choiceOf(map.card());
    return body.description() == Multimodal.Kind.NUMBERS || data.isEmpty()
        ? body.properties()
        : body.properties(load(data.get().id()).classNames());
  }

  private static String ending(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void write(List<? extends Sample> images, Path file) throws IOException {
    PictureSheet.of(images, images.size(), scale()).picture().save(file);
  }

  private void written(Path file, int count) {
    say("cli.decode.written", count, file);
    tell(JsonLine.of("file", file.toString()).with("pictures", count));
  }
}
