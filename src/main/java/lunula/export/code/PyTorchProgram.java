package lunula.export.code;

import java.util.List;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Layer;
import lunula.model.network.Multimodal;
import lunula.model.network.TextConvolutional;

/// The model in PyTorch: one Python file that needs `torch` alone.
public final class PyTorchProgram implements Language.Program {
  private static final String LOADER =
      """
      try:
          from safetensors.torch import load_file
      except ImportError:  # it is not needed

          def load_file(file):
              \"""The tensors of a safetensors file by name, as the package reads them.\"""
              data = bytearray(Path(file).read_bytes())
              start = 8 + int.from_bytes(data[:8], "little")
              tensors = json.loads(data[8:start])
              tensors.pop("__metadata__", None)
              for name, entry in tensors.items():
                  begin, end = entry["data_offsets"]
                  values = torch.frombuffer(data[start + begin : start + end], dtype=torch.float32)
                  tensors[name] = values.reshape(entry["shape"])
              return tensors
      """;

  private static final String SAVER =
      """
      def save_png(file, levels):
          \"""Writes grey levels, 0 to 255, row by row.\"""

          def chunk(kind, data):
              checksum = zlib.crc32(kind + data)
              return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

          height, width = levels.shape
          rows = b"".join(b"\\0" + bytes(row) for row in levels.int().tolist())
          header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
          Path(file).write_bytes(
              b"\\x89PNG\\r\\n\\x1a\\n"
              + chunk(b"IHDR", header)
              + chunk(b"IDAT", zlib.compress(rows))
              + chunk(b"IEND", b"")
          )
      """;

  @Override
  public String fileName() {
    return "decode_it.py";
  }

  @Override
  public String text(Subject subject) {
    return subject.architecture().body() instanceof TextConvolutional
        ? PyTorchTexts.program(subject, LOADER)
        : String.join("\n\n", head(subject), network(subject), LOADER, SAVER, main(subject));
  }

  private static String head(Subject subject) {
    String told =
        subject.conditional()
            ? "CLASS = %d  # what the model is told, 0 to %d\n"
                .formatted(subject.label(), subject.architecture().classes() - 1)
            : "";
    return """
    # Needs: pip install torch safetensors
    # Run:   python decode_it.py   (in its folder; writes decoded.png)
    # %s: rebuilt in PyTorch, one place decoded.
    import json
    import struct
    import zlib
    from pathlib import Path

    import torch
    from torch import nn

    WEIGHTS = Path(%s)  # the model's weights
    Z = [%s]  # the place
    """
            .formatted(
                Literals.comment(subject.model()),
                Literals.quoted(subject.weights().toString()),
                Literals.numbers(subject.z(), "", "    ", ""))
        + told;
  }

  private static String network(Subject subject) {
    StringBuilder text = new StringBuilder("class " + name(subject) + "(nn.Module):\n");
    text.append("    def __init__(self):\n        super().__init__()\n");
    if (subject.encodes()) {
      layers(text, "encoder", subject.architecture().encoder());
    }
    if (subject.variational()) {
      String head =
          "nn.Linear(%d, %d)".formatted(subject.architecture().headInputs(), latents(subject));
      text.append("        self.mean = ").append(head).append('\n');
      text.append("        self.log_variance = ").append(head).append('\n');
    }
    layers(text, subject.decoderName(), subject.architecture().decoder());
    if (!subject.architecture().critic().isEmpty()) {
      layers(text, "critic", subject.architecture().critic());
    }
    if (subject.architecture().body() instanceof Multimodal body) {
      String head =
          "nn.Linear(%d, %d)"
              .formatted(body.descriptionHead(latents(subject)).in(), latents(subject));
      layers(text, "description_encoder", body.descriptionEncoder());
      text.append("        self.description_mean = ").append(head).append('\n');
      text.append("        self.description_log_variance = ").append(head).append('\n');
      layers(text, "description_decoder", body.descriptionDecoder(latents(subject)));
    }
    if (subject.architecture().likelihood().learned()) {
      text.append("        self.log_scale = nn.Parameter(torch.zeros(1))\n");
    }
    return text + (subject.encodes() ? encode(subject) : "") + decode(subject);
  }

  private static String name(Subject subject) {
    return subject.encodes() ? "Autoencoder" : "Generator";
  }

