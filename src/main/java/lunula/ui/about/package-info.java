/// What Lunula is made of: versions, licences, the data's credits, and where the person's own files
/// lie.
@NullMarked
package lunula.ui.about;

import org.jspecify.annotations.NullMarked;
