package lunula.export.picture;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Hears how a drawing is written, and may end that by throwing.
@FunctionalInterface
interface MarkListener {
  /// Segments of a path between two looks.
  int SEGMENTS = 1 << 10;

  /// Before every mark.
  void before();

  /// Now and then within a mark that takes long, and while the file is written.
  default void within() {
    before();
  }

  /// The same shape, which tells of its long path while somebody walks along it. Other shapes than
  /// paths are short, and are drawn by what they are.
  default Shape watched(Shape shape) {
    return shape instanceof Path2D path ? new WatchedPath(path, this) : shape;
  }

  /// The same stream, which tells of what is written to it.
  default OutputStream watched(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        within();
        out.write(bytes, from, count);
      }
    };
  }

  /// A path that tells of its segments.
  record WatchedPath(Path2D path, MarkListener listener) implements Shape {
    @Override
    public PathIterator getPathIterator(AffineTransform place) {
      return new WatchedSegments(path.getPathIterator(place), listener);
    }

    @Override
    public PathIterator getPathIterator(AffineTransform place, double flatness) {
      return new WatchedSegments(path.getPathIterator(place, flatness), listener);
    }

    @Override
    public Rectangle getBounds() {
      return path.getBounds();
    }

    @Override
    public Rectangle2D getBounds2D() {
      return path.getBounds2D();
    }

    @Override
    public boolean contains(double x, double y) {
      return path.contains(x, y);
    }

    @Override
    public boolean contains(Point2D point) {
      return path.contains(point);
    }

    @Override
    public boolean contains(double x, double y, double width, double height) {
      return path.contains(x, y, width, height);
    }

    @Override
    public boolean contains(Rectangle2D area) {
      return path.contains(area);
    }

    @Override
    public boolean intersects(double x, double y, double width, double height) {
      return path.intersects(x, y, width, height);
    }

    @Override
    public boolean intersects(Rectangle2D area) {
      return path.intersects(area);
    }
  }

  /// Its segments, one after another.
  final class WatchedSegments implements PathIterator {
    private final PathIterator segments;
    private final MarkListener listener;
    private int passed;

    WatchedSegments(PathIterator segments, MarkListener listener) {
      this.segments = segments;
      this.listener = listener;
    }

    @Override
    public int getWindingRule() {
      return segments.getWindingRule();
    }

    @Override
    public boolean isDone() {
      return segments.isDone();
    }

    @Override
    public void next() {
      if (++passed % SEGMENTS == 0) {
        listener.within();
      }
      segments.next();
    }

    @Override
    public int currentSegment(float[] at) {
      return segments.currentSegment(at);
    }

    @Override
    public int currentSegment(double[] at) {
      return segments.currentSegment(at);
    }
  }
}
