package lunula.ui.explain;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.measure.ImageTrace;
import lunula.ui.explain.Content.AtPlace;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The strip: the cursor's image on its way through the model, a button a part, with the terms of
/// the loss beneath. What a part is stands above while it is pointed at or has the keyboard; its
/// formula stands above that while its button is down, so that no button moves under the pointer.
public final class ExplainView extends VBox {
  private static final double DETAILS_LEAST = 64;
  private static final double DETAILS_USUAL = 142;

  /// Below this width names are symbols, pictures small, and a sentence takes three lines.
  private static final double NARROW = 640;

  /// From this width on pictures and words are large.
  private static final double WIDE = 900;

  private static final double TWO_LINES = 34;
  private static final double THREE_LINES = 50;

  private final Texts texts = Texts.of(ExplainView.class);
  private final ExplainViewModel model;
  private final Label status = Parts.label("explain-status", "");
  private final Map<Part, Slot> slots = new EnumMap<>(Part.class);
  private final Label title = Parts.label("panel-title", "");
  private final HBox heading = Parts.row(4, title);
  private final TextArea details = new TextArea();
  private final VBox formula;
  private final Button again;
  private final Button nearest;
  private @Nullable Part pointed;
  private boolean narrow;
  private boolean wide;

  public ExplainView(ExplainViewModel model) {
    this.model = model;
    setId("explain");
    Styles.of(this, "explain-view");
    setAccessibleText(texts.get("explain.region"));
    // As wide as the map above, which is never wide enough for somebody.
    setMinWidth(0);
    again =
        TermSign.answer(
            Parts.button(texts, "explain.draw.", model::drawAgain), Term.REPARAMETERISATION);
    nearest = Parts.button(texts, "explain.nearest.", model::goToNearest);
    formula = formula();
    getChildren().addAll(formula, head(), strip(), terms());
    WeakSubscriptions.hear(
        this,
        this::show,
        model.contentProperty(),
        model.plan(),
        model.openedProperty(),
        model.exploration().mapProperty());
    widthProperty().subscribe(width -> fit(width.doubleValue()));
    show();
  }

  private void fit(double width) {
    narrow = width < NARROW;
    wide = width >= WIDE;
    Parts.setStyle(this, "wide", wide);
    status.setMinHeight(narrow ? THREE_LINES : TWO_LINES);
    status.setPrefHeight(narrow ? THREE_LINES : TWO_LINES);
    StripWords words = StripWords.of(model);
    slots.values().forEach(slot -> slot.tell(words));
  }

  private VBox formula() {
    details.setId("explain-details");
    details.accessibleTextProperty().bind(title.textProperty());
    details.setEditable(false);
    details.setWrapText(true);
    details.setMinHeight(0);
    VBox.setVgrow(details, Priority.ALWAYS);
    Button shut =
        Parts.iconButton(
            "down",
            texts.get("explain.shut.tip"),
            () -> {
              Optional<Part> was = model.openedProperty().get();
              model.close();
              was.map(slots::get).ifPresent(slot -> slot.button.requestFocus());
            });
    shut.setId("explain-shut");
    var box =
        Parts.styled(
            new VBox(Parts.row(8, heading, Parts.gap(), shut), details), "explain-details");
    box.setMinHeight(DETAILS_LEAST);
    box.setPrefHeight(DETAILS_USUAL);
    return box;
  }

  private HBox head() {
    status.setId("explain-status");
    status.setWrapText(true);
    status.setAlignment(Pos.CENTER_LEFT);
    Parts.widen(status);
    Button fold =
        Parts.iconButton(
            "down", texts.get("explain.fold.tip"), () -> model.shownProperty().set(false));
    fold.setId("explain-fold");
    // Of the two only one can be done: neither moves anything.
    var either = new StackPane(again, nearest);
    either.setAlignment(Pos.CENTER_RIGHT);
    either.setMinWidth(USE_PREF_SIZE);
    return Parts.row(8, status, either, fold);
  }

  private HBox strip() {
    var row = Parts.styled(new HBox(), "explain-parts");
    for (Part part : Part.values()) {
      if (!part.isTerm()) {
        row.getChildren().add(slot(part, part == Part.IMAGE ? null : texts.get("explain.arrow")));
      }
    }
    return row;
  }

  private HBox terms() {
    var row = Parts.styled(new HBox(), "explain-terms");
    for (Part part : Part.values()) {
      if (part.isTerm()) {
        row.getChildren()
            .add(
                slot(
                    part,
                    switch (part) {
                      case KL -> texts.get("explain.plus");
                      case BOUND -> texts.get("explain.equals.sign");
                      default -> null;
                    }));
      }
    }
    return row;
  }

  private Slot slot(Part part, @Nullable String sign) {
    Slot slot =
        switch (part) {
          case IMAGE, DAMAGE, PICTURE -> new PictureSlot(part, sign);
          case POSTERIOR, Z -> new NumbersSlot(part, sign);
          case ENCODER, DECODER -> new NetworkSlot(part, sign);
          case RECONSTRUCTION, KL, BOUND, OBJECTIVE -> new TermSlot(part, sign);
        };
    slots.put(part, slot);
    return slot;
  }

