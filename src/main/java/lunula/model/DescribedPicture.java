package lunula.model;

/// A picture with what is said of it: what a model gives that decodes both.
public record DescribedPicture(GrayImage image, Description description) implements Sample {
  @Override
  public GrayImage picture(int side) {
    return image;
  }

  @Override
  public String words() {
    return description.words();
  }

  @Override
  public double distance(Sample other) {
    return image.distance(other);
  }
}
