package lunula.ui.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.measure.ImageTrace;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Sample;
import lunula.model.network.Anchors;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.ui.explain.Content.AtImage;
import lunula.ui.explain.Content.AtPlace;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What the strip says: which parts there are, what each is in a sentence, and its formula with the
/// numbers, the layers and the source.
///
/// @param content what the strip is about
/// @param plan what the model is trained by; null if nobody knows
/// @param name of the image; empty if there is none
/// @param className the class that a conditional model is told; empty if it has no name
record StripWords(Content content, @Nullable ShownPlan plan, String name, String className) {
  /// So many dimensions have their numbers in the strip itself.
  static final int FEW = 2;

  private static final Texts TEXTS = Texts.of(StripWords.class);
  private static final String LINE = System.lineSeparator();

  /// What the strip says of a view model's content.
  static StripWords of(ExplainViewModel model) {
    Content content = model.contentProperty().get();
    String name = content instanceof AtImage at ? model.name(at.index()) : "";
    int label =
        switch (content) {
          case AtImage at -> at.trace().label();
          case AtPlace at -> at.label();
          case Content.Waiting none -> model.exploration().slice().labelProperty().get();
        };
    return new StripWords(content, model.plan().getValue(), name, model.className(label));
  }

  /// The image's numbers; null at a place without an image.
  @Nullable ImageTrace trace() {
    return content instanceof AtImage at ? at.trace() : null;
  }

  /// The code that is decoded; empty while nothing is.
  float[] z() {
    return switch (content) {
      case AtImage at -> at.trace().z();
      case AtPlace at -> at.z();
      case Content.Waiting none -> new float[0];
    };
  }

  /// What comes back; null while nothing does.
  @Nullable Sample picture() {
    return switch (content) {
      case AtImage at -> at.trace().decoded();
      case AtPlace at -> at.picture();
      case Content.Waiting none -> null;
    };
  }

  /// What encoders of this kind say of an image.
  Code code() {
    if (plan != null) {
      return plan.plan().architecture().code();
    }
    ImageTrace trace = trace();
    if (trace == null) {
      return content instanceof AtPlace at && !at.encodes() ? Code.NONE : Code.NORMAL;
    }
    return trace.variational() ? Code.NORMAL : Code.POINT;
  }

  private boolean variational() {
    return code() == Code.NORMAL;
  }

  private Corruption damage() {
    return plan == null ? Corruption.NONE : plan.plan().corruption();
  }

  /// Whether the class enters.
  boolean conditional() {
    return plan != null && plan.plan().architecture().conditional();
  }

  /// The network, as large as its pictures; null if nobody knows.
  private @Nullable Architecture network() {
    if (plan == null) {
      return null;
    }
    Architecture network = plan.plan().architecture();
    return picture() instanceof GrayImage gray
        ? network.sized(new ImageSize(gray.width(), gray.height()))
        : network;
  }

  /// The parts that a model of this kind has.
  Set<Part> parts() {
    Set<Part> parts = EnumSet.allOf(Part.class);
    if (damage().none()) {
      parts.remove(Part.DAMAGE);
    }
    if (!variational()) {
      parts.removeAll(Set.of(Part.POSTERIOR, Part.KL, Part.BOUND, Part.OBJECTIVE));
    }
    if (plan == null || !plan.objectiveKnown()) {
      parts.remove(Part.OBJECTIVE);
    }
    if (code() == Code.NONE) {
      parts.remove(Part.RECONSTRUCTION);
    }
    return parts;
  }

  /// Whether a part has something to show: at a place without an image the strip begins at z.
  boolean isPresent(Part part) {
    return switch (part) {
      case Z, DECODER, PICTURE -> picture() != null;
      case DAMAGE -> content instanceof AtImage at && !at.stored();
      case IMAGE, ENCODER, POSTERIOR, RECONSTRUCTION, KL, BOUND, OBJECTIVE -> trace() != null;
    };
  }

  /// What the strip is about, in a sentence.
  String status() {
    return switch (content) {
      case Content.Waiting none -> TEXTS.get("explain.status.waiting");
      case AtPlace at ->
          TEXTS.get(
              code() == Code.NONE || !at.encodes()
                  ? "explain.status.encoderless"
                  : "explain.status.place");
      case AtImage at -> {
        if (at.trace().image() == null) {
          yield TEXTS.get("explain.status.pictureless", name);
        }
        yield TEXTS.get(at.stored() ? "explain.status.stored" : "explain.status.image", name);
      }
    };
  }

