/// DJL networks for every architecture, the objectives, and the one owner of the native model.
@NullMarked
package lunula.networks;

import org.jspecify.annotations.NullMarked;
