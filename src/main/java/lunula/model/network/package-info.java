/// What networks compute, as layers: one class for each kind of network.
@NullMarked
package lunula.model.network;

import org.jspecify.annotations.NullMarked;
