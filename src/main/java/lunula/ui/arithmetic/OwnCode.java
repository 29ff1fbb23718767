package lunula.ui.arithmetic;

import lunula.model.GrayImage;

/// A person's own drawing and where the open model puts it.
///
/// @param code a whole z; shared, nobody writes to it
public record OwnCode(GrayImage picture, float[] code) {}