  private static void layers(StringBuilder text, String part, List<Layer> layers) {
    text.append("        self.").append(part).append(" = nn.Sequential(\n");
    layers.forEach(layer -> text.append("            ").append(layer.pyTorch()).append(",\n"));
    text.append("        )\n");
  }

  private static String encode(Subject subject) {
    StringBuilder text = new StringBuilder("\n    def encode(self, x");
    text.append(subject.encoderIsTold() ? ", told):\n" : "):\n");
    text.append(
        "        \"\"\"Pixels in 0..1, shape (batch, %d), to %s.\"\"\"\n"
            .formatted(
                subject.pixels(), subject.variational() ? "mean and log-variance of q(z|x)" : "z"));
    if (subject.architecture().output().signed()) {
      text.append("        x = 2 * x - 1  # the network sees -1..1\n");
    }
    if (subject.toldAtInput()) {
      text.append("        x = torch.cat([x, told], 1)\n");
    }
    List<Integer> input = subject.architecture().encoderInput();
    List<Integer> features = Layer.output(subject.architecture().encoder(), input);
    text.append("        x = self.encoder(x").append(view(input)).append(')');
    text.append(features.size() > 1 ? ".flatten(1)\n" : "\n");
    if (subject.toldAtFeatures()) {
      text.append("        x = torch.cat([x, told], 1)\n");
    }
    if (subject.architecture().body() instanceof Multimodal) {
      text.append("        precision = torch.exp(-self.log_variance(x))  # times the prior's, 1\n");
      text.append("        mean = self.mean(x) * precision / (1 + precision)\n");
      return text.append("        return mean, -torch.log1p(precision)\n").toString();
    }
    return text.append(
            subject.variational()
                ? "        return self.mean(x), self.log_variance(x)\n"
                : "        return x\n")
        .toString();
  }

  private static String decode(Subject subject) {
    StringBuilder text = new StringBuilder("\n    def decode(self, z");
    text.append(subject.conditional() ? ", told):\n" : "):\n");
    text.append(
        "        \"\"\"z, shape (batch, %d), to pixels in 0..1, shape (batch, %d).\"\"\"\n"
            .formatted(latents(subject), subject.pixels()));
    if (subject.conditional()) {
      text.append("        z = torch.cat([z, told], 1)\n");
    }
    List<Integer> input = subject.architecture().decoderInput();
    List<Integer> planes = Layer.output(subject.architecture().decoder(), input);
    text.append("        y = self.")
        .append(subject.decoderName())
        .append("(z")
        .append(view(input))
        .append(')');
    text.append(planes.size() > 1 ? ".flatten(1)\n" : "\n");
    return text + "        return " + pixels(subject.architecture().output()) + "\n";
  }

  private static String view(List<Integer> shape) {
    return shape.size() == 1
        ? ""
        : ".view(-1, %d, %d, %d)".formatted(shape.get(0), shape.get(1), shape.get(2));
  }

  private static String pixels(Output output) {
    return switch (output) {
      case LOGITS -> "torch.sigmoid(y)";
      case SIGMOID, LINEAR -> "y";
      case TANH -> "(y + 1) / 2";
    };
  }

  private static String main(Subject subject) {
    String told =
        subject.conditional()
            ? "    told = nn.functional.one_hot(torch.tensor([CLASS]), %d).float()\n"
                .formatted(subject.architecture().classes())
            : "";
    return """
    model = %s()
    model.load_state_dict(load_file(WEIGHTS))
    with torch.no_grad():
    %s    pixels = model.decode(torch.tensor([Z])%s)[0]
        levels = (255 * pixels.clamp(0, 1)).round()
    %ssave_png("decoded.png", levels.view(%d, %d))
    print("decoded.png%s
    """
        .formatted(
            name(subject),
            told,
            subject.conditional() ? ", told" : "",
            subject.encodes() ? encodedAgain(subject) : "",
            subject.height(),
            subject.width(),
            subject.encodes() ? ", encoded again:\", " + code(subject) + "[0].tolist())" : "\")");
  }

  private static String encodedAgain(Subject subject) {
    return "    %s = model.encode(levels[None] / 255%s)\n"
        .formatted(
            subject.variational() ? "mean, log_variance" : "code",
            subject.encoderIsTold() ? ", told" : "");
  }

  private static String code(Subject subject) {
    return subject.variational() ? "mean" : "code";
  }

  private static int latents(Subject subject) {
    return subject.architecture().latentDimensions();
  }
}