  /// The numbers on a part's button, a row for each of the first dimensions: of the posterior μ and
  /// σ, beneath their symbols.
  List<List<String>> rows(Part part) {
    ImageTrace trace = trace();
    int few = Math.min(FEW, dimensions());
    if (part == Part.Z) {
      float[] z = z();
      return IntStream.range(0, few)
          .mapToObj(i -> List.of(z.length == 0 ? none() : coordinate(z[i])))
          .toList();
    }
    Stream<List<String>> numbers =
        IntStream.range(0, few)
            .mapToObj(
                i ->
                    trace == null
                        ? List.of(none(), none())
                        : List.of(coordinate(trace.mean(i)), sigma(trace.sigma(i))));
    return Stream.concat(
            Stream.of(List.of(TEXTS.get("explain.mean"), TEXTS.get("explain.sigma"))), numbers)
        .toList();
  }

  private int dimensions() {
    int known = z().length;
    int planned = plan == null ? FEW : plan.plan().architecture().latentDimensions();
    return known == 0 ? planned : known;
  }

  /// What stands beneath a part: its name, with the number of dimensions if they are not all there.
  ///
  /// @param brief whether there is little room
  String caption(Part part, boolean brief) {
    String name =
        brief ? TEXTS.find(key(part) + "brief").orElseGet(() -> title(part)) : title(part);
    boolean more = (part == Part.POSTERIOR || part == Part.Z) && dimensions() > FEW;
    return more ? TEXTS.get("explain.more", name, dimensions()) : name;
  }

  private static String none() {
    return TEXTS.get("explain.absent");
  }

  /// The class that encoder and decoder are told; null if they are told none.
  ///
  /// @param brief whether there is little room
  @Nullable String told(boolean brief) {
    if (!conditional()) {
      return null;
    }
    return brief ? TEXTS.get("explain.told.brief") : TEXTS.get("explain.told", className);
  }

  /// Whether a model of this kind draws anything.
  boolean draws() {
    return variational() || !damage().none();
  }

  /// What the button draws anew, in a few words.
  String drawing() {
    return TEXTS.get(
        variational() || damage().none() ? "explain.draw.label" : "explain.draw.damage");
  }

  /// A part's name.
  static String title(Part part) {
    return TEXTS.get(key(part) + "name");
  }

  private static String key(Part part) {
    return Texts.key("explain.part.", part) + ".";
  }

  /// What a part is, in a sentence.
  String sentence(Part part) {
    String key = key(part) + "sentence";
    return switch (part) {
      case IMAGE -> TEXTS.get(key, signed() ? "−1" : "0");
      case ENCODER, Z -> TEXTS.get(Texts.key(key + ".", kind(part)));
      case PICTURE, RECONSTRUCTION -> TEXTS.get(damage().none() ? key : key + ".damage");
      case OBJECTIVE -> TEXTS.get(plan != null && plan.isElbo() ? key : key + ".weighted");
      case DAMAGE, POSTERIOR, DECODER, KL, BOUND -> TEXTS.get(key);
    };
  }

  /// What a part's words depend on.
  private enum Kind {
    NORMAL,
    POINT,
    NONE
  }

  private Kind kind(Part part) {
    if (code() == Code.NONE || (part == Part.Z && content instanceof AtPlace)) {
      return Kind.NONE;
    }
    return variational() ? Kind.NORMAL : Kind.POINT;
  }

  private boolean signed() {
    return plan != null && plan.plan().architecture().output().signed();
  }

  /// What a term's button says beside its name: a number.
  ///
  /// @param brief whether there is little room
  String figure(Part part, boolean brief) {
    ImageTrace trace = trace();
    return switch (part) {
      case RECONSTRUCTION -> {
        String alone = nats(trace == null ? Double.NaN : trace.reconstruction());
        yield variational() ? alone : TEXTS.get("explain.nats", alone);
      }
      case KL -> nats(trace == null ? Double.NaN : trace.kl());
      case BOUND ->
          TEXTS.get("explain.nats", nats(trace == null ? Double.NaN : trace.negativeElbo()));
      case OBJECTIVE -> objectiveFigure(brief);
      case IMAGE, DAMAGE, ENCODER, POSTERIOR, Z, DECODER, PICTURE -> "";
    };
  }

