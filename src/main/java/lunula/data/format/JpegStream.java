package lunula.data.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import org.jspecify.annotations.Nullable;

/// A JPEG file, read as far as its Huffman codes before any decoder of Java's sees it: that decoder
/// can stop the whole virtual machine when it warns of damage (JDK 25 under the serial collector:
/// its native code makes a Java string while it holds an array).
///
/// What is damaged is found here, and [Read#bytes] is a stream that gives no reason to warn: codes
/// end where they first make no sense, and the rest of the picture is what the last block before
/// was, flat; bytes between the segments are left out; small errors of the header are put right.
/// ITU T.81; what is a reason to warn is libjpeg 6b's list.
final class JpegStream {
  /// Pictures may be this wide and high.
  private static final int MOST_SIDE = 65_500;

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DHT = 0xc4;
  private static final int DRI = 0xdd;
  private static final int RST = 0xd0;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int DQT = 0xdb;
  private static final int DNL = 0xdc;
  private static final int COM = 0xfe;
  private static final int PROGRESSIVE = 0xc2;

  /// Of one progressive picture: each has a decoder go through all blocks. Programs write ten or
  /// so.
  private static final int MOST_SCANS = 200;

  private final byte[] file;
  private final BooleanSupplier ended;
  private final ByteArrayOutputStream clean;
  private final @Nullable HuffmanTable[] direct = new HuffmanTable[4];
  private final @Nullable HuffmanTable[] alternating = new HuffmanTable[4];
  private int place;
  private boolean odd;
  private @Nullable UserMessage damage;
  private int restart;
  private int frame;
  private int width;
  private int height;
  private int columns;
  private int lines;
  private boolean manyScans;
  private int scans;
  private long limit;
  private byte[] adobe = {};
  private Component[] components = {};
  private boolean[] seen = {};

  /// What a file holds.
  ///
  /// @param bytes of a JPEG that a decoder reads without a warning; the file's own if they are such
  /// @param damage what is damaged, goes on after the file's name; null if nothing is
  /// @param width pixels a row
  /// @param height rows
  /// @param held bytes that libjpeg takes for the coefficients; 0 if it decodes row by row
  record Read(byte[] bytes, @Nullable UserMessage damage, int width, int height, long held) {}

  /// One colour, or the grey.
  private static final class Component {
    final int id;
    final int across;
    final int down;
    int blocks;
    int rows;
    int direct;
    int alternating;
    long[] nonzero = {};

    /// By coefficient, to which bit it is known; -1 for none.
    final byte[] known = new byte[64];

    Component(int id, int across, int down) {
      this.id = id;
      this.across = across;
      this.down = down;
      Arrays.fill(known, (byte) -1);
    }
  }

  /// Codes that make no sense, from here on.
  private static final class Damaged extends RuntimeException {
    Damaged() {
      super(null, null, false, false);
    }
  }

  private JpegStream(byte[] file, BooleanSupplier ended) {
    this.file = file;
    this.ended = ended;
    clean = new ByteArrayOutputStream(file.length + 64);
  }

  /// Reads a file.
  ///
  /// @param mostHeld native memory that decoding may take, in bytes
  /// @param ended asked now and then; once true, the reading ends with what it has
  /// @throws UserMessageException if nothing can be decoded, or not within the memory
  static Read of(byte[] file, long mostHeld, BooleanSupplier ended) throws UserMessageException {
    return new JpegStream(file, ended).read(mostHeld);
  }

  private Read read(long mostHeld) throws UserMessageException {
    place = 2;
    clean.write(0xff);
    clean.write(SOI);
    boolean whole = false;
    while (!whole && damage == null) {
      int marker = marker();
      if (marker < 0) {
        // A progressive picture may lack what would have made it sharp.
        odd = true;
        if (frame == PROGRESSIVE || !complete()) {
          damage = UserMessage.of("data.picture.cut");
        }
        break;
      }
      whole = marker == EOI || segment(marker, mostHeld);
    }
    if (damage == null && !complete()) {
      damage = UserMessage.of("data.picture.cut");
    }
    if (frame == 0 || !anySeen()) {
      throw new UserMessageException(damage == null ? unknown(0) : damage, null);
    }
    clean.write(0xff);
    clean.write(EOI);
    byte[] bytes = odd || damage != null ? clean.toByteArray() : file;
    return new Read(bytes, damage, width, height, held());
  }

