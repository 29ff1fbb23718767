/// Parts that every feature of the window builds on: settings, actions, jobs, forms, texts.
@NullMarked
package lunula.ui.kit;

import org.jspecify.annotations.NullMarked;
