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

  @Option(names = "--out", paramLabel = "DIR|PNG")
  private @Nullable Path out;

  @Option(names = "--npz", paramLabel = "FILE")
  private @Nullable Path npz;

  @Override
  public Integer call() throws IOException {
    if ((points == null) == (pointsFile == null)) {
      throw wrong("cli.decode.points");
    }
    if (out == null && npz == null) {
      throw wrong("cli.decode.out");
    }
    if (out != null && OTHER_PICTURES.contains(ending(out))) {
      // A picture of another kind would become a folder of that name.
      throw wrong("cli.decode.kind");
    }
    StoredMap map = map();
    Places places = new Places(map.test().dimensions());
    float[] latents =
        pointsFile == null ? places.parse(String.valueOf(points)) : places.read(pointsFile);
    List<? extends Sample> images = decode(map, latents);
    if (npz != null) {
      new DecodedPoints(places.dimensions(), latents, label(), images).writeNpz(npz);
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
