package lunula.export.code;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Messages in the wire format of Protocol Buffers, as far as a network in ONNX needs it: numbers,
/// floats, texts and messages in messages.
///
/// Field numbers are those of `onnx.proto`, IR version 8.
final class OnnxWriter {
  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FIXED = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  OnnxWriter number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  OnnxWriter fraction(int field, float value) {
    varint((long) field << 3 | FIXED);
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  OnnxWriter text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  OnnxWriter texts(int field, List<String> texts) {
    texts.forEach(text -> text(field, text));
    return this;
  }

  OnnxWriter message(int field, OnnxWriter message) {
    return bytes(field, message.bytes());
  }

  OnnxWriter bytes(int field, byte[] bytes) {
    varint((long) field << 3 | BYTES);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /// The message.
  byte[] bytes() {
    return out.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /// A `TensorProto` of floats.
  static OnnxWriter tensor(String name, List<Integer> shape, float[] values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    OnnxWriter tensor = new OnnxWriter();
    shape.forEach(length -> tensor.number(1, length));
    return tensor.number(2, 1).text(8, name).bytes(9, raw.array());
  }

  /// A `TensorProto` of whole numbers.
  static OnnxWriter tensor(String name, List<Long> values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(raw::putLong);
    return new OnnxWriter()
        .number(1, values.size())
        .number(2, 7)
        .text(8, name)
        .bytes(9, raw.array());
  }

  /// A `ValueInfoProto` of floats, a row of numbers a picture, as many rows as there are.
  static OnnxWriter rows(String name, int numbers, String meaning) {
    OnnxWriter shape =
        new OnnxWriter()
            .message(1, new OnnxWriter().text(2, "batch"))
            .message(1, new OnnxWriter().number(1, numbers));
    OnnxWriter type = new OnnxWriter().message(1, new OnnxWriter().number(1, 1).message(2, shape));
    return new OnnxWriter().text(1, name).message(2, type).text(3, meaning);
  }

  /// A `NodeProto`.
  ///
  /// @param attributes by name: an `Integer`, a `Float`, a list of `Integer`s, or a text
  static OnnxWriter node(
      String operator, List<String> inputs, String output, Map<String, Object> attributes) {
    OnnxWriter node =
        new OnnxWriter().texts(1, inputs).text(2, output).text(3, output).text(4, operator);
    new TreeMap<>(attributes).forEach((name, value) -> node.message(5, attribute(name, value)));
    return node;
  }

  private static OnnxWriter attribute(String name, Object value) {
    OnnxWriter attribute = new OnnxWriter().text(1, name);
    if (value instanceof Integer number) {
      return attribute.number(3, number).number(20, 2);
    }
    if (value instanceof Float fraction) {
      return attribute.fraction(2, fraction).number(20, 1);
    }
    if (value instanceof String text) {
      return attribute.text(4, text).number(20, 3);
    }
    ((List<?>) value).forEach(each -> attribute.number(8, (Integer) each));
    return attribute.number(20, 7);
  }
}