  private boolean complete() {
    for (boolean one : seen) {
      if (!one) {
        return false;
      }
    }
    return frame != 0;
  }

  private boolean anySeen() {
    for (boolean one : seen) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /// The next marker; -1 at the end of the file.
  private int marker() {
    while (true) {
      int start = place;
      while (place < file.length && file[place] != -1) {
        place++;
      }
      odd |= place > start;
      while (place < file.length && file[place] == -1) {
        place++;
      }
      if (place >= file.length) {
        return -1;
      }
      int marker = file[place++] & 255;
      if (marker != 0) {
        return marker;
      }
      odd = true;
    }
  }

  /// Reads a segment.
  ///
  /// @return whether the picture is whole
  private boolean segment(int marker, long mostHeld) throws UserMessageException {
    if ((marker >= RST && marker < RST + 8) || marker == 1) {
      // Alone, they say nothing here.
      odd = true;
      return false;
    }
    int length = place + 2 <= file.length ? two(place) : 0;
    if (length < 2 || place + length > file.length) {
      damage = UserMessage.of("data.picture.cut");
      return false;
    }
    int from = place;
    int to = place + length;
    place = to;
    byte[] segment = Arrays.copyOfRange(file, from, to);
    switch (marker) {
      case DHT -> tables(segment);
      case DQT -> checkQuantisers(segment);
      case DRI -> restart = length == 4 ? two(from + 2) : unusable(marker);
      case SOS -> {
        return scan(segment);
      }
      case APP0 -> mendJfif(segment);
      case APP14 -> {
        if (frame == 0) {
          // Kept when it is known of how many colours it speaks.
          adobe = segment;
          return false;
        }
        mendAdobe(segment);
      }
      case 0xc0, 0xc1, PROGRESSIVE -> frame(marker, segment, mostHeld);
      default -> {
        boolean passedOver =
            marker == DNL || marker == COM || (marker > APP0 && marker < APP0 + 16);
        if (!passedOver) {
          damage = unknown(marker);
          return false;
        }
      }
    }
    keep(marker, segment);
    return false;
  }

  private void keep(int marker, byte[] segment) {
    clean.write(0xff);
    clean.write(marker);
    clean.write(segment, 0, segment.length);
  }

  private static int two(byte[] bytes, int at) {
    return ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
  }

  private int two(int at) {
    return two(file, at);
  }

  private static UserMessage unknown(int marker) {
    return UserMessage.of("data.picture.jpeg", Integer.toHexString(marker));
  }

  private static int unusable(int marker) throws UserMessageException {
    throw new UserMessageException(unknown(marker), null);
  }

  private void mendJfif(byte[] segment) {
    boolean jfif = segment.length >= 16 && segment[2] == 'J' && segment[3] == 'F';
    if (jfif && segment[7] != 1) {
      segment[7] = 1;
      odd = true;
    }
  }

  /// Its last byte tells how colours are to be understood.
  private void mendAdobe(byte[] segment) {
    if (segment.length >= 14 && segment[2] == 'A' && segment[3] == 'd') {
      int most = components.length == 4 ? 2 : 1;
      boolean known = segment[13] == 0 || segment[13] == most;
      segment[13] = (byte) (known ? segment[13] : most);
      odd |= !known;
    }
  }

  private void frame(int marker, byte[] segment, long mostHeld) throws UserMessageException {
    int count = segment.length > 7 ? segment[7] & 255 : 0;
    if (frame != 0
        || segment.length != 8 + 3 * count
        || segment[2] != 8
        || count < 1
        || count > 4) {
      unusable(marker);
    }
    frame = marker;
    height = two(segment, 3);
    width = two(segment, 5);
    if (width < 1 || height < 1 || Math.max(width, height) > MOST_SIDE) {
      throw new UserMessageException(UserMessage.of("data.picture.large", width, height), null);
    }
    components = new Component[count];
    seen = new boolean[count];
    int most = 0;
    int tallest = 0;
    for (int i = 0; i < count; i++) {
      int sampling = segment[9 + 3 * i] & 255;
      components[i] = new Component(segment[8 + 3 * i] & 255, sampling >> 4, sampling & 15);
      most = Math.max(most, components[i].across);
      tallest = Math.max(tallest, components[i].down);
      if (Math.min(sampling >> 4, sampling & 15) < 1
          || Math.max(sampling >> 4, sampling & 15) > 4) {
        unusable(marker);
      }
    }
    long blocks = 0;
    for (Component one : components) {
      one.blocks = Math.ceilDiv(Math.ceilDiv(width * one.across, most), 8);
      one.rows = Math.ceilDiv(Math.ceilDiv(height * one.down, tallest), 8);
      blocks += (long) one.blocks * one.rows;
    }
    // No block of a whole picture takes less than a bit.
    if (blocks / 8 > file.length) {
      throw new UserMessageException(
          UserMessage.of("data.picture.claims", width, height, file.length), null);
    }
    columns = Math.ceilDiv(width, 8 * most);
    lines = Math.ceilDiv(height, 8 * tallest);
    if (adobe.length > 0) {
      mendAdobe(adobe);
      keep(APP14, adobe);
    }
    limit = mostHeld;
    if (marker == PROGRESSIVE) {
      checkHeld();
      for (Component one : components) {
        one.nonzero = new long[Math.multiplyExact(one.blocks, one.rows)];
      }
    }
  }

  private long held() {
    if (frame != PROGRESSIVE && !manyScans) {
      return 0;
    }
    long bytes = 0;
    for (Component one : components) {
      bytes += 128L * columns * one.across * lines * one.down;
    }
    return bytes;
  }

  private void checkHeld() throws UserMessageException {
    manyScans = true;
    if (held() > limit) {
      throw new UserMessageException(
          UserMessage.of("data.picture.progressive", width, height, held() >> 20), null);
    }
  }

  /// Their length follows from what they are.
  private static void checkQuantisers(byte[] segment) throws UserMessageException {
    int at = 2;
    while (at < segment.length && (segment[at] & 15) < 4) {
      at += (segment[at] & 0xf0) == 0 ? 65 : 129;
    }
    if (at != segment.length) {
      unusable(DQT);
    }
  }

  private void tables(byte[] segment) throws UserMessageException {
    for (int at = 2; at < segment.length; ) {
      int which = segment[at] & 255;
      int end = at + 17;
      if (end > segment.length || (which & 15) > 3 || which >> 4 > 1) {
        unusable(DHT);
      }
      int codes = 0;
      for (int i = at + 1; i < end; i++) {
        codes += segment[i] & 255;
      }
      if (codes > 256 || end + codes > segment.length) {
        unusable(DHT);
      }
      HuffmanTable table = HuffmanTable.of(segment, at + 1, codes, which < 16);
      if (which < 16) {
        direct[which] = table;
      } else {
        alternating[which - 16] = table;
      }
      at = end + codes;
    }
  }

  /// Reads a scan and the codes after it.
  ///
  /// @return whether the picture is whole
  private boolean scan(byte[] segment) throws UserMessageException {
    int count = segment.length > 2 ? segment[2] : 0;
    if (frame == 0 || count < 1 || count > 4 || segment.length != 6 + 2 * count) {
      unusable(SOS);
    }
    Component[] these = new Component[count];
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(segment[3 + 2 * i] & 255);
      these[i] = components[numbers[i]];
      these[i].direct = segment[4 + 2 * i] >> 4 & 15;
      these[i].alternating = segment[4 + 2 * i] & 15;
      for (int j = 0; j < i; j++) {
        if (these[j] == these[i]) {
          unusable(SOS);
        }
      }
    }
    int end = segment.length;
    Scan scan =
        frame == PROGRESSIVE
            ? new Scan(
                these,
                segment[end - 3],
                segment[end - 2],
                segment[end - 1] >> 4 & 15,
                segment[end - 1] & 15)
            : new Scan(these, 0, 63, 0, 0);
    if (frame != PROGRESSIVE) {
      odd |= segment[end - 3] != 0 || segment[end - 2] != 63 || segment[end - 1] != 0;
      segment[end - 3] = 0;
      segment[end - 2] = 63;
      segment[end - 1] = 0;
      if (count < components.length) {
        checkHeld();
      }
    }
    if (!scan.follows()) {
      // It would say more of what is not known yet.
      damage = UserMessage.of("data.picture.jpeg.codes");
      return false;
    }
    scan.checkTables();
    int kept = clean.size();
    keep(SOS, segment);
    boolean usable = scan.codes();
    if (!usable) {
      byte[] before = Arrays.copyOf(clean.toByteArray(), kept);
      clean.reset();
      clean.write(before, 0, kept);
      return false;
    }
    for (int number : numbers) {
      seen[number] = true;
    }
    // What comes after the one scan of a picture is none of it.
    boolean whole = frame != PROGRESSIVE && complete();
    if (whole && damage == null) {
      odd |= !endsHere();
    }
    return whole;
  }

