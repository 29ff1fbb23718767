package lunula.service;

import java.util.List;
import lunula.model.Architecture;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Weights;
import lunula.networks.NativeEngine;
import lunula.networks.Vae;

/// Brings models to life in the native engine. Every method blocks: call them on the exploring
/// thread.
public final class LiveModels {
  /// Starts the engine, which takes up to a few seconds the first time.
  ///
  /// @return its name and version
  /// @throws lunula.networks.EngineUnavailableException if this machine cannot run it; its message
  ///     is for the person
  public String startEngine() {
    return NativeEngine.start();
  }

  /// A live model with the given weights.
  public LiveModel open(Architecture architecture, Weights weights) {
    return new Live(Vae.of(architecture, weights));
  }

  private record Live(Vae vae) implements LiveModel {
    @Override
    public List<GrayImage> decode(float[] latents) {
      return vae.decode(latents);
    }

    @Override
    public Encodings encode(byte[] pixels) {
      return vae.encode(pixels);
    }

    @Override
    public void close() {
      vae.close();
    }
  }
}
