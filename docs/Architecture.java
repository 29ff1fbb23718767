import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

// Draws docs/architecture.svg from the imports of the sources: one box a package of the program's first level
// (features of the window together), the lowest layer at the bottom, arrows from user to used. Arrows that follow from
// others are left out.
//
// `java docs/Architecture.java` writes the picture; with `check` it only fails if the picture is out of date.
public class Architecture {
  private static final Path SOURCES = Path.of("src/main/java/lunula");
  private static final Path PICTURE = Path.of("docs/architecture.svg");
  private static final Pattern USE = Pattern.compile("^import (?:static )?lunula\\.([a-z.]+)\\.[A-Z]", Pattern.MULTILINE);
  private static final int WIDTH = 112;
  private static final int HEIGHT = 34;
  private static final int ACROSS = 140;
  private static final int DOWN = 84;

  // So that no arrow runs behind a box on its way to another, in widths of a column.
  private static final double[] SHIFTS = {0, 0.5, -0.4, 0.9, -0.2, 0.4};

  private final Map<String, Set<String>> uses = new TreeMap<>();
  private final Map<String, Integer> layers = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    Architecture architecture = new Architecture();
    architecture.read();
    String picture = architecture.draw();
    if (arguments.length == 0) {
      Files.writeString(PICTURE, picture);
    } else if (!Files.exists(PICTURE) || !Files.readString(PICTURE).equals(picture)) {
      System.err.println(PICTURE + " is out of date; run: java docs/Architecture.java");
      System.exit(1);
    }
  }

  /// The box of a package: `ui.path` is a feature, `data.moons` belongs to `data`.
  private static String box(String name) {
    String[] parts = name.split("\\.");
    boolean window = parts[0].equals("ui");
    boolean base = window && Set.of("kit", "explore", "shell", "map").contains(parts[1]);
    return base ? "ui." + parts[1] : window ? "ui features" : parts[0];
  }

  private void read() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String own = box(SOURCES.relativize(file.getParent()).toString().replace('\\', '/').replace('/', '.'));
        Set<String> used = uses.computeIfAbsent(own, name -> new TreeSet<>());
        Matcher found = USE.matcher(Files.readString(file));
        while (found.find()) {
          String other = box(found.group(1));
          if (!other.equals(own)) {
            used.add(other);
          }
        }
      }
    }
    uses.keySet().forEach(name -> layer(name, new ArrayList<>()));
  }

  /// One above the highest that it uses.
  private int layer(String name, List<String> path) {
    if (path.contains(name)) {
      throw new IllegalStateException("a cycle of packages: " + path + " " + name);
    }
    path.add(name);
    int layer = uses.get(name).stream().mapToInt(used -> layer(used, path) + 1).max().orElse(0);
    path.remove(name);
    layers.put(name, layer);
    return layer;
  }

  private boolean reaches(String from, String to) {
    return uses.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
  }

  private String draw() {
    int top = layers.values().stream().mapToInt(layer -> layer).max().orElse(0);
    Map<String, double[]> places = new TreeMap<>();
    double widest = 0;
    for (int layer = 0; layer <= top; layer++) {
      int now = layer;
      List<String> row = layers.keySet().stream().filter(name -> layers.get(name) == now).toList();
      for (int i = 0; i < row.size(); i++) {
        places.put(row.get(i), new double[] {(i - (row.size() - 1) / 2.0 + SHIFTS[layer % SHIFTS.length]) * ACROSS, (top - layer) * DOWN});
        widest = Math.max(widest, (row.size() + 1) * ACROSS);
      }
    }
    double middle = widest / 2 + 20;
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\" font-family=\"sans-serif\""
                + " font-size=\"13\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
                + "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\""
                + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#667\"/></marker></defs>\n",
            widest + 40,
            top * DOWN + HEIGHT + 40));
    uses.forEach(
        (from, used) ->
            used.stream()
                .filter(to -> used.stream().noneMatch(other -> !other.equals(to) && reaches(other, to)))
                .forEach(
                    to -> {
                      double[] a = places.get(from);
                      double[] b = places.get(to);
                      double x1 = a[0] + middle;
                      double y1 = a[1] + HEIGHT + 20;
                      double x2 = b[0] + middle;
                      double y2 = b[1] + 20;
                      svg.append(
                          text(
                              "<path d=\"M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"#667\""
                                  + " marker-end=\"url(#arrow)\"/>\n",
                              x1, y1, x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2));
                    }));
    places.forEach(
        (name, place) ->
            svg.append(
                text(
                    "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"#667\"/>"
                        + "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>\n",
                    place[0] + middle - WIDTH / 2.0,
                    place[1] + 20,
                    WIDTH,
                    HEIGHT,
                    name.startsWith("ui") ? "#e6eefc" : "#f2f2ee",
                    place[0] + middle,
                    place[1] + 20 + HEIGHT / 2.0 + 5,
                    name)));
    return svg.append("</svg>\n").toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
