/// The strip that explains the open model: the image at the cursor on its way through encoder,
/// posterior, z and decoder, with its numbers and the terms of the loss.
@NullMarked
package lunula.ui.explain;

import org.jspecify.annotations.NullMarked;
