/// Networks in plain arrays: what their layers compute, their gradients and their update, by
/// OpenBLAS and the Java compiler's vector instructions. Needs no engine. Two threads share the
/// work, in the same way on every machine, so that a seed leads to the same weights.
@NullMarked
package lunula.networks.dense;

import org.jspecify.annotations.NullMarked;
