package lunula.export.code;

import java.util.List;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.TextConvolutional;

/// A model of texts in PyTorch: prints the text that is decoded at the place, and where that lies.
final class PyTorchTexts {
  private PyTorchTexts() {}

  /// @param reader defines `load_file`
  static String program(Subject subject, String reader) {
    Architecture network = subject.architecture();
    TextConvolutional body = (TextConvolutional) network.body();
    return head(subject, body.alphabet())
        + "\n\n"
        + layers(subject)
        + "\n\n"
        + reader
        + "\n\n"
        + main(network.variational(), body.normalisesMeans());
  }

  private static String head(Subject subject, String alphabet) {
    return """
    # Needs: pip install torch safetensors
    # Run:   python decode_it.py   (in its folder)
    # %s: rebuilt in PyTorch, one place decoded.
    import json
    from pathlib import Path

    import torch
    from torch import nn

    WEIGHTS = Path(%s)  # the model's weights
    Z = [%s]  # the place
    ALPHABET = %s
    """
        .formatted(
            Literals.comment(subject.model()),
            Literals.quoted(subject.weights().toString()),
            Literals.numbers(subject.z(), "", "    ", ""),
            Literals.quoted(alphabet));
  }

  private static String layers(Subject subject) {
    Architecture network = subject.architecture();
    StringBuilder text =
        new StringBuilder(
            """
            class GatedConvolution(nn.Conv1d):
                # x + a sigmoid(b) along the places; (batch, places, width) in and out.

                def __init__(self, width, kernel):
                    super().__init__(width, 2 * width, kernel, padding=kernel // 2)

                def forward(self, x):
                    a, b = super().forward(x.transpose(1, 2)).chunk(2, 1)
                    return x + (a * torch.sigmoid(b)).transpose(1, 2)


            class Autoencoder(nn.Module):
                def __init__(self):
                    super().__init__()
            """);
    part(text, "encoder", network.encoder());
    if (network.variational()) {
      String head = "nn.Linear(%d, %d)".formatted(network.headInputs(), network.latentDimensions());
      text.append("        self.mean = ").append(head).append('\n');
      text.append("        self.log_variance = ").append(head).append('\n');
    }
    boolean normalised = network.body().normalisesMeans();
    if (normalised) {
      Layer norm = new Layer.Normalised(network.latentDimensions());
      text.append("        self.mean_norm = ").append(norm.pyTorch()).append('\n');
    }
    part(text, "decoder", network.decoder());
    text.append(
        """

            def encode(self, x):
                # Numbers of characters, shape (batch, places), to %s.
                x = self.encoder(x).flatten(1)
        """
            .formatted(network.variational() ? "mean and log-variance of q(z|x)" : "z"));
    if (!network.variational()) {
      text.append("        return x\n");
    } else if (normalised) {
      text.append("        mean = %s * self.mean_norm(self.mean(x))\n".formatted(scale(network)));
      text.append("        return mean, self.log_variance(x)\n");
    } else {
      text.append("        return self.mean(x), self.log_variance(x)\n");
    }
    return text
        + """

            def decode(self, z):
                # z, shape (batch, %d), to probabilities, shape (batch, places, characters).
                return self.decoder(z).softmax(2)
        """
            .formatted(network.latentDimensions());
  }

  private static double scale(Architecture network) {
    return ((TextConvolutional) network.body()).meanScale() / 100.0;
  }

  private static void part(StringBuilder text, String name, List<Layer> layers) {
    text.append("        self.").append(name).append(" = nn.Sequential(\n");
    layers.forEach(layer -> text.append("            ").append(layer.pyTorch()).append(",\n"));
    text.append("        )\n");
  }

  private static String main(boolean variational, boolean normalised) {
    return """
    model = Autoencoder()
    model.load_state_dict(load_file(WEIGHTS)%s)
    model.eval()
    with torch.no_grad():
        probabilities = model.decode(torch.tensor([Z]))[0]
        numbers = probabilities.argmax(1)
        %s = model.encode(numbers[None])
    print(*(ALPHABET[number] for number in numbers.tolist()), sep="")
    print(%s[0].tolist())  # encoded again
    """
        .formatted(
            normalised ? ", strict=False" : "", // a count of batches that nothing needs
            variational ? "mean, log_variance" : "code",
            variational ? "mean" : "code");
  }
}
