package lunula.model;

/// A person's own text, encoded by a model of texts.
///
/// @param code mean of its posterior; shared, nobody writes to it
/// @param decoded what comes back from there
/// @param nats what the text costs there, −log p(x | z)
public record EncodedText(float[] code, TextSample decoded, double nats) {}
