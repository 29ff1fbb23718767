package lunula.ui.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.datasets.DataChoice;
import lunula.files.Progress;
import lunula.library.FoundModel;
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

  /// What every file holds; null for whole models.
  public @Nullable FoundModel found;

  /// Data sets that it may belong to.
  public List<DataChoice> fitting = List.of();

  /// What was taken in as it was confirmed.
  public final List<String> taken = new ArrayList<>();

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
  public Optional<FoundModel> find(Path path) throws IOException {
    failIfTold();
    return Optional.ofNullable(found);
  }

  @Override
  public List<DataChoice> fitting(FoundModel network) {
    return fitting;
  }

  @Override
  public DataSet images(DataChoice choice) throws IOException {
    failIfTold();
    LabelledImages few =
        new LabelledImages(
            choice.size().width(),
            choice.size().height(),
            new byte[choice.size().pixels()],
            new byte[1],
            List.of());
    return new DataSet(choice.name(), few, few, "ab");
  }

  @Override
  public Optional<LibraryEntry> importFound(
      FoundModel network, FoundModel.Choice choice, String name, DataSet images, Progress progress)
      throws IOException {
    taken.add(name + " on " + images.name() + " as " + choice);
    return importFolder(Path.of(name), progress);
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