  private static HuffmanTable table(@Nullable HuffmanTable[] tables, int number) {
    return Objects.requireNonNull(tables[number], "checked before the codes are read");
  }

  private boolean endsHere() {
    return place + 1 < file.length && file[place] == -1 && (file[place + 1] & 255) == EOI;
  }

  private int number(int id) throws UserMessageException {
    for (int i = 0; i < components.length; i++) {
      if (components[i].id == id) {
        return i;
      }
    }
    return unusable(SOS);
  }

  /// The codes of one scan.
  private final class Scan {
    private final Component[] these;
    private final int first;
    private final int last;
    private final int before;
    private final int bit;
    private final int blocksAcross;
    private final int blocksDown;
    private int window;
    private int bits;
    private boolean over;
    private int run;

    Scan(Component[] these, int first, int last, int before, int bit) {
      this.these = these;
      this.first = first;
      this.last = last;
      this.before = before;
      this.bit = bit;
      blocksAcross = these.length == 1 ? these[0].blocks : columns;
      blocksDown = these.length == 1 ? these[0].rows : lines;
    }

    /// Whether a progressive scan says what comes next of its coefficients. One that says what is
    /// known already, again and again, would have a decoder at work for hours.
    boolean follows() {
      if (frame != PROGRESSIVE) {
        return true;
      }
      boolean possible =
          first == 0 ? last == 0 : first <= last && first > 0 && last < 64 && these.length == 1;
      boolean many = ++scans > MOST_SCANS;
      if (many || !possible || bit > 13 || (before != 0 && before != bit + 1)) {
        return false;
      }
      for (Component one : these) {
        if (first > 0 && one.known[0] < 0) {
          return false;
        }
        for (int k = first; k <= last; k++) {
          int known = one.known[k];
          if (known == 0 || before != Math.max(0, known)) {
            return false;
          }
        }
      }
      for (Component one : these) {
        Arrays.fill(one.known, first, last + 1, (byte) bit);
      }
      return true;
    }

