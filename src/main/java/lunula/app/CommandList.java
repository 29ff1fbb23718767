package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import lunula.ui.kit.Texts;
import lunula.ui.palette.Command;

/// Commands that are put together from their texts: `name`, and where they have them `words` and
/// `reason`, under a prefix that ends with a dot and is the command's id.
final class CommandList {
  private final Texts texts = Texts.of(CommandList.class);
  private final List<Command> commands = new ArrayList<>();

  List<Command> commands() {
    return List.copyOf(commands);
  }

  /// One that can always be done.
  CommandList add(String prefix, String keys, Runnable run) {
    return add(prefix, keys, () -> true, run);
  }

  CommandList add(String prefix, String keys, BooleanSupplier available, Runnable run) {
    return add(prefix, prefix, "", keys, available, run);
  }

  /// One of several of a kind.
  ///
  /// @param id tells it from the others of its kind
  /// @param words what else finds it, besides the texts' own
  /// @param called put into its name
  CommandList add(
      String id,
      String prefix,
      String words,
      String keys,
      BooleanSupplier available,
      Runnable run,
      Object... called) {
    String name = texts.get(prefix + "name", called);
    String others = (texts.find(prefix + "words").orElse("") + " " + words).strip();
    String reason = texts.find(prefix + "reason").orElse("");
    String unique = id.replace(',', ' ');
    commands.add(new Command(unique, name, others, keys, available, reason, run));
    return this;
  }
}
