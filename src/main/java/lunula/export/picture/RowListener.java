package lunula.export.picture;

import java.util.function.IntConsumer;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;

/// Hears of the rows of a picture that one of Java's writers writes, and may end it by throwing.
///
/// @param heard is given the percent of the rows that are written
public record RowListener(IntConsumer heard) implements IIOWriteProgressListener {
  @Override
  public void imageStarted(ImageWriter source, int index) {
    heard.accept(0);
  }

  @Override
  public void imageProgress(ImageWriter source, float percent) {
    heard.accept(Math.round(percent));
  }

  @Override
  public void imageComplete(ImageWriter source) {}

  @Override
  public void thumbnailStarted(ImageWriter source, int image, int thumbnail) {}

  @Override
  public void thumbnailProgress(ImageWriter source, float percent) {}

  @Override
  public void thumbnailComplete(ImageWriter source) {}

  @Override
  public void writeAborted(ImageWriter source) {}
}
