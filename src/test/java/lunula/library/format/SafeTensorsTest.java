package lunula.library.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lunula.files.UserMessages;
import lunula.model.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
  @TempDir Path folder;

  @Test
  void readsBackBitForBit() throws IOException {
    float[] awkward = {-0.0f, Float.MIN_VALUE, -Float.MIN_NORMAL / 2, Float.MAX_VALUE, 1e-3f, 1};
    float[] large = new float[600_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = Float.intBitsToFloat(i * 7919 & 0x7f7fffff);
    }
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", new Tensor(List.of(2, 3), awkward));
    tensors.put("empty", new Tensor(List.of(0, 5), new float[0]));
    tensors.put("a", new Tensor(List.of(large.length), large));
    tensors.put("scalar", new Tensor(List.of(), new float[] {3}));

    SequencedMap<String, Tensor> read = SafeTensors.read(written(tensors));

    assertEquals(tensors, read);
    assertEquals(List.of("b", "empty", "a", "scalar"), List.copyOf(read.keySet()));
  }

  @Test
  void writesTheFormatToTheByte() throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", new Tensor(List.of(1, 2), new float[] {1, -2}));

    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(written(tensors))).order(ByteOrder.LITTLE_ENDIAN);

    byte[] header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    assertEquals(0, header.length % 8);
    assertEquals(
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}",
        new String(header, StandardCharsets.UTF_8).stripTrailing());
    assertEquals(1, bytes.getFloat());
    assertEquals(-2, bytes.getFloat());
    assertEquals(0, bytes.remaining());
  }

  @Test
  void readsWhatOthersWrite() throws IOException {
    Path file =
        file(
            """
            {"__metadata__":{"format":"pt"},
             "b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},
             "a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}\
            """,
            8);

    assertEquals(List.of("a", "b"), List.copyOf(SafeTensors.read(file).keySet()));
  }

  @Test
  void saysWhereACutFileEnds() throws IOException {
    refuses(
        "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}",
        5,
        "ends after 68 of 75 bytes; the file was cut off");
    refusesBytes(new byte[5], "ends after 5 bytes; the file was cut off");
    refusesBytes(new byte[] {100, 0, 0, 0, 0, 0, 0, 0, '{'}, "ends after 9 of 108 bytes");
  }

  @Test
  void refusesFilesOfAnotherKind() throws IOException {
    refusesBytes(
        "PK\3\4 a PyTorch archive, not safetensors".getBytes(StandardCharsets.US_ASCII),
        "is not a safetensors file");
    refusesBytes(new byte[100], "promises a header of 0 bytes");
    refuses("not json at all", 0, "is not JSON");
    refuses("[1,2,3]", 0, "is not one JSON object");
    refuses("{'w':1,'w':2}", 0, "“w” is there twice");
    refuses("[".repeat(5000), 0, "is not JSON");
    refuses("{} trailing", 0, "is not JSON");
  }

  @Test
  void refusesTensorsThatDoNotTile() throws IOException {
    refuses("{'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", 5, "goes on after the");
    refuses(
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}", 8, "a gap before the tensor w");
    refuses(
        "{'v':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        8,
        "an overlap before the tensor w");
    refuses(
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}",
        4,
        "gives the tensor w of shape [2] 4 bytes, which do not fit");
    refuses("{'w':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}", 4, "which is not a place");
    refuses(
        "{'w':{'dtype':'F32','shape':[65536,65536,65536,65536],'data_offsets':[0,0]}}",
        0,
        "do not fit");
    refuses("{'w':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}", 4, "do not fit");
  }

  @Test
  void refusesOtherNumbersThanFloats() throws IOException {
    refuses(
        "{'w':{'dtype':'I64','shape':[2],'data_offsets':[0,16]}}",
        16,
        "holds the tensor w as I64; Lunula reads floating numbers (F16, BF16, F32, F64)");
    refuses("{'w':{'shape':[2],'data_offsets':[0,8]}}", 8, "has no “w.dtype”");
    refuses("{'w':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}}", 8, "“w.shape[0]”");
    refuses("{'w':7}", 8, "should have an object in “w”");
  }

  private void refuses(String header, int dataBytes, String sentence) throws IOException {
    expect(sentence, file(header.replace('\'', '"'), dataBytes));
  }

  private void refusesBytes(byte[] content, String sentence) throws IOException {
    expect(sentence, Files.write(folder.resolve("sample.safetensors"), content));
  }

  private static void expect(String sentence, Path file) {
    ModelFolderException refusal =
        assertThrows(ModelFolderException.class, () -> SafeTensors.read(file));
    String message = UserMessages.words(refusal);
    assertTrue(message.contains(sentence), message);
    assertTrue(message.contains("sample.safetensors"), message);
    List<String> remedies =
        List.of(
            "Copy the model again or train it anew.",
            "Save the tensors as floating numbers.",
            "Mend it in a text editor, or take the file from a whole copy of the model.");
    assertTrue(remedies.stream().anyMatch(message::endsWith), message);
  }

  private Path file(String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    return Files.write(folder.resolve("sample.safetensors"), bytes.array());
  }

  private Path written(SequencedMap<String, Tensor> tensors) throws IOException {
    Path file = folder.resolve("written.safetensors");
    try (var out = Channels.newChannel(Files.newOutputStream(file))) {
      SafeTensors.write(out, tensors);
    }
    return file;
  }
}
