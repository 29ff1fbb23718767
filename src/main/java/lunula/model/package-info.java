/// What a model is to everyone else: architecture, objective, plan, encodings, images, card, and
/// the encoder and decoder ports. JDK only.
@NullMarked
package lunula.model;

import org.jspecify.annotations.NullMarked;