  private String objectiveFigure(boolean brief) {
    if (plan == null) {
      return "";
    }
    String beta = NumberFormats.plain(plan.beta());
    return brief || plan.isElbo() ? beta : TEXTS.get("explain.weighted", beta, nats(objective()));
  }

  /// What training makes small, for this image; NaN if there is none.
  double objective() {
    ImageTrace trace = trace();
    return trace == null || plan == null
        ? Double.NaN
        : plan.plan().objective().weight() * trace.reconstruction() + plan.beta() * trace.kl();
  }

  /// A part with its numbers, for who does not see it.
  String spoken(Part part) {
    List<String> words = new ArrayList<>(List.of(title(part)));
    words.add(figure(part, false));
    if (isPresent(part)) {
      words.add(part == Part.POSTERIOR || part == Part.Z ? numbers(part, "; ") : "");
    }
    return words.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
  }

  /// The formula, its numbers for this image, the layers, and the source.
  String details(Part part) {
    if (code() == Code.NONE && part == Part.ENCODER) {
      return sentence(part);
    }
    List<String> lines = new ArrayList<>(formulas(part));
    if (isPresent(part)) {
      lines.add(numbers(part, LINE));
    }
    lines.add(layers(part));
    source(part).map(source -> TEXTS.get("explain.source", source)).ifPresent(lines::add);
    return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining(LINE));
  }

  private List<String> formulas(Part part) {
    String key = key(part) + "formula";
    return switch (part) {
      case IMAGE -> List.of(imageFormula(key));
      case DAMAGE ->
          List.of(TEXTS.get(Texts.key(key + ".", damage().kind()), plain(damage().strength())));
      case ENCODER -> withClass(encoderFormula(key));
      case Z -> List.of(TEXTS.get(Texts.key(key + ".", kind(part))));
      case DECODER -> withClass(decoderFormula(key));
      case RECONSTRUCTION -> List.of(likelihoodFormula(key));
      case OBJECTIVE -> objectiveFormulas(key);
      case POSTERIOR, PICTURE, KL, BOUND -> List.of(TEXTS.get(key));
    };
  }

  private String imageFormula(String key) {
    Architecture network = network();
    return network == null
        ? ""
        : TEXTS.get(
            signed() ? key + ".signed" : key,
            network.image().width(),
            network.image().height(),
            network.pixels());
  }

  private List<String> withClass(String formula) {
    return conditional() && plan != null
        ? List.of(
            formula, TEXTS.get("explain.class", className, plan.plan().architecture().classes()))
        : List.of(formula);
  }

  private String encoderFormula(String key) {
    String seen = damage().none() ? "x" : "x′";
    if (plan != null && plan.plan().architecture().body() instanceof Anchors anchors) {
      return TEXTS.get(key + ".anchors", NumberFormats.count(anchors.anchors()), seen);
    }
    return TEXTS.get(Texts.key(key + ".", kind(Part.ENCODER)), told(seen));
  }

  private String decoderFormula(String key) {
    Architecture.Output output =
        plan == null ? Architecture.Output.LINEAR : plan.plan().architecture().output();
    return TEXTS.get(Texts.key(key + ".", output), told("z"));
  }

  /// What goes in, with the class where there is one.
  private String told(String symbol) {
    return conditional() ? symbol + ", c" : symbol;
  }

  private @Nullable Likelihood likelihood() {
    ImageTrace trace = trace();
    if (trace != null && trace.likelihood() != null) {
      return trace.likelihood();
    }
    return plan == null ? null : plan.plan().architecture().likelihood();
  }

  private String likelihoodFormula(String key) {
    Likelihood likelihood = likelihood();
    return likelihood == null
        ? ""
        : TEXTS.get(
            Texts.key(key + ".", likelihood.kind()),
            String.format(Locale.ROOT, "%.4g", likelihood.scale()));
  }

  private List<String> objectiveFormulas(String key) {
    if (plan == null) {
      return List.of();
    }
    Objective objective = plan.plan().objective();
    List<String> lines = new ArrayList<>();
    lines.add(TEXTS.get(key, plain(objective.weight()), plain(plan.beta())));
    if (objective.warmUpEpochs() > 0) {
      lines.add(TEXTS.get(key + ".warm", plain(objective.beta()), objective.warmUpEpochs()));
    }
    if (objective.freeBits() > 0) {
      lines.add(TEXTS.get(key + ".free", plain(objective.freeBits())));
    }
    return lines;
  }

  /// The formula with this image's numbers; empty where there are none.
  private String numbers(Part part, String between) {
    ImageTrace trace = trace();
    if (part == Part.Z && trace == null) {
      return each(between, i -> TEXTS.get("explain.part.z.number", at(i), coordinate(z()[i])));
    }
    if (trace == null) {
      return "";
    }
    return switch (part) {
      case POSTERIOR ->
          each(
              between,
              i ->
                  TEXTS.get(
                      "explain.part.posterior.number",
                      at(i),
                      coordinate(trace.mean(i)),
                      sigma(trace.sigma(i))));
      case Z -> each(between, i -> drawn(trace, i));
      case RECONSTRUCTION ->
          TEXTS.get(
              "explain.part.reconstruction.number",
              nats(trace.reconstruction()),
              nats(trace.least()));
      case KL ->
          each(" + ", i -> TEXTS.get("explain.part.kl.number", at(i), nats(trace.kl(i))))
              + TEXTS.get("explain.equals", nats(trace.kl()));
      case BOUND ->
          TEXTS.get("explain.part.bound.number", nats(trace.reconstruction()), nats(trace.kl()))
              + TEXTS.get("explain.equals", nats(trace.negativeElbo()));
      case OBJECTIVE -> plan == null ? "" : weighted(trace, plan);
      case IMAGE, DAMAGE, ENCODER, DECODER, PICTURE -> "";
    };
  }

  private String drawn(ImageTrace trace, int i) {
    return trace.variational()
        ? TEXTS.get(
            "explain.part.z.drawn",
            at(i),
            coordinate(trace.mean(i)),
            sigma(trace.sigma(i)),
            coordinate(trace.noise()[i]),
            coordinate(trace.z()[i]))
        : TEXTS.get("explain.part.z.number", at(i), coordinate(trace.z()[i]));
  }

  private String weighted(ImageTrace trace, ShownPlan by) {
    return TEXTS.get(
            "explain.part.objective.number",
            plain(by.plan().objective().weight()),
            nats(trace.reconstruction()),
            plain(by.beta()),
            nats(trace.kl()))
        + TEXTS.get("explain.equals", nats(objective()));
  }

  private String each(String between, IntFunction<String> words) {
    return IntStream.range(0, z().length).mapToObj(words).collect(Collectors.joining(between));
  }

  private String layers(Part part) {
    Architecture network = network();
    if (network == null) {
      return "";
    }
    return switch (part) {
      case ENCODER -> new LayerWords(network).encoder();
      case DECODER -> new LayerWords(network).decoder();
      default -> "";
    };
  }

  /// Empty for what is plain.
  private Optional<String> source(Part part) {
    String key = key(part) + "source";
    return switch (part) {
      case ENCODER, DECODER ->
          conditional()
              ? TEXTS.find("explain.source.class")
              : TEXTS.find(Texts.key(key + ".", kind(part)));
      case Z -> TEXTS.find(Texts.key(key + ".", kind(part)));
      case OBJECTIVE -> Optional.of(objectiveSource(key));
      case IMAGE, DAMAGE, POSTERIOR, PICTURE, RECONSTRUCTION, KL, BOUND -> TEXTS.find(key);
    };
  }

  private String objectiveSource(String key) {
    List<String> sources = new ArrayList<>(List.of(TEXTS.get(key)));
    if (plan != null && plan.plan().objective().warmUpEpochs() > 0) {
      sources.add(TEXTS.get(key + ".warm"));
    }
    if (plan != null && plan.plan().objective().freeBits() > 0) {
      sources.add(TEXTS.get(key + ".free"));
    }
    return String.join("; ", sources);
  }

  /// The number of a dimension as a subscript, from 1.
  private static String at(int dimension) {
    return String.valueOf(dimension + 1)
        .chars()
        .mapToObj(digit -> Character.toString('₀' + digit - '0'))
        .collect(Collectors.joining());
  }

  private static String nats(double value) {
    return NumberFormats.nats(value);
  }

  private static String plain(double value) {
    return NumberFormats.plain(value);
  }

  private static String coordinate(double value) {
    return Double.isFinite(value) ? NumberFormats.coordinate(value) : nats(value);
  }

  /// Small ones are not rounded to nothing.
  static String sigma(double value) {
    return String.format(Locale.ROOT, value < 0.0995 ? "%.3f" : "%.2f", value);
  }
}
