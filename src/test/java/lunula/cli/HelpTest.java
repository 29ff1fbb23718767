package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.testkit.PseudoLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Every word that the terminal says comes from its bundle, and none there is without use.
class HelpTest {
  /// Not language: names of commands and options with their values in capitals, as they are typed.
  private static final Pattern TYPED =
      Pattern.compile(
          "--\\s*\\[no-\\s*]\\s*[a-z-]+|--?[A-Za-z][A-Za-z-]*|=\\S+|(?<![‹\\p{L}])[A-Z][A-Z0-9|]*(?![›\\p{L}])");

  /// A line's end amid words; examples are indented.
  private static final Pattern BROKEN = Pattern.compile("[^.:\\n]\\n[^ \\n]");

  @TempDir private Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
  }

  private static Stream<CommandSpec> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().distinct().flatMap(HelpTest::all));
  }

  private List<String> names() {
    return all(sandbox.commands()).flatMap(command -> command.names().stream()).toList();
  }

  private static String key(ArgSpec argument) {
    String key = argument.descriptionKey();
    return key == null || key.isEmpty()
        ? ((OptionSpec) argument).longestName().replaceFirst("^-+", "")
        : key;
  }

  @Test
  void everyCommandAndOptionHasWords() {
    List<String> silent = new ArrayList<>();
    all(sandbox.commands())
        .forEach(
            command -> {
              String name = command.qualifiedName();
              if (command.usageMessage().description().length == 0) {
                silent.add(name);
              }
              command.args().stream()
                  .filter(argument -> argument.description().length == 0)
                  .forEach(argument -> silent.add(name + " " + key(argument)));
            });
    assertEquals(List.of(), silent);
  }

  @Test
  void everyWordOfTheHelpIsUsed() {
    Set<String> keys = new TreeSet<>(Collections.list(new Terminal.HelpTexts().getKeys()));
    Set<String> unused = new TreeSet<>(keys);
    all(sandbox.commands())
        .forEach(
            command -> {
              Stream<String> usage =
                  Stream.of(
                      "usage.synopsisHeading",
                      "usage.commandListHeading",
                      "usage.description",
                      "usage.description.0",
                      "usage.description.1",
                      "usage.footer");
              Stream.concat(usage, command.args().stream().map(HelpTest::key))
                  .forEach(
                      key -> {
                        String own = command.qualifiedName(".") + "." + key;
                        unused.remove(keys.contains(own) ? own : key);
                      });
            });
    assertEquals(Set.of(), unused);
  }

  @Test
  void noSentenceOfTheHelpIsBrokenBesidesWhereTheTerminalBreaksIt() {
    Terminal.HelpTexts texts = new Terminal.HelpTexts();
    List<String> broken =
        Collections.list(texts.getKeys()).stream()
            .map(texts::getString)
            .filter(text -> BROKEN.matcher(text).find())
            .toList();
    assertEquals(List.of(), broken);
  }

  @Test
  void noCommandInAListEndsWithAColon() {
    all(sandbox.commands())
        .map(command -> command.usageMessage().description()[0])
        .forEach(line -> assertTrue(line.endsWith("."), line));
  }

  @Test
  void noWordOfTheHelpIsWithoutMarksInThePseudoLanguage() {
    List<String> names = names();
    List<String> unmarked = new ArrayList<>();
    PseudoLanguage pseudo = new PseudoLanguage();
    try (pseudo) {
      all(sandbox.commands())
          .forEach(
              command -> {
                String help = command.commandLine().getUsageMessage();
                assertTrue(help.startsWith("‹Usage›: lunula"), help);
                PseudoLanguage.unmarked(TYPED.matcher(help).replaceAll(" ")).stream()
                    .filter(word -> !names.contains(word))
                    .forEach(word -> unmarked.add(command.qualifiedName() + ": " + word));
              });
    }
    assertEquals(List.of(), unmarked);
  }

  @Test
  void noWordOfARefusalIsWithoutMarksInThePseudoLanguage() {
    String[] refused = {
      "train --epoch 3 --keep",
      "train --epoch --batches",
      "train --out --keep",
      "train --out",
      "train --keep --keep",
      "train --keep=x",
      "train --set encoder --keep",
      "train --epochs x",
      "train --beta x",
      "train --noise gaussian",
      "train --schedule exp",
      "train --keep 3",
      "decode",
      "decode 3 --points-file=",
      "grid",
      "models rename",
      "models",
      "models show 3",
      "data delete 3",
      "nothing"
    };
    List<String> names = names();
    PseudoLanguage pseudo = new PseudoLanguage();
    try (pseudo) {
      for (String words : refused) {
        assertTrue(sandbox.run(words.split(" ", -1)) != 0, words);
        // What was typed is repeated as it is, and so are values of options.
        String told =
            sandbox
                .err()
                .replaceFirst("^lunula:", "")
                .replaceAll("‹?“.*?”|'[^']*'|constant, one-cycle|\\([^)]*\\)", "");
        List<String> unmarked =
            new ArrayList<>(PseudoLanguage.unmarked(TYPED.matcher(told).replaceAll(" ")));
        unmarked.removeAll(Arrays.asList(words.split(" ", -1)));
        unmarked.removeAll(names);
        assertEquals(List.of(), unmarked, sandbox.err());
      }
    }
  }

  @Test
  void noWordOfProgressAndOfACardIsWithoutMarksInThePseudoLanguage() throws IOException {
    PseudoLanguage pseudo = new PseudoLanguage();
    try (pseudo) {
      Path model = sandbox.watched().tinyModel("m", "--epochs", "2");
      for (String line : (sandbox.err() + sandbox.out()).split("[\\r\\n]+", -1)) {
        String own =
            line.replace(root.toString(), "")
                .replaceAll("/(tiny|m)\\b|tiny|64-8-2|\\d+ ?(s|min)\\b", "");
        assertEquals(List.of(), PseudoLanguage.unmarked(own), line);
      }
      assertEquals(0, sandbox.run("models", "show", model.toString()), sandbox.err());
      for (String row : sandbox.out().lines().skip(2).toList()) {
        assertEquals(List.of(), PseudoLanguage.unmarked(row.substring(0, 18)), row);
      }
    }
  }
}
