package lunula.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Python's pickles, protocols 0 to 5, without running what they name: numbers, texts, bytes,
/// lists, tuples, dictionaries, sets, and calls of the names that are allowed, which stay calls.
/// Any other name is refused. Python's “pickletools.py” describes the operations.
///
/// Integers become [Long] or [BigInteger], floating numbers [Double], texts [String], bytes
/// `byte[]`, also where Python 3 writes them as an encoded text for Python 2, lists, tuples and
/// sets [List], dictionaries [Map], None null.
public final class PickleReader {
  private static final int MOST_OBJECTS = 20_000_000;
  private static final long MOST_BYTES = 1L << 30;
  private static final int LONGEST_LINE = 1 << 16;

  /// A text of Latin letters, each of which stands for a byte.
  private static final String ENCODED = "_codecs.encode";

  private static final Set<String> EMPTY_BYTES = Set.of("__builtin__.bytes", "builtins.bytes");

  private final InputStream in;
  private final Set<String> allowed;
  private final List<@Nullable Object> stack = new ArrayList<>();
  private final Map<Integer, @Nullable Object> memo = new HashMap<>();
  private int objects;
  private long bytes;

  /// Where a tuple or a list began.
  private enum Mark {
    MARK
  }

  /// A name of a module and of what it holds, such as `collections.OrderedDict`.
  public record Name(String name) {}

  /// What a name would be called with, and what would then be put in.
  public static final class Call {
    private final String name;
    private final List<@Nullable Object> arguments;
    private @Nullable Object state;
    private final Map<@Nullable Object, @Nullable Object> items = new LinkedHashMap<>();
    private final List<@Nullable Object> list = new ArrayList<>();

    Call(String name, List<@Nullable Object> arguments) {
      this.name = name;
      this.arguments = arguments;
    }

    /// What is called.
    public String name() {
      return name;
    }

    /// With what.
    public List<@Nullable Object> arguments() {
      return arguments;
    }

    /// What the object is then told; null if nothing.
    public @Nullable Object state() {
      return state;
    }

    /// The same call with another state.
    public Call with(Object other) {
      Call call = new Call(name, arguments);
      call.state = other;
      return call;
    }

    /// What is put under keys.
    public Map<@Nullable Object, @Nullable Object> items() {
      return items;
    }
  }

  /// An object that is stored elsewhere.
  public record Persistent(@Nullable Object id) {}

  private PickleReader(InputStream in, Set<String> allowed) {
    this.in = in;
    this.allowed = allowed;
  }

  /// Reads one object.
  ///
  /// @param allowed names that may be called, `module.name`
  /// @throws UserMessageException if it names another one, or is no pickle
  /// @throws EOFException if it was cut off
  public static @Nullable Object read(InputStream in, Set<String> allowed) throws IOException {
    try {
      return new PickleReader(in, allowed).run();
    } catch (IndexOutOfBoundsException
        | ClassCastException
        | NumberFormatException
        | NoSuchElementException damaged) {
      throw new UserMessageException(UserMessage.of("files.pickle.damaged"), damaged);
    }
  }

