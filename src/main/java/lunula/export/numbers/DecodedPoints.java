package lunula.export.numbers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.Progress;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.model.TextSample;

/// Places in a latent space and what was decoded there, as a file for other programs.
///
/// @param dimensions size of z
/// @param points row-major, shape (count, dimensions); shared, nobody writes to it
/// @param label the class that the decoder was told, 0 if none
/// @param images one a point, all of one size; at least one
public record DecodedPoints(
    int dimensions, float[] points, int label, List<? extends Sample> images) {
  private static final int PACE = 1 << 13;

  public DecodedPoints {
    images = List.copyOf(images);
    if (images.isEmpty() || points.length != images.size() * dimensions) {
      throw new IllegalArgumentException(
          points.length + " numbers are not the places of " + images.size() + " images");
    }
  }

  /// Writes a NumPy archive: `points`, float32 of shape (count, dimensions), `labels`, int32 of
  /// shape (count), and of pictures `pixels`, float32 of shape (count, height, width), as the
  /// decoder gave them: 0 black to 1 white. Of texts `characters`, int32 of shape (count, places,
  /// candidates), the likeliest of each place as code points, 0 for padding, and their
  /// `probabilities`, float32 of the same shape. Whole or not at all; blocking.
  ///
  /// @param progress hears of the numbers that are written, now and then, and may cancel
  /// @throws NoPictureException if they are neither, with a sentence for the person
  /// @throws FileWriteException if it could not be written; then an older file is as it was
  /// @throws java.util.concurrent.CancellationException if it was cancelled; likewise
  public void writeNpz(Path file, Progress progress) throws FileWriteException {
    Arrays decoded = images.getFirst() instanceof TextSample ? texts() : pictures(progress);
    AtomicWriter.writeChannel(
        file,
        channel -> {
          NumpyArchive archive = new NumpyArchive(channel);
          archive.floats("points", i -> points[i], images.size(), dimensions);
          archive.integers("labels", i -> label, images.size());
          decoded.writeTo(archive);
          archive.finish();
        });
  }

  private interface Arrays {
    void writeTo(NumpyArchive archive) throws IOException;
  }

  private Arrays pictures(Progress progress) {
    GrayImage first = images.getFirst().image();
    int size = first.width() * first.height();
    List<float[]> pixels = Sample.images(images).stream().map(GrayImage::pixels).toList();
    return archive ->
        archive.floats(
            "pixels",
            i -> {
              if (i % PACE == 0) {
                progress.report(i, (long) size * pixels.size());
              }
              return pixels.get(i / size)[i % size];
            },
            images.size(),
            first.height(),
            first.width());
  }

  private Arrays texts() {
    List<TextSample.Candidate> candidates =
        images.stream()
            .flatMap(image -> ((TextSample) image).places().stream())
            .flatMap(place -> place.candidates().stream())
            .toList();
    int places = ((TextSample) images.getFirst()).places().size();
    int each = candidates.size() / (images.size() * places);
    return archive -> {
      archive.integers(
          "characters", i -> candidates.get(i).codePoint(), images.size(), places, each);
      archive.floats(
          "probabilities", i -> candidates.get(i).probability(), images.size(), places, each);
    };
  }
}
