package lunula.export.film;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Size;

/// Writes a film as MP4 with one track of H.264.
final class Mp4Sink implements FrameSink {
  private final H264Frames frames;
  private final int framesPerSecond;
  private final UndatedMuxer muxer;
  private final MuxerTrack track;
  private int count;

  /// @param channel left open
  Mp4Sink(FileChannel channel, Film film) throws IOException {
    frames = new H264Frames(film);
    framesPerSecond = film.plan().framesPerSecond();
    muxer = new UndatedMuxer(new FileChannelWrapper(channel));
    Size size = new Size(film.width(), film.height());
    track =
        muxer.addVideoTrack(
            Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420));
  }

  @Override
  public void add(int[] rgb) throws IOException {
    EncodedFrame coded = frames.code(rgb);
    // The muxer keeps a second's worth before it writes it.
    ByteBuffer data = ByteBuffer.allocate(coded.getData().remaining());
    data.put(coded.getData()).flip();
    FrameType type = coded.isKeyFrame() ? FrameType.KEY : FrameType.INTER;
    track.addFrame(Packet.createPacket(data, count, framesPerSecond, 1, count, type, null));
    count++;
  }

  @Override
  public void finish() throws IOException {
    muxer.finish();
  }
}
