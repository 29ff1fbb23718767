/// What a training run is to do: presets, objective, optimiser and settings.
@NullMarked
package lunula.model.plan;

import org.jspecify.annotations.NullMarked;
