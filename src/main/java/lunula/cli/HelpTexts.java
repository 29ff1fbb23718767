package lunula.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import lunula.files.Bundle;

/// The words of `--help` for picocli, under the keys that it asks for: the text of `train --epochs`
/// is `lunula.train.epochs`, or `epochs` for every command that has no text of its own. In the
/// bundle they begin with `cli.help.`.
final class HelpTexts extends ResourceBundle {
  private static final Bundle BUNDLE = new Bundle("/lunula/cli/messages");
  private static final String PREFIX = "cli.help.";

  private final List<String> keys = new ArrayList<>();

  HelpTexts() {
    for (String key : BUNDLE.keys()) {
      if (key.startsWith(PREFIX)) {
        keys.add(key.substring(PREFIX.length()));
      }
    }
  }

  @Override
  protected Object handleGetObject(String key) {
    return BUNDLE.get(PREFIX.concat(key));
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(keys);
  }
}
