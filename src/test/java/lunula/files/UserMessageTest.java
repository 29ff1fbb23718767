package lunula.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserMessageTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "save", "files.", ".save", "Files.save", "a sentence.of words"})
  void aKeyIsDotted(String key) {
    assertThrows(IllegalArgumentException.class, () -> UserMessage.of(key));
  }

  /// Files that vanish are told in words, not as a bare path; nor in the system's own terms.
  @Test
  void whatTheFileSystemSaysIsToldInWords() {
    assertEquals("/a is not there", UserMessages.words(new NoSuchFileException("/a")));
    assertEquals("/a may not be opened", UserMessages.words(new AccessDeniedException("/a")));
    assertEquals(
        "the disk is full", UserMessages.words(new IOException("No space left on device")));
    assertEquals(
        "/a cannot be put in its place in one step on this file system",
        UserMessages.words(new AtomicMoveNotSupportedException("/a", "/b", "Invalid link")));
    assertEquals(
        "/a cannot be used: Is a directory",
        UserMessages.words(new FileSystemException("/a", null, "Is a directory")));
  }

  @Test
  void argumentsAreWhatABundleCanShow() {
    assertThrows(IllegalArgumentException.class, () -> UserMessage.of("files.save", new Object()));
    assertThrows(IllegalArgumentException.class, () -> UserMessage.of("files.save", List.of(1)));
  }

  @Test
  void aMessageMayBePartOfAnother() {
    UserMessage message =
        UserMessage.of(
            "files.save",
            Path.of("film.gif"),
            UserMessage.of("files.reason.full"),
            UserMessage.of("files.remedy.space"));
    assertEquals(
        "film.gif was not saved: the disk is full. Free some space and try again.",
        UserMessages.words(message));
  }

  @Test
  void numbersLookTheSameInEveryLocale() {
    Locale.setDefault(Locale.GERMANY);
    assertEquals(
        "1,234,567.5", UserMessages.words(UserMessage.of("files.reason.other", 1_234_567.5)));
  }

  @Test
  void anArgumentIsNoPattern() {
    assertEquals("it's {0}", UserMessages.words(UserMessage.of("files.reason.other", "it's {0}")));
  }

  @Test
  void aFailureIsToldInItsWordsOrByItself() {
    var refused = new InvalidValueException(UserMessage.of("files.reason.full"));
    assertEquals("the disk is full", UserMessages.words(refused));
    assertEquals("files.reason.full", refused.getMessage());
    assertEquals("odd", UserMessages.words(new IllegalStateException("odd")));
  }

  @Test
  void whatTheSystemSaysIsToldInWordsOfOurs() {
    var full = new IOException("No space left on device");
    assertEquals("the disk is full", UserMessages.words(new UncheckedIOException(full)));
    assertEquals("the disk is full", UserMessages.words(full));
    var apart = new AtomicMoveNotSupportedException("a", "b", "Invalid cross-device link");
    assertEquals(
        "a is on a drive of its own",
        UserMessages.words(DiskFailure.of(apart, Path.of("a"), true).reason()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": nope}", "{a: 1}", "{\"a\" 1}", "{\"a\": [1,,2]}", "nope", ""})
  void whatIsNoJsonIsToldWithoutWordsForProgrammers(String json) {
    JsonException refused =
        assertThrows(
            JsonException.class,
            () -> JsonFields.parse(Path.of("a.json"), json.getBytes(StandardCharsets.UTF_8)));
    String sentence = UserMessages.words(refused);
    assertTrue(sentence.startsWith("a.json is not "), sentence);
    assertFalse(sentence.matches(".*(Strictness|JsonReader|Exception).*"), sentence);
  }

  @Test
  void aFailureThatSaysNothingIsToldWithItsKindAndWhatToDo() {
    assertEquals(
        "An unexpected error stopped this (EOFException). Try again; if it happens again, start"
            + " Lunula anew.",
        UserMessages.words(new EOFException()));
    assertEquals("EOFException", UserMessages.argument(new EOFException()));
    assertFalse(UserMessages.hasWords(new EOFException()));
  }

  @Test
  void aFailureThatOnlyWrapsAnotherSaysWhatThatOneSays() {
    var refused = new UserMessageException(UserMessage.of("files.reason.full"), null);
    assertEquals("the disk is full", UserMessages.words(new UncheckedIOException(refused)));
    assertEquals("the disk is full", UserMessages.words(new IllegalStateException(refused)));
    assertEquals(
        "odd", UserMessages.words(new IllegalStateException(new CompletionException(odd()))));
    assertEquals("mine", UserMessages.words(new IllegalStateException("mine", odd())));
  }

  private static Exception odd() {
    return new IllegalStateException("odd");
  }

  @Test
  void tooLittleMemoryIsToldPlainly() {
    assertEquals(
        "There is not enough memory for this. Close other programs and try again.",
        UserMessages.words(new OutOfMemoryError("Java heap space")));
  }

  @Test
  void logsHaveTheKeyAndTheArguments() {
    UserMessage message =
        UserMessage.of("files.json", Path.of("x.json"), UserMessage.of("files.json.broken", 7));
    assertEquals(
        "files.json[x.json, files.json.broken[7]]",
        new UserMessageException(message, null).getMessage());
  }

  @Test
  void aMissingKeyIsADefect() {
    assertThrows(
        MissingResourceException.class, () -> UserMessages.words(UserMessage.of("files.none")));
    assertThrows(
        MissingResourceException.class, () -> UserMessages.words(UserMessage.of("nowhere.none")));
  }
}
