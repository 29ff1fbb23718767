package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.Descriptions;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.data.SourceNames;
import lunula.export.numbers.EncodingsTable;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.CrossEncoder;
import lunula.model.EncodedText;
import lunula.model.Encodings;
import lunula.model.LiveModel;
import lunula.model.NoEncoderException;
import lunula.model.network.Architecture;
import lunula.model.network.TextConvolutional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `encode`: writes where images lie in a model's latent space.
@Command(name = "encode")
final class EncodeCommand extends CliCommand {
  /// Which of a data set's images.
  enum Part {
    TRAIN,
    TEST,
    /// Test images first.
    ALL
  }

  /// From what an image's place is told.
  enum Source {
    PICTURE,
    DESCRIPTION,
    BOTH
  }

  @Mixin private ModelImages model = new ModelImages();

  @Option(names = "--part", paramLabel = "PART")
  private Part part = Part.TEST;

  @Option(names = "--from", paramLabel = "SOURCE")
  private Source from = Source.PICTURE;

  @Option(names = "--npz", paramLabel = "FILE")
  private @Nullable Path npz;

  @Option(names = "--csv", paramLabel = "FILE")
  private @Nullable Path csv;

  @Option(names = "--names")
  private boolean names;

  @Option(names = "--text", paramLabel = "TEXT")
  private @Nullable String text;

  @Override
  public Integer call() throws IOException {
    if (text != null) {
      return encodeText(text);
    }
    if (npz == null && csv == null) {
      throw wrong("cli.encode.out");
    }
    StoredModels models = new StoredModels();
    StoredMap map = models.map(model.folder(this));
    DataSet data = model.load(this, map.card());
    LabelledImages chosen = chosen(data);
    byte[] labels = chosen.allLabels();
    try (LiveModel live = models.live(map)) {
      Encodings encodings =
          from == Source.PICTURE
              ? live.encoder()
                  .orElseThrow(NoEncoderException::new)
                  .encode(chosen.allPixels(), labels)
              : described(map, live, chosen);
      EncodingsTable table = new EncodingsTable(encodings, labels);
      if (npz != null) {
        table.writeNpz(npz);
        written(npz, encodings.count());
      }
      if (csv != null) {
        table.writeCsv(
            csv,
            names ? chosen.classNames() : List.of(),
            names ? chosen.sources() : SourceNames.none(labels.length),
            texts(data));
        written(csv, encodings.count());
      }
    }
    return 0;
  }

  private Encodings described(StoredMap map, LiveModel live, LabelledImages chosen) {
    CrossEncoder model =
        live.crossEncoder().orElseThrow(() -> wrong("cli.decode.describes", map.card().name()));
    if (!Descriptions.known(chosen, model.properties())) {
      throw wrong("cli.encode.described", map.card().name());
    }
    return model.encodeAll(
        from == Source.BOTH ? chosen.unitPixels() : null,
        Descriptions.codes(chosen, model.properties()));
  }

  /// Where a person's own text lies, what comes back, and what that costs.
  private int encodeText(String words) throws IOException {
    StoredModels models = new StoredModels();
    StoredMap map = models.map(model.folder(this));
    String name = map.card().name();
    Architecture network = map.card().plan().architecture();
    if (!(network.body() instanceof TextConvolutional)) {
      throw wrong("cli.encode.text.images", name);
    }
    EncodedText encoded;
    try (LiveModel live = models.live(map)) {
      encoded =
          live.encoder()
              .flatMap(encoder -> encoder.encodeText(words))
              .orElseThrow(() -> wrong("cli.encode.text", words, name, network.image().width()));
    }
    float[] code = encoded.code();
    String back = encoded.decoded().text();
    print(
        IntStream.range(0, code.length)
            .mapToObj(i -> String.format(Locale.ROOT, "%.4f", code[i]))
            .collect(Collectors.joining(",")));
    say("cli.encoded.text", words, back, encoded.nats());
    tell(
        JsonLine.of("text", words)
            .with("code", IntStream.range(0, code.length).mapToObj(i -> (double) code[i]).toList())
            .with("decoded", back)
            .with("nats", encoded.nats()));
    return 0;
  }

  private LabelledImages chosen(DataSet images) {
    return switch (part) {
      case TRAIN -> images.train();
      case TEST -> images.test();
      case ALL -> images.test().followedBy(images.train());
    };
  }

  /// What the table says of each, if they are texts.
  private @Nullable SampleSet texts(DataSet data) {
    if (data.texts().isEmpty()) {
      return null;
    }
    return switch (part) {
      case TRAIN -> data.trainSamples();
      case TEST -> data.testSamples();
      case ALL -> data.allSamples();
    };
  }

  private void written(Path file, int count) {
    say("cli.encode.written", count, file);
    tell(JsonLine.of("file", file.toString()).with("images", count).with("skipped", skipped()));
  }
}
