package lunula.ui.map;

import lunula.geometry.Lattice;
import lunula.measure.ClassRecognition;
import lunula.model.Decoder;
import lunula.model.Sample;

/// Which class the picture decoded at a place seems to be of: for a map without points, whose
/// classes no neighbours can tell. One thread at a time.
record RecognisedClasses(Decoder decoder, ClassRecognition recognition) {
  /// Over a lattice; each place is decoded and looked at once. The less probable the class, the
  /// paler.
  ColourField over(Lattice lattice) {
    double[][] probabilities =
        recognition.probabilities(Sample.images(decoder.decode(lattice.places())));
    byte[] classes = new byte[lattice.count()];
    byte[] alphas = new byte[classes.length];
    for (int place = 0; place < classes.length; place++) {
      double[] told = probabilities[place];
      int most = 0;
      for (int label = 1; label < told.length; label++) {
        most = told[label] > told[most] ? label : most;
      }
      classes[place] = (byte) most;
      alphas[place] = (byte) Math.round(255 * told[most]);
    }
    return new ColourField(lattice, classes, alphas);
  }
}
