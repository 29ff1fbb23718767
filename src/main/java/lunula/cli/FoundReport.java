package lunula.cli;

import java.util.List;
import java.util.stream.Collectors;
import lunula.cli.CliCommand.JsonLine;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.library.FoundModel;
import lunula.library.FoundModel.Choice;
import lunula.library.FoundModel.FoundTensor;
import lunula.library.FoundModel.Geometry;
import lunula.model.ImageSize;
import lunula.model.network.Architecture;
import org.jspecify.annotations.Nullable;

/// Tells what was found in a network without a card, and what it is taken for.
///
/// @param found what was found
/// @param command speaks
record FoundReport(FoundModel found, CliCommand command) {
  /// Every tensor with its shape and role.
  void tensors() {
    command.say("cli.found.tensors", found.name(), found.tensors().size());
    int width = found.tensors().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    int room = found.tensors().stream().mapToInt(each -> shape(each).length()).max().orElse(0);
    for (FoundTensor tensor : found.tensors()) {
      command.print(
          "  %s  %s  %s"
              .formatted(
                  Words.padded(tensor.name(), width),
                  Words.padded(shape(tensor), room),
                  role(tensor)));
    }
    if (!found.folded().isEmpty()) {
      command.say("cli.foreign.folded", String.join(", ", found.folded()));
    }
  }

  private static String shape(FoundTensor tensor) {
    return tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  private static String role(FoundTensor tensor) {
    String key = "cli.found.role." + Words.of(tensor.role());
    return CliCommand.words(key);
  }

  /// The data sets that it may belong to.
  void fitting(List<DataChoice> fitting) {
    if (fitting.isEmpty()) {
      command.say("cli.found.fitting.none", found.images());
    } else {
      command.say("cli.found.fitting", found.images(), ids(fitting));
    }
  }

  private static String ids(List<DataChoice> choices) {
    return choices.stream().map(DataChoice::id).collect(Collectors.joining(", "));
  }

  /// What nothing in the file tells, as it is decided.
  void choice(Choice choice, DataSet images) {
    Architecture network = network(choice, images);
    command.say(
        "cli.found.network",
        network.summary(),
        network.latentDimensions(),
        Words.of(network.code()),
        images.name());
    List<Geometry> geometries = found.geometries(network.image());
    if (geometries.size() > 1) {
      command.say("cli.found.layers");
      for (int i = 0; i < geometries.size(); i++) {
        Geometry geometry = geometries.get(i);
        String mark = geometry.equals(choice.geometry()) ? "→" : " ";
        command.print("%s %2d  %s".formatted(mark, i + 1, geometry.encoder()));
        command.print("      %s".formatted(geometry.decoder()));
      }
    }
    if (found.asks()) {
      command.say("cli.found.choice", Words.of(choice.activation()), Words.of(choice.output()));
    }
  }

  private Architecture network(Choice choice, DataSet images) {
    return found.model(new ImageSize(images.width(), images.height()), choice).architecture();
  }

  /// Whether the person agrees.
  String question(Choice choice, String set) {
    String mean = found.means().isEmpty() ? "" : found.means().getFirst();
    return CliCommand.words(
        mean.isEmpty() ? "cli.found.confirm.plain" : "cli.found.confirm",
        Words.of(choice.activation()),
        Words.of(choice.output()),
        set,
        mean);
  }

  /// The same for machines.
  ///
  /// @param choice null where no images are decided on
  /// @param images null likewise
  void json(List<DataChoice> fitting, @Nullable Choice choice, @Nullable DataSet images) {
    JsonLine line =
        JsonLine.of("name", found.name())
            .with(
                "tensors",
                found.tensors().stream()
                    .map(
                        tensor ->
                            JsonLine.of("name", tensor.name())
                                .with("shape", tensor.shape())
                                .with("role", Words.of(tensor.role()))
                                .with("leftOut", tensor.role().leftOut()))
                    .toList())
            .with("folded", found.folded())
            .with("means", found.means())
            .with("classes", found.classes())
            .with("dataSets", fitting.stream().map(DataChoice::id).toList());
    if (choice != null && images != null) {
      Architecture network = network(choice, images);
      line.with("data", images.name())
          .with("network", network.summary())
          .with("latent", network.latentDimensions())
          .with("code", Words.of(network.code()))
          .with("activation", Words.of(choice.activation()))
          .with("output", Words.of(choice.output()));
      if (!choice.geometry().equals(Geometry.WIDTHS)) {
        line.with("encoderLayers", choice.geometry().encoder())
            .with("decoderLayers", choice.geometry().decoder())
            .with("layers", found.geometries(network.image()).indexOf(choice.geometry()) + 1);
      }
    }
    command.tell(line);
  }
}
