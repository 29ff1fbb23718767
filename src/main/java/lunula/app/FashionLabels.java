package lunula.app;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import lunula.data.format.FashionMnist;
import lunula.model.card.ModelCard;
import lunula.ui.shell.ModelSwitch;

/// The labels of Fashion-MNIST, which are there before any image.
record FashionLabels(FashionMnist data) implements ModelSwitch.Labels {
  @Override
  public boolean belongs(ModelCard card) {
    return card.dataSet().equals(FashionMnist.NAME) && card.plan().architecture().image().isSmall();
  }

  @Override
  public byte[] test() throws IOException {
    return data.testLabels();
  }

  @Override
  public byte[] all() throws IOException {
    byte[] test = data.testLabels();
    byte[] train = data.trainLabels();
    byte[] all = Arrays.copyOf(test, test.length + train.length);
    System.arraycopy(train, 0, all, test.length, train.length);
    return all;
  }

  @Override
  public List<String> names() {
    return FashionMnist.CLASS_NAMES;
  }
}
