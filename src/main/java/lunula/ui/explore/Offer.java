package lunula.ui.explore;

import org.jspecify.annotations.Nullable;

/// Something to do that is no instrument of the map: a line in the list of what there is to do.
///
/// @param id names its icon, `icon-tool-<id>`, and its button, `offer-<id>`
/// @param name a few words
/// @param what one sentence: what one can do with it
/// @param key what to press for it anywhere; null if nothing
/// @param take does it
public record Offer(String id, String name, String what, @Nullable String key, Runnable take) {}