    void checkTables() throws UserMessageException {
      int blocks = 0;
      for (Component one : these) {
        blocks += these.length == 1 ? 1 : one.across * one.down;
        boolean needsDirect = first == 0 && before == 0;
        boolean needsOther = last > 0;
        if ((needsDirect && (one.direct > 3 || direct[one.direct] == null))
            || (needsOther && (one.alternating > 3 || alternating[one.alternating] == null))) {
          unusable(DHT);
        }
      }
      if (blocks > 10) {
        unusable(SOS);
      }
    }

    /// Reads all codes, and keeps those that make sense.
    ///
    /// @return whether the scan is of use
    boolean codes() {
      int from = place;
      int unit = 0;
      int goodPlace = place;
      int goodBits = 0;
      int total = Math.multiplyExact(blocksAcross, blocksDown);
      try {
        for (; unit < total; unit++) {
          goodPlace = place;
          goodBits = bits;
          if (restart > 0 && unit > 0 && unit % restart == 0) {
            restart(unit / restart - 1 & 7);
          }
          if (unit % blocksAcross == 0 && ended.getAsBoolean()) {
            break;
          }
          unit(unit);
        }
        if (unit == total) {
          // Bits that fill up the last byte.
          dropFill();
          clean.write(file, from, place - from);
          return true;
        }
      } catch (Damaged here) {
        // Told below.
      }
      damage = UserMessage.of(over ? "data.picture.cut" : "data.picture.jpeg.codes");
      if (before > 0 || first > 0) {
        return false;
      }
      place = goodPlace;
      bits = goodBits;
      return fill(from, unit, total);
    }

    /// Goes back behind the byte of which a bit was taken last; its rest fills it up.
    private void dropFill() {
      for (; bits >= 8; bits -= 8) {
        place = stuffed(place - 1);
      }
      bits = 0;
      window = 0;
    }

    /// The first byte of two that stand for 0xff, if the place is that of the second.
    private int stuffed(int at) {
      return at > 0 && file[at] == 0 && file[at - 1] == -1 ? at - 1 : at;
    }