  private @Nullable Object run() throws IOException {
    while (true) {
      int operation = in.read();
      if (operation < 0) {
        throw new EOFException();
      }
      if (++objects > MOST_OBJECTS) {
        throw new UserMessageException("files.pickle.large");
      }
      switch (operation) {
        case '.' -> {
          return pop();
        }
        case 0x80 -> in.skipNBytes(1);
        case 0x95 -> in.skipNBytes(8);
        case '(' -> stack.add(Mark.MARK);
        case '0' -> pop();
        case '1' -> popToMark();
        case '2' -> stack.add(stack.getLast());
        case 'N' -> stack.add(null);
        case 0x88 -> stack.add(true);
        case 0x89 -> stack.add(false);
        case 'I' -> stack.add(integer(line(LONGEST_LINE)));
        case 'K' -> stack.add(number(1));
        case 'M' -> stack.add(number(2));
        case 'J' -> stack.add((long) (int) number(4));
        case 'L' -> stack.add(Long.parseLong(line(LONGEST_LINE).replace("L", "")));
        case 0x8a -> stack.add(longNumber(number(1)));
        case 0x8b -> stack.add(longNumber(number(4)));
        case 'F' -> stack.add(Double.parseDouble(line(LONGEST_LINE)));
        case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(number(8))));
        case 'S' -> stack.add(quoted(line(LONGEST_LINE)));
        case 'V' -> stack.add(line(LONGEST_LINE));
        // Texts of Python 2 are bytes: what they are follows from who asks for them.
        case 'T' -> stack.add(take(number(4)));
        case 'U' -> stack.add(take(number(1)));
        case 'X' -> stack.add(new String(take(number(4)), StandardCharsets.UTF_8));
        case 0x8c -> stack.add(new String(take(number(1)), StandardCharsets.UTF_8));
        case 0x8d -> stack.add(new String(take(number(8)), StandardCharsets.UTF_8));
        case 'C' -> stack.add(take(number(1)));
        case 'B' -> stack.add(take(number(4)));
        case 0x8e, 0x96 -> stack.add(take(number(8)));
        case ')', ']', 0x8f -> stack.add(new ArrayList<@Nullable Object>());
        case '}' -> stack.add(new LinkedHashMap<@Nullable Object, @Nullable Object>());
        case 't', 'l', 0x91 -> stack.add(popToMark());
        case 0x85 -> stack.add(last(1));
        case 0x86 -> stack.add(last(2));
        case 0x87 -> stack.add(last(3));
        case 'd' -> stack.add(put(new LinkedHashMap<>(), popToMark()));
        case 'a' -> append(last(1));
        case 'e', 0x90 -> append(popToMark());
        case 's' -> setItems(last(2));
        case 'u' -> setItems(popToMark());
        case 'p' -> memo.put(Integer.parseInt(line(LONGEST_LINE)), stack.getLast());
        case 'q' -> memo.put((int) number(1), stack.getLast());
        case 'r' -> memo.put((int) number(4), stack.getLast());
        case 0x94 -> memo.put(memo.size(), stack.getLast());
        case 'g' -> stack.add(memo.get(Integer.parseInt(line(LONGEST_LINE))));
        case 'h' -> stack.add(memo.get((int) number(1)));
        case 'j' -> stack.add(memo.get((int) number(4)));
        case 'c' -> stack.add(named(line(LONGEST_LINE) + "." + line(LONGEST_LINE)));
        case 0x93 -> {
          List<@Nullable Object> names = last(2);
          stack.add(named((String) names.get(0) + "." + (String) names.get(1)));
        }
        case 'R', 0x81 -> {
          List<@Nullable Object> arguments = list(pop());
          stack.add(called(((Name) notNull(pop())).name(), arguments));
        }
        case 'b' -> {
          Object state = pop();
          if (stack.getLast() instanceof Call call) {
            call.state = state;
          } else {
            throw new UserMessageException("files.pickle.damaged");
          }
        }
        case 'Q' -> stack.add(new Persistent(pop()));
        default -> throw new UserMessageException("files.pickle.damaged");
      }
    }
  }

  private static Object integer(String line) {
    return switch (line) {
      case "00" -> false;
      case "01" -> true;
      default -> Long.parseLong(line);
    };
  }

  private Name named(String name) throws UserMessageException {
    if (!allowed.contains(name)) {
      throw new UserMessageException(
          "files.pickle.name", name.length() > 100 ? name.substring(0, 100) + "…" : name);
    }
    return new Name(name);
  }

  /// A call, or the bytes that Python 3 writes as one in protocols 0 to 2.
  private Object called(String name, List<@Nullable Object> arguments) throws UserMessageException {
    if (!name.equals(ENCODED) && !EMPTY_BYTES.contains(name)) {
      return new Call(name, arguments);
    }
    String letters = arguments.isEmpty() ? "" : (String) notNull(arguments.getFirst());
    bytes += letters.length();
    if (bytes > MOST_BYTES) {
      throw new UserMessageException("files.pickle.large");
    }
    return letters.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Object notNull(@Nullable Object object) {
    if (object == null) {
      throw new ClassCastException("null");
    }
    return object;
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> list(@Nullable Object object) {
    return (List<@Nullable Object>) notNull(object);
  }

  private @Nullable Object pop() {
    return stack.removeLast();
  }

  private List<@Nullable Object> last(int count) {
    List<@Nullable Object> last = stack.subList(stack.size() - count, stack.size());
    List<@Nullable Object> copy = new ArrayList<>(last);
    last.clear();
    return copy;
  }

  private List<@Nullable Object> popToMark() {
    int mark = stack.lastIndexOf(Mark.MARK);
    List<@Nullable Object> above = last(stack.size() - mark - 1);
    stack.removeLast();
    return above;
  }

  private void append(List<@Nullable Object> more) {
    if (stack.getLast() instanceof Call call) {
      call.list.addAll(more);
    } else {
      list(stack.getLast()).addAll(more);
    }
  }

  @SuppressWarnings("unchecked")
  private void setItems(List<@Nullable Object> keysAndValues) {
    Object target = stack.getLast();
    put(
        target instanceof Call call
            ? call.items
            : (Map<@Nullable Object, @Nullable Object>) notNull(target),
        keysAndValues);
  }

  private static Map<@Nullable Object, @Nullable Object> put(
      Map<@Nullable Object, @Nullable Object> map, List<@Nullable Object> keysAndValues) {
    for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
      Object key = keysAndValues.get(i);
      if (key instanceof List || key instanceof Map || key instanceof Call) {
        // What may hold itself has no hash.
        throw new ClassCastException("key");
      }
      map.put(
          key instanceof byte[] text ? new String(text, StandardCharsets.ISO_8859_1) : key,
          keysAndValues.get(i + 1));
    }
    return map;
  }

  /// So many bytes, the least first.
  private long number(int count) throws IOException {
    byte[] read = in.readNBytes(count);
    if (read.length < count) {
      throw new EOFException();
    }
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (read[i] & 255);
    }
    return value;
  }

  private Object longNumber(long count) throws IOException {
    byte[] read = take(count);
    for (int i = 0; i < read.length / 2; i++) {
      byte swapped = read[i];
      read[i] = read[read.length - 1 - i];
      read[read.length - 1 - i] = swapped;
    }
    BigInteger value = read.length == 0 ? BigInteger.ZERO : new BigInteger(read);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private byte[] take(long count) throws IOException {
    bytes += count;
    if (count < 0 || bytes > MOST_BYTES) {
      throw new UserMessageException("files.pickle.large");
    }
    // Not all at once: the file may promise more than it has.
    byte[] read = in.readNBytes((int) count);
    if (read.length < count) {
      throw new EOFException();
    }
    return read;
  }

  private String line(int longest) throws IOException {
    byte[] line = new byte[64];
    int length = 0;
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      if (length == longest) {
        throw new UserMessageException("files.pickle.damaged");
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) read;
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
  }

  private static Object quoted(String line) {
    String text = line.length() > 1 ? line.substring(1, line.length() - 1) : line;
    byte[] bytes = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == '\\' && i + 1 < text.length()) {
        char escaped = text.charAt(++i);
        if (escaped == 'x' && i + 2 < text.length()) {
          bytes[count++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
          i += 2;
        } else {
          bytes[count++] =
              (byte)
                  (escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped);
        }
      } else {
        bytes[count++] = (byte) one;
      }
    }
    return Arrays.copyOf(bytes, count);
  }
}
