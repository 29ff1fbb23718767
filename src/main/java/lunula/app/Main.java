package lunula.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lunula.app.start.ClassPreloader;
import lunula.app.start.Display;
import lunula.app.start.FileArguments;
import lunula.app.start.LanguageOption;
import lunula.app.start.ModelReadAhead;
import lunula.app.start.PaintingSettings;
import lunula.app.start.SingleInstance;
import lunula.app.start.StartupErrorView;
import lunula.app.start.TextPreloader;
import lunula.app.tour.LessonTour;
import lunula.app.tour.Tour;
import lunula.app.tour.UnattendedRun;
import lunula.cli.Terminal;
import lunula.files.AppFolders;
import lunula.files.Bundle;
import lunula.files.Languages;
import lunula.files.UserMessages;
import lunula.lesson.LessonPrinter;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.networks.NativeEngine;
import lunula.session.PreferencesFile;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainSettings;
import org.jspecify.annotations.Nullable;

/// Where Lunula starts: the window, the tour, or a command of the terminal.
public final class Main {
  private static final String TOUR = "--tour";
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private Main() {}

  /// Without arguments opens the window, or plays the tour where there is no display; with files,
  /// opens them in the window, in the one that is open already if there is one; `--tour DIR` plays
  /// the tour anywhere; anything else is a command of the terminal.
  public static void main(String[] arguments) {
    Languages.ofSystem(Locale.getDefault(Locale.Category.DISPLAY));
    // Numbers are English in every language, in files and programs that others read too.
    Locale.setDefault(Locale.ENGLISH);
    try {
      System.exit(start(speak(arguments)));
    } catch (IllegalArgumentException noLanguage) {
      StartupErrorView.tell(UserMessages.words(noLanguage));
      System.exit(NOT_UNDERSTOOD);
    } catch (IOException failure) {
      StartupErrorView.tell(UserMessages.words(failure));
      System.exit(FAILED);
    }
  }

  /// Chooses the language before the first word is said: by the option, the environment, what was
  /// chosen in the window, or the system.
  ///
  /// @return the arguments without the option
  private static String[] speak(String... arguments) {
    LanguageOption option = LanguageOption.of(arguments);
    Optional<String> variable = Optional.ofNullable(System.getenv(Languages.VARIABLE));
    Stream<String> first = Stream.concat(option.tag().stream(), Languages.ofProcess(variable));
    Bundle.speak(
        Languages.spoken(Stream.concat(first, Stream.generate(Main::chosenBefore).limit(1))));
    return option.others().toArray(String[]::new);
  }

  /// What was chosen in the window; a file that cannot be read is told there.
  private static String chosenBefore() {
    try {
      return new PreferencesFile(AppFolders.find().settings())
          .read()
          .get(MainSettings.LANGUAGE)
          .orElse(Languages.SYSTEM);
    } catch (IOException unreadable) {
      return Languages.SYSTEM;
    }
  }

  private static int start(String... arguments) throws IOException {
    if (arguments.length == 0) {
      return Display.isThere(System.getProperty("os.name"), System.getenv())
          ? window(List.of())
          : withoutDisplay();
    }
    if (FileArguments.isOne(arguments, Terminal::knows)) {
      return invited(arguments);
    }
    if (!arguments[0].equals(TOUR)) {
      NativeEngine.configure(AppFolders.find().cache().toString());
      return Terminal.run(Main::print, arguments);
    }
    String objection = objection(arguments);
    if (objection != null) {
      StartupErrorView.tell(objection);
      return NOT_UNDERSTOOD;
    }
    return tour(tourFolder(arguments[1]));
  }

  private static int invited(String... words) {
    try {
      FileArguments invitation = FileArguments.of(words);
      if (Display.isThere(System.getProperty("os.name"), System.getenv())) {
        return window(invitation.files());
      }
      StartupErrorView.tell(words("app.display.file", words[0]));
      return FAILED;
    } catch (IllegalArgumentException refusal) {
      StartupErrorView.tell(UserMessages.words(refusal));
      return NOT_UNDERSTOOD;
    }
  }

  /// The installed program says what to do; one that was just built shows what it can.
  private static int withoutDisplay() throws IOException {
    if (Boolean.getBoolean(AppFolders.PACKAGED_PROPERTY)) {
      StartupErrorView.tell(words("app.display.none"));
      return FAILED;
    }
    System.out.println(words("app.display.tour"));
    return tour(Files.createTempDirectory("lunula-tour-"));
  }

  /// What is wrong with the words after the program's name; null if nothing is.
  static @Nullable String objection(String... arguments) {
    if (arguments.length == 1) {
      return words("app.tour.folder");
    }
    return arguments.length > 2 ? words("app.tour.more", arguments[2]) : null;
  }

  /// Makes the folder for the tour's pictures if it is not there.
  ///
  /// @throws IOException if nothing can be written there; its message is a sentence
  static Path tourFolder(String name) throws IOException {
    Path folder = Path.of(name).toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new IOException(words("app.tour.made", folder), failure);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(words("app.tour.written", folder));
    }
    return folder;
  }

  private static String words(String key, Object... arguments) {
    return Texts.of(Main.class).get(key, arguments);
  }

  private static int window(List<Path> files) {
    PaintingSettings.configure();
    ClassPreloader.begin();
    try {
      AppFolders folders = prepare();
      SingleInstance place = SingleInstance.of(folders, System.getenv());
      return switch (place.meet(files)) {
        case HANDED_OVER -> DONE;
        case FIRST -> LunulaApp.launch(start(folders, files, place));
        case ALONE -> LunulaApp.launch(start(folders, files, null));
      };
    } catch (IOException notWhole) {
      return LunulaApp.launch(UserMessages.words(notWhole));
    }
  }

  private static LunulaApp.Start start(
      AppFolders folders, List<Path> files, @Nullable SingleInstance place) {
    TextPreloader.begin();
    var models = ModelReadAhead.begin(new StoredModels(), () -> ModelReadAhead.last(folders));
    return new LunulaApp.Start(folders, models, files, place, null);
  }

  private static int tour(Path folder) throws IOException {
    int code = unattended((assembly, stage) -> Tour.begin(assembly, stage, folder));
    if (Tour.exitCode() == 0) {
      System.out.println(Tour.report(folder));
    } else {
      StartupErrorView.tell(Tour.report(folder));
    }
    return Math.max(code, Tour.exitCode());
  }

  private static void print(LessonPrinter.Wanted wanted) throws IOException {
    var lesson = new LessonTour(wanted);
    int code = unattended(lesson);
    IOException failure = lesson.failure();
    if (failure != null) {
      throw failure;
    }
    if (code != DONE || Tour.exitCode() != 0) {
      throw new IOException(Tour.problem());
    }
  }

  /// Opens a window that nobody sees, and closes it when what it does by itself is done.
  private static int unattended(UnattendedRun run) throws IOException {
    PaintingSettings.configure();
    ClassPreloader.begin();
    AppFolders folders = prepare();
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    TextPreloader.begin();
    var models =
        ModelReadAhead.begin(new StoredModels(), () -> ModelLibrary.in(folders).defaultModel());
    return LunulaApp.launch(new LunulaApp.Start(folders, models, List.of(), null, run));
  }

  private static AppFolders prepare() throws IOException {
    AppFolders folders = AppFolders.find();
    NativeEngine.configure(folders.cache().toString());
    return folders;
  }
}
