package lunula.app;

import java.io.IOException;
import lunula.cli.Terminal;
import lunula.networks.NativeEngine;
import lunula.service.AppFolders;

/// Where Lunula starts.
public final class Main {
  private Main() {}

  /// Without arguments the window; with `--tour DIR` the tour; else a command of the terminal.
  public static void main(String[] arguments) throws IOException {
    AppFolders folders = AppFolders.find();
    NativeEngine.configure(folders.cache().toString());
    System.exit(Terminal.run(arguments));
  }
}
