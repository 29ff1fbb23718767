package lunula.ui.export;

import java.util.function.Supplier;
import javafx.scene.Node;

/// One page of the sheet.
///
/// @param id names it: letters and dashes, used once
/// @param title a word on its button
/// @param tip a sentence on its button
/// @param content made when first shown; about [ExportView#INSIDE] wide, scrolls by itself
public record Page(String id, String title, String tip, Supplier<? extends Node> content) {}
