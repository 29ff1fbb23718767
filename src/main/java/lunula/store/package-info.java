/// The model folder on disk: versioned, written whole or not at all, safetensors and JSON.
@NullMarked
package lunula.store;

import org.jspecify.annotations.NullMarked;
