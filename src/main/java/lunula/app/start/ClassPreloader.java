package lunula.app.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import lunula.files.AppFolders;

/// Loads the classes that the first frame and the panels after it will need on a thread of its own,
/// while JavaFX starts: reading and checking them is a third of what the JavaFX thread does until
/// then, and half of what it does to make a panel.
///
/// Classes are loaded, never initialised: two threads that begin to initialise JavaFX's classes
/// from opposite ends would wait for each other for ever.
public final class ClassPreloader {
  private static final String LIST = "classes-ahead.txt";

  private ClassPreloader() {}

  /// Returns at once. The packaged program has its classes in Java's cache, loaded and linked.
  public static void begin() {
    if (AotTrainingRun.isOn()) {
      begin(() -> AotTrainingRun.desktopClasses().forEach(ClassPreloader::load));
    } else if (!Boolean.getBoolean(AppFolders.PACKAGED_PROPERTY)) {
      begin(() -> names().forEach(ClassPreloader::load));
    }
  }

  private static void begin(Runnable loading) {
    Thread.ofPlatform().name("lunula-classes").daemon().start(loading);
  }

  /// The classes' names, in the order in which they are needed.
  static List<String> names() {
    try (InputStream list =
        Objects.requireNonNull(ClassPreloader.class.getResourceAsStream(LIST))) {
      return new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// @return whether there is such a class; some belong to other platforms
  static boolean load(String name) {
    try {
      Class<?> loaded = Class.forName(name, false, ClassPreloader.class.getClassLoader());
      // Asking for members links the class, which checks its code; it stays uninitialised.
      return loaded.getDeclaredConstructors() != null;
    } catch (ClassNotFoundException | LinkageError missing) {
      // Whoever needs it will say what is wrong.
      return false;
    }
  }
}
