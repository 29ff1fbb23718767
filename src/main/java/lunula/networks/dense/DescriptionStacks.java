package lunula.networks.dense;

import java.util.List;
import java.util.function.Function;
import lunula.model.Description;
import lunula.model.network.Multimodal;

/// The layers of a network of two modalities that read and write descriptions.
record DescriptionStacks(Stack encoder, Stack mean, Stack logVariance, Stack decoder, int width) {
  static DescriptionStacks of(Multimodal body, int latents, Function<String, float[]> parameter) {
    int width = Description.width(body.properties());
    return new DescriptionStacks(
        new Stack("description_encoder.", body.descriptionEncoder(), List.of(width), parameter),
        head("description_mean", body, latents, parameter),
        head("description_log_variance", body, latents, parameter),
        new Stack(
            "description_decoder.", body.descriptionDecoder(latents), List.of(latents), parameter),
        width);
  }

  private static Stack head(
      String name, Multimodal body, int latents, Function<String, float[]> parameter) {
    return new Stack(
        body.descriptionHead(latents),
        parameter.apply(name + ".weight"),
        parameter.apply(name + ".bias"));
  }
}