    private void restart(int number) {
      dropFill();
      run = 0;
      int at = place;
      while (at + 1 < file.length && file[at] == -1 && file[at + 1] == -1) {
        at++;
      }
      if (at + 1 >= file.length) {
        over = true;
        throw new Damaged();
      }
      if (file[at] != -1 || (file[at + 1] & 255) != RST + number) {
        throw new Damaged();
      }
      place = at + 2;
    }

    private void unit(int unit) {
      int column = unit % blocksAcross;
      int row = unit / blocksAcross;
      if (these.length == 1) {
        block(these[0], row * these[0].blocks + column);
        return;
      }
      for (Component one : these) {
        for (int y = 0; y < one.down; y++) {
          for (int x = 0; x < one.across; x++) {
            // Blocks beyond the edge have codes, and only those of the first coefficient.
            block(one, -1);
          }
        }
      }
    }

    private void block(Component one, int number) {
      if (frame != PROGRESSIVE) {
        sequential(one);
      } else if (first == 0) {
        if (before == 0) {
          difference(table(direct, one.direct));
        } else {
          take(1);
        }
      } else if (before == 0) {
        firstBits(one, number);
      } else {
        furtherBits(one, number);
      }
    }

    private void difference(HuffmanTable table) {
      take(symbol(table));
    }

    private void sequential(Component one) {
      difference(table(direct, one.direct));
      HuffmanTable table = table(alternating, one.alternating);
      for (int k = 1; k < 64; k++) {
        int symbol = symbol(table);
        int size = symbol & 15;
        if (size == 0) {
          if (symbol != 0xf0) {
            break;
          }
          k += 15;
        } else {
          k += symbol >> 4;
          take(size);
        }
        if (k > 63) {
          throw new Damaged();
        }
      }
    }

    private void firstBits(Component one, int number) {
      if (run > 0) {
        run--;
        return;
      }
      HuffmanTable table = table(alternating, one.alternating);
      long nonzero = one.nonzero[number];
      for (int k = first; k <= last; k++) {
        int symbol = symbol(table);
        int zeros = symbol >> 4;
        int size = symbol & 15;
        if (size > 0) {
          k += zeros;
          take(size);
          if (k > last) {
            throw new Damaged();
          }
          nonzero |= 1L << k;
        } else if (zeros == 15) {
          k += 15;
        } else {
          run = (1 << zeros) - 1 + take(zeros);
          break;
        }
      }
      one.nonzero[number] = nonzero;
    }

    private void furtherBits(Component one, int number) {
      HuffmanTable table = table(alternating, one.alternating);
      long nonzero = one.nonzero[number];
      int k = first;
      if (run == 0) {
        for (; k <= last; k++) {
          int symbol = symbol(table);
          int zeros = symbol >> 4;
          int size = symbol & 15;
          if (size > 1) {
            throw new Damaged();
          }
          if (size == 1) {
            take(1);
          } else if (zeros != 15) {
            run = (1 << zeros) + take(zeros);
            break;
          }
          for (; k <= last; k++) {
            if ((one.nonzero[number] >> k & 1) != 0) {
              take(1);
            } else if (--zeros < 0) {
              break;
            }
          }
          if (size == 1) {
            if (k > last) {
              throw new Damaged();
            }
            nonzero |= 1L << k;
          }
        }
      }
      if (run > 0) {
        for (; k <= last; k++) {
          if ((one.nonzero[number] >> k & 1) != 0) {
            take(1);
          }
        }
        run--;
      }
      one.nonzero[number] = nonzero;
    }

    private void load() {
      while (bits <= 24 && place < file.length) {
        int next = file[place] & 255;
        if (next == 255) {
          if (place + 1 >= file.length || file[place + 1] != 0) {
            return;
          }
          place++;
        }
        place++;
        window = window << 8 | next;
        bits += 8;
      }
    }

    private int take(int size) {
      if (size == 0) {
        return 0;
      }
      if (bits < size) {
        load();
        if (bits < size) {
          over = place + 1 >= file.length;
          throw new Damaged();
        }
      }
      bits -= size;
      return window >> bits & (1 << size) - 1;
    }

    private int symbol(HuffmanTable table) {
      if (bits < 16) {
        load();
      }
      int peeked = bits >= 16 ? window >>> (bits - 16) : window << (16 - bits);
      int found = table.find(peeked & 0xffff);
      int length = found >> 8;
      if (found == 0 || length > bits) {
        over = bits < 16 && place + 1 >= file.length;
        throw new Damaged();
      }
      bits -= length;
      return found & 255;
    }

