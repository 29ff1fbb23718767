package lunula.app;

import java.io.IOException;
import javafx.application.Application;
import lunula.app.start.ClassPreloader;
import lunula.app.start.PaintingSettings;
import lunula.files.AppFolders;
import lunula.networks.NativeEngine;

/// Starts [FastMotionWindow] as a program: a class that extends `Application` cannot be started
/// from the class path.
public final class FastMotion {
  private FastMotion() {}

  /// @param arguments none
  public static void main(String[] arguments) throws IOException {
    PaintingSettings.configure();
    ClassPreloader.begin();
    NativeEngine.configure(AppFolders.find().cache().toString());
    Application.launch(FastMotionWindow.class);
    System.exit(0);
  }
}