  private void show() {
    StripWords words = StripWords.of(model);
    Set<Part> present = words.parts();
    slots.forEach(
        (part, slot) -> {
          Parts.present(slot, present.contains(part));
          slot.tell(words);
        });
    again.setText(words.drawing());
    again.setDisable(!model.chanceProperty().get());
    boolean away = model.awayProperty().get();
    again.setVisible(!away && words.draws());
    nearest.setVisible(away);
    if (away && words.content() instanceof AtPlace at) {
      String distance = NumberFormats.coordinate(at.distance());
      nearest
          .getTooltip()
          .setText(texts.get("explain.nearest.tip", distance, model.name(at.nearest())));
    }
    Part open = model.openedProperty().get().filter(present::contains).orElse(null);
    Parts.present(formula, open != null);
    if (open != null) {
      head(open);
      String now = words.details(open);
      if (!now.equals(details.getText())) {
        details.setText(now);
      }
    }
    say(words);
  }

  /// The open part's name, with the sign that leads to its card.
  private void head(Part open) {
    String name = StripWords.title(open);
    if (!name.equals(title.getText())) {
      title.setText(name);
      heading.getChildren().setAll(title);
      Term term = open.term();
      if (term != null) {
        heading.getChildren().add(new TermSign(term, name));
      }
    }
  }

  /// What is pointed at, or open, or what the strip is about.
  private void say(StripWords words) {
    Part open = model.openedProperty().get().filter(words.parts()::contains).orElse(null);
    Part told = pointed == null ? open : pointed;
    status.setText(told == null ? words.status() : words.sentence(told));
  }

  /// A part's button behind the sign that joins it to the part before.
  private abstract class Slot extends HBox {
    private final Part part;
    private final Label caption = Parts.label("part-name", "");
    final ToggleButton button = new ToggleButton();

    Slot(Part part, @Nullable String sign, String style) {
      super(2);
      this.part = part;
      setAlignment(Pos.CENTER_LEFT);
      Label joins = Parts.label("explain-arrow", "");
      joins.setMinWidth(USE_PREF_SIZE);
      Parts.show(joins, sign);
      button.setId("explain-" + part.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add(style);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(event -> model.toggle(part));
      button.hoverProperty().subscribe((was, is) -> point(is));
      button.focusedProperty().subscribe((was, is) -> point(is));
      if (part.term() != null) {
        TermSign.answer(button, part.term());
      }
      getChildren().addAll(joins, button);
    }

    private void point(boolean at) {
      if (at) {
        pointed = part;
      } else if (pointed == part) {
        pointed = null;
      }
      say(StripWords.of(model));
    }

    /// Shows what there is to show.
    final void tell(StripWords words) {
      boolean there = words.isPresent(part);
      Parts.setStyle(button, "absent", !there);
      button.setSelected(model.openedProperty().get().equals(Optional.of(part)));
      button.setAccessibleText(words.spoken(part));
      button.setAccessibleHelp(words.sentence(part));
      caption.setText(words.caption(part, narrow));
      fill(words);
    }

    abstract void fill(StripWords words);

    /// What stands on the button above the part's name.
    final void carry(Node node) {
      caption.setMinWidth(USE_PREF_SIZE);
      var box = new VBox(2, node, caption);
      box.setAlignment(Pos.CENTER);
      button.setGraphic(box);
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    final Part part() {
      return part;
    }
  }

  private final class PictureSlot extends Slot {
    private static final double SIDE = 44;
    private static final double SMALL_SIDE = 36;
    private static final double LARGE_SIDE = 62;

    private final GrayPicture picture = GrayPicture.ofSide(SIDE);

    PictureSlot(Part part, @Nullable String sign) {
      super(part, sign, "explain-part");
      carry(picture);
    }

    @Override
    void fill(StripWords words) {
      double side = wide ? LARGE_SIDE : narrow ? SMALL_SIDE : SIDE;
      picture.setMinSize(side, side);
      picture.setPrefSize(side, side);
      picture.setMaxSize(side, side);
      ImageTrace trace = words.trace();
      picture.setPicture(
          switch (part()) {
            case IMAGE -> trace == null ? null : trace.image();
            case DAMAGE -> trace == null || !words.isPresent(Part.DAMAGE) ? null : trace.seen();
            default -> words.picture();
          });
    }
  }

  /// A row for each of the first dimensions, beneath the symbols where there are several.
  private final class NumbersSlot extends Slot {
    private static final double COLUMN = 34;

    private final GridPane grid = Parts.styled(new GridPane(), "explain-numbers");

    NumbersSlot(Part part, @Nullable String sign) {
      super(part, sign, "explain-part");
      grid.setAlignment(Pos.CENTER);
      carry(grid);
    }

    @Override
    void fill(StripWords words) {
      grid.getChildren().clear();
      List<List<String>> rows = words.rows(part());
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          boolean symbol = part() == Part.POSTERIOR && row == 0;
          Label cell = Parts.label(symbol ? "muted" : "value", rows.get(row).get(column));
          cell.setMinWidth(COLUMN);
          cell.setAlignment(Pos.CENTER_RIGHT);
          grid.add(cell, column, row);
        }
      }
    }
  }

  /// The encoder becomes narrow, the decoder wide.
  private final class NetworkSlot extends Slot {
    private final Label told = Parts.label("muted", "");

    NetworkSlot(Part part, @Nullable String sign) {
      super(part, sign, "explain-part");
      told.setMinWidth(USE_PREF_SIZE);
      var box =
          new VBox(
              2, Parts.icon(part == Part.ENCODER ? "explain-encoder" : "explain-decoder"), told);
      box.setAlignment(Pos.CENTER);
      carry(box);
    }

    @Override
    void fill(StripWords words) {
      Parts.show(told, words.told(narrow));
    }
  }

  private final class TermSlot extends Slot {
    TermSlot(Part part, @Nullable String sign) {
      super(part, sign, "explain-term");
    }

    @Override
    void fill(StripWords words) {
      button.setText(
          texts.get("explain.term", StripWords.title(part()), words.figure(part(), narrow)));
    }
  }
}
