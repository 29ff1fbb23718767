package lunula.model.network;

import java.util.List;
import java.util.function.Function;

/// The bodies of autoencoders: a new one is a class and a line here.
public final class Bodies {
  /// The network that is usual.
  public static final Body USUAL = Mlp.mirrored(Activation.RELU, 512);

  /// Every kind of network there is.
  public static final List<Kind> KINDS =
      List.of(
          new Kind("mlp", Mlp.DEFAULTS, Mlp::new),
          new Kind("convolutional", Convolutional.DEFAULTS, Convolutional::new),
          new Kind("article-convolutional", NetworkSettings.NONE, ArticleConvolutional::new),
          new Kind("anchors", Anchors.DEFAULTS, Anchors::new),
          new Kind("layers", Layered.DEFAULTS, Layered::new));

  /// A kind of network.
  ///
  /// @param id in `config.json` and on the command line
  /// @param defaults every setting it has, with a sensible value
  /// @param make makes one; refuses wrong settings with an [IllegalArgumentException]
  public record Kind(String id, NetworkSettings defaults, Function<NetworkSettings, Body> make) {}

  private Bodies() {}
}
