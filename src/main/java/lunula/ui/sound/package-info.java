/// The cursor's place as a sound, for who does not see it or looks elsewhere.
@NullMarked
package lunula.ui.sound;

import org.jspecify.annotations.NullMarked;
