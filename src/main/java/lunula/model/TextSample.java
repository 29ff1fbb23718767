package lunula.model;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A text of so many places, real or decoded. A decoded one knows how sure the model is of each
/// character, and which others it thought of.
///
/// @param places one after the other
/// @param about who wrote it and where; empty if nobody knows, and for decoded ones
public record TextSample(List<Place> places, String about) implements Sample {
  /// Texts of so many places are drawn in two lines or more.
  private static final int TWO_LINES = 10;

  /// So many characters of an alphabet tell whether a font is made for it.
  private static final int COMMONEST = 50;

  private static final Set<Integer> RIGHT_TO_LEFT =
      Set.of(
          (int) Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          (int) Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);

  /// Height of a line, in widths of a character.
  private static final float LINE = 1.3f;

  /// The grey of a character that the model knows nothing of, beside black paper.
  private static final float FAINTEST = 0.25f;

  /// What may stand at a place.
  ///
  /// @param candidates the likeliest first, at least one
  public record Place(List<Candidate> candidates) {
    public Place {
      candidates = List.copyOf(candidates);
    }

    /// The likeliest character; empty for padding.
    String character() {
      return candidates.getFirst().character();
    }
  }

  /// A character that may stand at a place.
  ///
  /// @param character empty for padding
  /// @param probability 0 to 1; 1 of a real text
  public record Candidate(String character, float probability) {
    /// Its code point, [Alphabet#PADDING] for padding.
    public int codePoint() {
      return character.isEmpty() ? Alphabet.PADDING : character.codePointAt(0);
    }
  }

  public TextSample {
    places = List.copyOf(places);
  }

  /// A real text.
  ///
  /// @param codes as [TextCodes], from number `from` on
  public static TextSample real(
      byte[] codes, int from, int places, Alphabet alphabet, String about) {
    List<Place> each = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      String character = alphabet.character(TextCodes.number(codes, from, places, place));
      each.add(new Place(List.of(new Candidate(character, 1))));
    }
    return new TextSample(each, about);
  }

  /// Whether the fonts of this machine have some characters; where they have not, each is the same
  /// box. Loads fonts; blocking.
  public static boolean canDraw(Alphabet characters) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 1)
            .canDisplayUpTo(
                characters
                    .characters()
                    .codePoints()
                    .filter(Character::isLetter)
                    .limit(COMMONEST)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString())
        < 0;
  }

  /// The place at a point of its [#picture].
  ///
  /// @param x share of the picture's side from the left
  /// @param y share of the picture's side from the top
  public Optional<Place> placeAt(double x, double y) {
    int column = (int) Math.floor(x * (columns() + 1) - 0.5);
    int line = (int) Math.round((y - 0.5) * (columns() + 1) / LINE + (lines() - 1) / 2.0);
    int place = line * columns() + (rightToLeft() ? columns() - 1 - column : column);
    boolean there = column >= 0 && column < columns() && line >= 0 && line < lines();
    return there && place < places.size() ? Optional.of(places.get(place)) : Optional.empty();
  }

  private int lines() {
    return places.size() < TWO_LINES ? 1 : (int) Math.sqrt(places.size() / LINE);
  }

  /// Whether it is written from right to left, by the first letter that says so.
  private boolean rightToLeft() {
    return text()
        .codePoints()
        .map(Character::getDirectionality)
        .filter(RIGHT_TO_LEFT::contains)
        .findFirst()
        .isPresent();
  }

  private int columns() {
    return (places.size() + lines() - 1) / lines();
  }

  /// The text alone.
  public String text() {
    return places.stream().map(Place::character).collect(Collectors.joining());
  }

  /// The text, and behind it who wrote it.
  @Override
  public String words() {
    return about.isEmpty() ? text() : text() + " — " + about;
  }

  /// The share of places with another character.
  @Override
  public double distance(Sample other) {
    if (!(other instanceof TextSample that) || places.size() != that.places.size()) {
      throw new IllegalArgumentException("only texts of one length can be compared");
    }
    int different = 0;
    for (int i = 0; i < places.size(); i++) {
      different += places.get(i).character().equals(that.places.get(i).character()) ? 0 : 1;
    }
    return different / (double) places.size();
  }

  /// The characters on black, the brighter the surer the model is of one, in as many lines as make
  /// the largest characters; a couplet in two.
  @Override
  public GrayImage picture(int side) {
    int lines = lines();
    int columns = columns();
    boolean mirrored = rightToLeft();
    float cell = side / (float) (columns + 1);
    var drawn = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(Math.max(4, cell)));
    FontMetrics metrics = graphics.getFontMetrics();
    for (int i = 0; i < places.size(); i++) {
      Candidate best = places.get(i).candidates().getFirst();
      float grey = FAINTEST + (1 - FAINTEST) * Math.clamp(best.probability(), 0f, 1f);
      graphics.setColor(new Color(grey, grey, grey));
      int column = mirrored ? columns - 1 - i % columns : i % columns;
      float x = cell * (0.5f + column) + (cell - metrics.stringWidth(best.character())) / 2;
      float middle = side / 2f + cell * LINE * (Math.floorDiv(i, columns) - (lines - 1) / 2f);
      graphics.drawString(
          best.character(), x, middle + (metrics.getAscent() - metrics.getDescent()) / 2f);
    }
    graphics.dispose();
    float[] greys = new float[side * side];
    byte[] levels = ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData();
    for (int at = 0; at < greys.length; at++) {
      greys[at] = Byte.toUnsignedInt(levels[at]) / 255f;
    }
    return new GrayImage(side, side, greys);
  }
}
