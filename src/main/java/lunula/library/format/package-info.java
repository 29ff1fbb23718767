/// The model folder on disk: versioned, written whole or not at all, safetensors and JSON.
@NullMarked
package lunula.library.format;

import org.jspecify.annotations.NullMarked;
