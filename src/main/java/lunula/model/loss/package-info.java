/// What is followed while a model is trained and what it is judged by: losses as named series, each
/// with its unit and the direction in which it is better. JDK only.
@NullMarked
package lunula.model.loss;

import org.jspecify.annotations.NullMarked;
