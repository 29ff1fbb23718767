package lunula.networks;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import lunula.model.network.StepMemory;

/// [Adam] as a plain loop over the engine's memory, in blocks that fit the first cache, shared by
/// two threads. Which of them takes a block changes no bit of the result.
final class PlainAdam implements Adam {
  /// Floats in a block: weights, gradients and moments of one fit 32 KB together.
  private static final int BLOCK = 2048;

  private final List<Slot> slots = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final TwoThreadRunner pair = new TwoThreadRunner("lunula-adam");
  private final List<Buffers> buffers = List.of(new Buffers(), new Buffers());
  private int steps;

  PlainAdam(Collection<NDArray> parameters) {
    for (NDArray parameter : parameters) {
      Slot slot = new Slot(parameter, slots.size());
      slots.add(slot);
      for (long from = 0; from < parameter.size(); from += BLOCK) {
        blocks.add(new Block(slot, from, (int) Math.min(BLOCK, parameter.size() - from)));
      }
    }
  }

  @Override
  public void step(double learningRate, NDManager scope) {
    steps++;
    Correction correction = Correction.of(learningRate, steps);
    slots.forEach(slot -> slot.locate(scope));
    pair.share(
        blocks.size(),
        (thread, number) -> blocks.get(number).update(buffers.get(thread), correction));
  }

  @Override
  public StepMemory memory(List<String> names) {
    Map<String, float[]> arrays = arrays(names);
    for (Block block : blocks) {
      copy(
          block.first,
          0,
          StepMemory.array(arrays, FIRST + block.name(names)),
          block.start(),
          block.first.length);
      copy(
          block.second,
          0,
          StepMemory.array(arrays, SECOND + block.name(names)),
          block.start(),
          block.first.length);
    }
    return StepMemory.of(arrays, Map.of(STEPS, (double) steps));
  }

  @Override
  public void recall(List<String> names, StepMemory memory) {
    Map<String, float[]> arrays = arrays(names);
    memory.into(arrays);
    steps = (int) memory.number(STEPS);
    for (Block block : blocks) {
      copy(
          StepMemory.array(arrays, FIRST + block.name(names)),
          block.start(),
          block.first,
          0,
          block.first.length);
      copy(
          StepMemory.array(arrays, SECOND + block.name(names)),
          block.start(),
          block.second,
          0,
          block.first.length);
    }
  }

  private static void copy(float[] from, int start, float[] to, int place, int count) {
    System.arraycopy(from, start, to, place, count);
  }

  private Map<String, float[]> arrays(List<String> names) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (String prefix : List.of(FIRST, SECOND)) {
      for (Slot slot : slots) {
        arrays.put(
            prefix + names.get(slot.number), new float[Math.toIntExact(slot.parameter.size())]);
      }
    }
    return arrays;
  }

  @Override
  public void close() {
    pair.close();
  }

  /// Where a parameter and its gradient lie in this step.
  private static final class Slot {
    private final NDArray parameter;
    private final int number;
    private MemorySegment weights = MemorySegment.NULL;
    private MemorySegment gradients = MemorySegment.NULL;

    Slot(NDArray parameter, int number) {
      this.parameter = parameter;
      this.number = number;
    }

    void locate(NDManager scope) {
      NDArray gradient = parameter.getGradient();
      gradient.attach(scope);
      weights = HostMemory.of(parameter).orElseThrow();
      gradients = HostMemory.of(gradient).orElseThrow();
    }
  }

  /// A thread's copies of one block.
  private record Buffers(float[] weights, float[] gradients) {
    Buffers() {
      this(new float[BLOCK], new float[BLOCK]);
    }
  }

  /// Some of a parameter's weights and their moments.
  private static final class Block {
    private final Slot slot;
    private final long offset;
    private final float[] first;
    private final float[] second;

    Block(Slot slot, long from, int count) {
      this.slot = slot;
      offset = from * Float.BYTES;
      first = new float[count];
      second = new float[count];
    }

    String name(List<String> names) {
      return names.get(slot.number);
    }

    int start() {
      return Math.toIntExact(offset / Float.BYTES);
    }

    void update(Buffers buffers, Correction correction) {
      int count = first.length;
      MemorySegment.copy(slot.weights, JAVA_FLOAT, offset, buffers.weights, 0, count);
      MemorySegment.copy(slot.gradients, JAVA_FLOAT, offset, buffers.gradients, 0, count);
      PlainAdam.update(buffers.weights, buffers.gradients, first, second, correction);
      MemorySegment.copy(buffers.weights, 0, slot.weights, JAVA_FLOAT, offset, count);
    }
  }

  /// The loop, which the compiler turns into vector instructions: every array starts at 0.
  private static void update(
      float[] weights, float[] gradients, float[] first, float[] second, Correction correction) {
    float rate = correction.rate();
    float epsilon = correction.epsilon();
    for (int i = 0; i < first.length; i++) {
      float gradient = gradients[i];
      float mean = BETA1 * first[i] + (1 - BETA1) * gradient;
      float square = BETA2 * second[i] + (1 - BETA2) * (gradient * gradient);
      first[i] = mean;
      second[i] = square;
      weights[i] -= rate * mean / ((float) Math.sqrt(square) + epsilon);
    }
  }

  /// The calling thread and one more, which share the pieces of a short piece of plain Java work.
  /// The second thread never talks to the engine. Whoever makes it closes it.
  ///
  /// Each takes the next piece that nobody has taken, so that a second thread that finds no free
  /// core delays nobody: the caller then does all.
  static final class TwoThreadRunner implements AutoCloseable {
    private final ExecutorService second;

    TwoThreadRunner(String name) {
      second = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    /// One piece of the work.
    interface Piece {
      /// @param thread 0 for the caller, 1 for the second thread
      /// @param number which piece
      void work(int thread, int number);
    }

    /// Does the pieces 0 to `count` - 1, in any order, and returns when all are done.
    ///
    /// @param piece must not throw
    void share(int count, Piece piece) {
      AtomicInteger next = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(count);
      second.execute(() -> take(1, count, next, done, piece));
      take(0, count, next, done, piece);
      awaitUninterruptibly(done);
    }

    private static void take(
        int thread, int count, AtomicInteger next, CountDownLatch done, Piece piece) {
      for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
        piece.work(thread, number);
        done.countDown();
      }
    }

    private static void awaitUninterruptibly(CountDownLatch done) {
      boolean interrupted = false;
      while (done.getCount() > 0) {
        try {
          done.await();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      second.shutdown();
    }
  }
}
