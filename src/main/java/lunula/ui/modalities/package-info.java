/// Both modalities of a model: what is said and what is shown, and what each tells of the other.
@NullMarked
package lunula.ui.modalities;

import org.jspecify.annotations.NullMarked;