    /// Keeps the codes before a unit, at whose first bit the reading stands, and writes flat blocks
    /// for the rest.
    ///
    /// @return false if the tables have no codes for such
    private boolean fill(int from, int unit, int total) {
      for (Component one : these) {
        if (flat(one)[0] < 0 || (frame != PROGRESSIVE && flat(one)[1] < 0)) {
          return false;
        }
      }
      int open = bits & 7;
      dropFill();
      int whole = open == 0 ? place : stuffed(place - 1);
      clean.write(file, from, whole - from);
      var out = new Bits();
      if (open > 0) {
        out.put((file[whole] & 255) >> open, 8 - open);
      }
      for (int i = unit; i < total; i++) {
        if (restart > 0 && i > 0 && i % restart == 0) {
          out.flush();
          clean.write(0xff);
          clean.write(RST + (i / restart - 1 & 7));
        }
        for (Component one : these) {
          int[] codes = flat(one);
          int blocks = these.length == 1 ? 1 : one.across * one.down;
          for (int block = 0; block < blocks; block++) {
            out.put(codes[0] & 0xffff, codes[0] >> 16);
            if (frame != PROGRESSIVE) {
              out.put(codes[1] & 0xffff, codes[1] >> 16);
            }
          }
        }
      }
      out.flush();
      return true;
    }

    /// The codes of a block that is as the one before, flat.
    private int[] flat(Component one) {
      int other = frame == PROGRESSIVE ? -1 : table(alternating, one.alternating).code(0);
      return new int[] {table(direct, one.direct).code(0), other};
    }

    /// Bits on their way to bytes.
    private final class Bits {
      private int value;
      private int count;

      void put(int code, int length) {
        for (int i = length - 1; i >= 0; i--) {
          value = (value << 1) | ((code >> i) & 1);
          if (++count == 8) {
            clean.write(value);
            if (value == 255) {
              clean.write(0);
            }
            value = 0;
            count = 0;
          }
        }
      }

      void flush() {
        if (count > 0) {
          int missing = 8 - count;
          put((1 << missing) - 1, missing);
        }
      }
    }
  }

  /// Codes of up to 16 bits, and the symbols that they stand for.
  private static final class HuffmanTable {
    private static final int QUICK = 9;

    /// By the first bits: length and symbol, or 0.
    private final int[] quick = new int[1 << QUICK];
    private final int[] least = new int[17];
    private final int[] beyond = new int[17];
    private final int[] offset = new int[17];
    private final byte[] symbols;

    private HuffmanTable(byte[] symbols) {
      this.symbols = symbols;
    }

    static HuffmanTable of(byte[] segment, int counts, int codes, boolean direct)
        throws UserMessageException {
      byte[] symbols = Arrays.copyOfRange(segment, counts + 16, counts + 16 + codes);
      HuffmanTable table = new HuffmanTable(symbols);
      int code = 0;
      int symbol = 0;
      for (int length = 1; length <= 16; length++) {
        int count = segment[counts + length - 1] & 255;
        table.least[length] = code;
        table.beyond[length] = code + count;
        table.offset[length] = symbol - code;
        if (code + count > 1 << length) {
          unusable(DHT);
        }
        for (int i = 0; i < count; i++) {
          int meaning = symbols[symbol++] & 255;
          if (direct && meaning > 15) {
            unusable(DHT);
          }
          if (length <= QUICK) {
            int from = (code + i) << (QUICK - length);
            Arrays.fill(table.quick, from, from + (1 << (QUICK - length)), (length << 8) | meaning);
          }
        }
        code = (code + count) << 1;
      }
      return table;
    }

    /// The symbol of the next 16 bits, and above it the length of its code; 0 if there is none.
    int find(int bits) {
      int found = quick[bits >> (16 - QUICK)];
      for (int length = QUICK + 1; found == 0 && length <= 16; length++) {
        int code = bits >> (16 - length);
        if (code >= least[length] && code < beyond[length]) {
          found = (length << 8) | (symbols[offset[length] + code] & 255);
        }
      }
      return found;
    }

    /// The code of a symbol, and above it its length; -1 if there is none.
    int code(int symbol) {
      for (int length = 1; length <= 16; length++) {
        for (int code = least[length]; code < beyond[length]; code++) {
          if ((symbols[offset[length] + code] & 255) == symbol) {
            return length << 16 | code;
          }
        }
      }
      return -1;
    }
  }
}
