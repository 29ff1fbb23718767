package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lunula.data.OutputFolders;
import lunula.export.numbers.DecodedPoints;
import lunula.export.picture.PictureSheet;
import lunula.library.StoredMap;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `decode`: pictures of places in a latent space.
@Command(
    name = "decode",
    description = "Decodes places of a model's latent space into pictures.",
    footer = {
      "",
      "Examples:",
      "  lunula decode fashion-mnist-vae --points \"0,0;1.5,-2\" --out strip.png",
      "  lunula decode my-model --points-file places.csv --out pictures --npz pictures.npz"
    })
final class DecodeCommand extends Action {
  private static final Set<String> OTHER_PICTURES =
      Set.of("jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "svg", "pdf", "heic", "avif");

  @Mixin private Decoding decoding = new Decoding();

  @Option(names = "--points", paramLabel = "\"X,Y;X,Y\"", description = "The places.")
  private @Nullable String points;

  @Option(
      names = "--points-file",
      paramLabel = "CSV",
      description = "A file of places, one a line.")
  private @Nullable Path pointsFile;

  @Option(
      names = "--out",
      paramLabel = "DIR|PNG",
      description = "A .png for all side by side, or a folder for one file each.")
  private @Nullable Path out;

  @Option(
      names = "--npz",
      paramLabel = "FILE",
      description = "NumPy archive of points, labels and pixels.")
  private @Nullable Path npz;

  DecodeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    if ((points == null) == (pointsFile == null)) {
      throw wrong("Say which places: --points \"X,Y;X,Y\" or --points-file CSV.");
    }
    if (out == null && npz == null) {
      throw wrong("Say where the pictures go: --out DIR or PNG, or --npz FILE.");
    }
    if (out != null) {
      checkOut(out);
    }
    StoredMap map = decoding.map(surroundings);
    Places places = new Places(map.card().plan().architecture().latentDimensions());
    float[] latents =
        pointsFile == null ? places.parse(String.valueOf(points)) : places.read(pointsFile);
    List<? extends Sample> images = decoding.decode(map, latents);
    if (npz != null) {
      new DecodedPoints(places.dimensions(), latents, decoding.label(), images).writeNpz(npz);
      written(npz, images.size());
    }
    if (out != null) {
      writePictures(out, images);
    }
    return 0;
  }

  /// A picture of another kind would become a folder of that name.
  private void checkOut(Path target) {
    if (OTHER_PICTURES.contains(ending(target))) {
      throw wrong("--out must end in .png, or name a folder for one .png each.");
    }
  }

  private static String ending(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void writePictures(Path target, List<? extends Sample> images) throws IOException {
    if (ending(target).equals("png")) {
      PictureSheet.of(images, images.size(), decoding.scale()).picture().save(target);
    } else {
      writeEach(target, images);
    }
    written(target, images.size());
  }

  private void writeEach(Path folder, List<? extends Sample> images) throws IOException {
    OutputFolders.make(folder);
    for (int i = 0; i < images.size(); i++) {
      PictureSheet.of(images.subList(i, i + 1), 1, decoding.scale())
          .picture()
          .save(folder.resolve("point-%03d.png".formatted(i)));
    }
  }

  private void written(Path file, int count) {
    say("%,d decoded into %s".formatted(count, file));
    tell(new JsonLine().with("file", file.toString()).with("pictures", count));
  }
}
