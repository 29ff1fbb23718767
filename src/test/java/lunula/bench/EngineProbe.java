package lunula.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.files.AppFolders;
import lunula.model.plan.Preset;
import lunula.networks.NativeEngine;
import lunula.train.Families;
import lunula.train.TrainableModel;
import lunula.train.Trainer;

/// Trains one batch of a fully connected and of a convolutional network, and tells what computed
/// them, which native libraries that brought into the process, and which kernels OpenBLAS chose.
public final class EngineProbe {
  private static final PrintStream OUT = System.out;
  private static final Pattern LIBRARY =
      Pattern.compile(".*/lib[^/]*(blas|mkl|mxnet|torch|dnnl|gomp|iomp|mvec)[^/]*\\.so[^/]*");

  private EngineProbe() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException {
    AppFolders folders = AppFolders.find();
    NativeEngine.configure(folders.cache().toString());
    DataSet all = new FashionMnist(folders.fashionMnist()).load();
    int[] few = IntStream.range(0, 256).toArray();
    DataSet some = DataSet.of("few", "A few", all.train().pick(few), all.test().pick(few), "");
    for (String preset : List.of("vae", "vae-convolutional")) {
      note("computes " + preset, train(Preset.of(preset), some, few));
    }
    note("Java vectors", vectorModule());
    List<Path> libraries = libraries();
    note(
        "libraries",
        libraries.stream()
            .map(library -> library.getFileName().toString())
            .collect(Collectors.joining(", ")));
    note(
        "OpenBLAS",
        libraries.stream()
            .map(EngineProbe::openBlas)
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(" / ")));
    System.exit(0);
  }

  /// @return what computes it
  private static String train(Preset preset, DataSet data, int... batch) throws IOException {
    try (Trainer trainer = Families.of(preset.plan().architecture().body()).trainer().get();
        TrainableModel model = trainer.prepare(preset.plan(), data);
        TrainableModel.Steps steps = model.steps(new Random(1))) {
      steps.step(Arrays.copyOf(batch, preset.plan().batchSize()), 1e-3, 0);
      return trainer.start(preset.plan());
    }
  }

  private static void note(String name, String text) {
    OUT.println(WatchedProcess.noteLine(name, text));
  }

  private static String vectorModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? "on" : "off";
  }

  /// Native libraries for arithmetic in this process; none where the system does not say.
  private static List<Path> libraries() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.isReadable(maps)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(maps)) {
      return lines
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .filter(name -> LIBRARY.matcher(name).matches())
          .distinct()
          .map(Path::of)
          .toList();
    }
  }

  /// How OpenBLAS was built, for which processor its kernels are, and its threads.
  @SuppressWarnings("restricted")
  private static Optional<String> openBlas(Path library) {
    if (!library.getFileName().toString().contains("openblas")) {
      return Optional.empty();
    }
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    Optional<MemorySegment> config = symbols.find("openblas_get_config");
    Optional<MemorySegment> core = symbols.find("openblas_get_corename");
    Optional<MemorySegment> threads = symbols.find("openblas_get_num_threads");
    return config.isEmpty() || core.isEmpty() || threads.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s; kernels for %s; %d threads"
                .formatted(text(config.get()), text(core.get()), number(threads.get())));
  }

  @SuppressWarnings("restricted")
  private static String text(MemorySegment function) {
    try {
      MemorySegment answer =
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS))
                  .invokeExact();
      return answer.reinterpret(1 << 10).getString(0).strip();
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @SuppressWarnings("restricted")
  private static int number(MemorySegment function) {
    try {
      return (int)
          Linker.nativeLinker()
              .downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT))
              .invokeExact();
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
