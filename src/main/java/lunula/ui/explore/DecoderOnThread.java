package lunula.ui.explore;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import lunula.model.Decoder;
import lunula.model.Sample;

/// A decoder that another thread may ask: the pictures are made on the thread that is there for it,
/// while the one who asks waits.
///
/// @param live asked on `thread` only
/// @param thread never the one that asks
public record DecoderOnThread(Decoder live, Executor thread) implements Decoder {
  @Override
  public List<? extends Sample> decode(float[] latents) {
    try {
      return CompletableFuture.supplyAsync(() -> live.decode(latents), thread).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException reason ? reason : failure;
    }
  }
}
