package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lunula.files.Bundle;
import lunula.files.Bundle.Language;
import lunula.testkit.ForeignWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `--help` in Chinese, and what is the same in every language.
class ChineseHelpTest {
  /// Names of commands and options with their values in capitals, as they are typed, and examples.
  private static final Pattern TYPED =
      Pattern.compile(
          "(?m)^  +(lunula .*|--noise .*)|--\\s*\\[no-\\s*]\\s*[a-z-]+|\\b[A-Z][A-Z0-9|,]*\\b|^ "
              + " [a-z]+  ");

  @TempDir private Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
    Bundle.speak(Language.of("zh"));
  }

  @AfterEach
  void speakEnglishAgain() {
    Bundle.speak(Language.ENGLISH);
  }

  @Test
  void everyCommandsHelpIsInChinese() {
    List<String> left = new ArrayList<>();
    read(sandbox.commands(), left);
    assertEquals(List.of(), left);
  }

  private static void read(CommandLine command, List<String> left) {
    CommandSpec spec = command.getCommandSpec();
    String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    assertTrue(usage.startsWith("用法："), usage);
    List<String> names = List.of(spec.qualifiedName().split(" "));
    new ForeignWords()
        .in(TYPED.matcher(usage).replaceAll(" ")).stream()
            .filter(word -> !names.contains(word))
            .filter(word -> !command.getSubcommands().containsKey(word))
            .forEach(word -> left.add(spec.qualifiedName() + ": " + word));
    command.getSubcommands().values().forEach(each -> read(each, left));
  }

  @Test
  void columnsStandBelowEachOtherThoughCharactersAreWide() {
    assertEquals("网络  |", Words.padded("网络", 6) + "|");
    assertEquals("KL    |", Words.padded("KL", 6) + "|");
  }
}
