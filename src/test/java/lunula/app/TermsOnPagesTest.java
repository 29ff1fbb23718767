package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import lunula.testkit.Fit;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.terms.TermCard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On every page the terms that stand there have their sign, and each sign opens the card of its
/// term.
@Tag("slow")
class TermsOnPagesTest extends WindowPages {
  @ParameterizedTest
  @EnumSource
  void everySignOpensTheCardOfItsTerm(Sight sight) throws Exception {
    look(sight);
    List<Term> expected = expected(sight);
    // A page comes in steps.
    window.await(
        "the signs of " + expected,
        () -> signs().stream().map(TermSign::term).toList().containsAll(expected));
    for (TermSign sign : window.get(this::signs)) {
      window.run(sign::fire);
      assertEquals(
          new TermCard(sign.term()), window.get(() -> assembly.terms().cardProperty().get()));
      window.run(assembly.terms()::close);
    }
    lookAway();
  }

  private List<TermSign> signs() {
    return view.lookupAll(".term-sign").stream()
        .filter(Fit::isShown)
        .map(TermSign.class::cast)
        .toList();
  }

  private static List<Term> expected(Sight sight) {
    return switch (sight) {
      case SELECTION, FIND -> List.of(Term.ROOT_MEAN_SQUARED_ERROR);
      case OUTLIERS -> List.of(Term.ENTROPY);
      case PATH -> List.of(Term.INTERPOLATION, Term.SLERP, Term.GEODESIC);
      case PRIOR -> List.of(Term.TRUNCATION);
      case POSTERIOR ->
          List.of(Term.MEAN_AND_LOG_VARIANCE, Term.REPARAMETERISATION, Term.POSTERIOR_OVERLAP);
      case DRAW -> List.of(Term.ENTROPY);
      case ARITHMETIC -> List.of(Term.LATENT_ARITHMETIC);
      case LAYERS ->
          List.of(
              Term.DENSITY,
              Term.CLASS_REGIONS,
              Term.MAGNIFICATION,
              Term.DECODED_GRID,
              Term.CONTOURS,
              Term.THUMBNAILS);
      case TRAIN -> FORM;
      case TRAIN_IN_FULL -> Stream.concat(FORM.stream(), REST.stream()).toList();
      case MODELS ->
          List.of(
              Term.HIDDEN_LAYER,
              Term.NEGATIVE_ELBO,
              Term.RECONSTRUCTION,
              Term.LOSS,
              Term.SEED,
              Term.POSTERIOR_COLLAPSE,
              Term.NATS);
      case SIDE_BY_SIDE, FOUR -> List.of(Term.VAE);
      case ALONG_BETA -> List.of(Term.RATE_AND_DISTORTION);
      case MORPH -> List.of(Term.LATENT_SPACE);
      case BETWEEN -> List.of(Term.INTERPOLATION);
      default -> List.of();
    };
  }

  private static final List<Term> FORM =
      List.of(Term.EPOCH, Term.BATCH, Term.LEARNING_RATE, Term.SEED, Term.BETA);

  private static final List<Term> REST =
      List.of(
          Term.HIDDEN_LAYER,
          Term.ACTIVATION,
          Term.MEAN_AND_LOG_VARIANCE,
          Term.LATENT_DIMENSIONS,
          Term.CONDITIONAL_VAE,
          Term.LIKELIHOOD,
          Term.SCALE,
          Term.OUTPUT,
          Term.RECONSTRUCTION_WEIGHT,
          Term.WARM_UP,
          Term.FREE_BITS,
          Term.DENOISING,
          Term.OPTIMISER,
          Term.PATIENCE,
          Term.ONE_CYCLE,
          Term.LEFT_OUT_CLASS);
}
