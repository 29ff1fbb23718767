package lunula.ui.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.files.Progress;
import lunula.library.Library;
import lunula.library.LibraryEntry;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.testkit.Samples;
import org.jspecify.annotations.Nullable;

/// A library without a disk.
public final class MemoryLibrary implements Library {
  public final List<LibraryEntry> entries = new ArrayList<>();
  public final List<String> problems = new ArrayList<>();
  public @Nullable String failure;

  /// Images that an imported folder still has to encode.
  public int toEncode;

  /// Done when an imported folder is there and has not been told of yet.
  public Runnable beforeTheEnd = () -> {};

  public MemoryLibrary(LibraryEntry... first) {
    entries.addAll(List.of(first));
  }

  @Override
  public List<LibraryEntry> entries() {
    return entries;
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public LibraryEntry keep(SavedModel model, String name) throws IOException {
    failIfTold();
    entries.add(Samples.entry(name, false));
    return entries.getLast();
  }

  @Override
  public LibraryEntry rename(LibraryEntry entry, String name) throws IOException {
    failIfTold();
    var renamed = new LibraryEntry(entry.folder(), false, entry.card().named(name));
    entries.set(entries.indexOf(entry), renamed);
    return renamed;
  }

  @Override
  public LibraryEntry measured(LibraryEntry entry, Measurements measures) throws IOException {
    failIfTold();
    var noted = new LibraryEntry(entry.folder(), entry.bundled(), entry.card().with(measures));
    entries.set(entries.indexOf(entry), noted);
    return noted;
  }

  @Override
  public void delete(LibraryEntry entry) throws IOException {
    failIfTold();
    entries.remove(entry);
  }

  @Override
  public void export(Path model, Path file) throws IOException {
    failIfTold();
    Files.writeString(file, model.toString());
  }

  @Override
  public Optional<LibraryEntry> importFolder(Path folder, Progress progress) throws IOException {
    failIfTold();
    for (int image = 0; image < toEncode; image++) {
      if (!progress.goesOn(image, toEncode)) {
        return Optional.empty();
      }
    }
    entries.add(Samples.entry(folder.getFileName().toString(), false));
    beforeTheEnd.run();
    return Optional.of(entries.getLast());
  }

  private void failIfTold() throws IOException {
    if (failure != null) {
      throw new IOException(failure);
    }
  }
}
