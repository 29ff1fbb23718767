package lunula.ui.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.files.UserMessages;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Bodies.Kind;
import lunula.model.network.Multimodal;
import lunula.model.network.NetworkSettings;
import lunula.ui.kit.Input;

/// One setting of a kind of network, whatever kind it is.
public final class SettingField {
  /// The words that there are to choose from, each list with one of them.
  private static final List<List<String>> CHOICES =
      Stream.of(
              Activation.values(),
              Adversarial.Prior.values(),
              Adversarial.Loss.values(),
              Adversarial.Penalty.values(),
              Multimodal.Kind.values(),
              Multimodal.Bounds.values())
          .map(words -> Arrays.stream(words).map(NetworkSettings::lower).toList())
          .toList();

  private final String name;
  private final List<String> options;
  private final Input<String> input;

  private SettingField(Kind kind, String name, Object value) {
    this.name = name;
    options =
        CHOICES.stream()
            .filter(words -> value instanceof String word && words.contains(word))
            .findFirst()
            .orElse(List.of());
    input = new Input<>(written(value), text -> checked(kind, name, text));
  }

  /// The settings of a kind, at their usual values.
  static List<SettingField> of(Kind kind) {
    return kind.defaults().values().entrySet().stream()
        .map(entry -> new SettingField(kind, entry.getKey(), entry.getValue()))
        .toList();
  }

  /// What the setting is called in `config.json`.
  public String name() {
    return name;
  }

  /// The words to choose from; empty if it is typed freely.
  public List<String> options() {
    return options;
  }

  /// What is typed or chosen.
  public Input<String> input() {
    return input;
  }

  /// Takes over a value.
  void fill(Object value) {
    input.fill(written(value));
  }

  /// Settings that are numbers with commas between them, and words as they are.
  private static String written(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  /// Tries it in a network that is usual in everything else, so that a complaint is about this one.
  private static String checked(Kind kind, String name, String text) {
    try {
      NetworkSettings tried = kind.defaults().changed(Map.of(name, text));
      Objects.requireNonNull(kind.make().apply(tried));
      return text;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(sentence(UserMessages.words(wrong)), wrong);
    }
  }

  /// A complaint of the model as a sentence of the window.
  static String sentence(String complaint) {
    boolean latin = !complaint.isEmpty() && complaint.charAt(0) < 'z' + 1;
    String begun =
        latin
            ? complaint.substring(0, 1).toUpperCase(Locale.ROOT) + complaint.substring(1)
            : complaint;
    return UserMessages.sentence(begun);
  }
}
