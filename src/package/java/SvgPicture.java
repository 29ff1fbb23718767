import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// As much of SVG as our icons use: rectangles, circles, paths, plain colours, linear gradients.
final class SvgPicture {
  private final Element root;
  private final Map<String, Paint> gradients = new HashMap<>();

  SvgPicture(Path file) throws IOException {
    try {
      root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
    } catch (ParserConfigurationException | SAXException unreadable) {
      throw new IOException(file + " is no SVG", unreadable);
    }
    for (Element gradient : elements(root, "linearGradient")) {
      gradients.put("url(#" + gradient.getAttribute("id") + ")", gradient(gradient));
    }
  }

  /// @return a square picture with a transparent ground
  BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double scale = size / number(root, "width", 1);
    pen.scale(scale, scale);
    for (Element element : elements(root, "*")) {
      draw(pen, element);
    }
    pen.dispose();
    return image;
  }

  private void draw(Graphics2D pen, Element element) {
    Shape shape =
        switch (element.getTagName()) {
          case "rect" -> rectangle(element);
          case "circle" -> circle(element);
          case "path" -> new SvgPath(element.getAttribute("d")).shape();
          default -> null;
        };
    if (shape == null) {
      return;
    }
    if (element.hasAttribute("fill")) {
      pen.setPaint(paint(element.getAttribute("fill"), 1));
      pen.fill(shape);
    }
    if (element.hasAttribute("stroke")) {
      pen.setStroke(
          new BasicStroke(
              (float) number(element, "stroke-width", 1),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      pen.setPaint(paint(element.getAttribute("stroke"), number(element, "stroke-opacity", 1)));
      pen.draw(shape);
    }
  }

  private Paint paint(String name, double opacity) {
    Paint gradient = gradients.get(name);
    if (gradient != null) {
      return gradient;
    }
    Color plain = Color.decode(name);
    return new Color(
        plain.getRed(), plain.getGreen(), plain.getBlue(), (int) Math.round(255 * opacity));
  }

  private static Paint gradient(Element element) {
    List<Element> stops = elements(element, "stop");
    float[] offsets = new float[stops.size()];
    Color[] colours = new Color[stops.size()];
    for (int stop = 0; stop < offsets.length; stop++) {
      offsets[stop] = (float) number(stops.get(stop), "offset", 0);
      colours[stop] = Color.decode(stops.get(stop).getAttribute("stop-color"));
    }
    return new LinearGradientPaint(
        (float) number(element, "x1", 0),
        (float) number(element, "y1", 0),
        (float) number(element, "x2", 0),
        (float) number(element, "y2", 0),
        offsets,
        colours);
  }

  private static Shape rectangle(Element element) {
    double round = 2 * number(element, "rx", 0);
    return new RoundRectangle2D.Double(
        number(element, "x", 0),
        number(element, "y", 0),
        number(element, "width", 0),
        number(element, "height", 0),
        round,
        round);
  }

  private static Shape circle(Element element) {
    double radius = number(element, "r", 0);
    return new Ellipse2D.Double(
        number(element, "cx", 0) - radius,
        number(element, "cy", 0) - radius,
        2 * radius,
        2 * radius);
  }

  private static double number(Element element, String name, double otherwise) {
    return element.hasAttribute(name) ? Double.parseDouble(element.getAttribute(name)) : otherwise;
  }

  private static List<Element> elements(Element above, String name) {
    NodeList found = above.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int each = 0; each < found.getLength(); each++) {
      elements.add((Element) found.item(each));
    }
    return elements;
  }
}
