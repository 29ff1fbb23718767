/// Use cases: open, train, encode, decode, export. No DJL, no JavaFX.
@NullMarked
package lunula.service;

import org.jspecify.annotations.NullMarked;
