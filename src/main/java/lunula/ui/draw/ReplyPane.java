package lunula.ui.draw;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.measure.PictureEvaluation;
import lunula.ui.draw.Recognition.Reply;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The model's reconstruction of the drawing, and its figures.
final class ReplyPane extends HBox {
  private static final double SIDE = 84;

  private final Texts texts = Texts.of(ReplyPane.class);
  private final DrawViewModel model;
  private final GrayPicture decoded = GrayPicture.ofSide(SIDE);
  private final Label bound = Parts.sentence("draw-bound", "");
  private final Label terms = Parts.sentence("muted", "");

  ReplyPane(DrawViewModel model) {
    super(8);
    this.model = model;
    setId("draw-reply");
    var said = new VBox(2, Parts.label("panel-title", texts.get("draw.reply")), bound, terms);
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().addAll(decoded, said);
  }

  void show(@Nullable Reply reply) {
    PictureEvaluation evaluation = reply == null ? null : reply.evaluation();
    decoded.setPicture(evaluation == null ? null : evaluation.decoded());
    Parts.show(bound, evaluation == null ? null : bound(evaluation));
    terms.setText(evaluation == null ? nothing() : terms(evaluation));
    setAccessibleText(bound.getText() + " " + terms.getText());
  }

  private String nothing() {
    return texts.get(model.isEncoding() ? "draw.reply.empty" : "draw.reply.no.encoder");
  }

  private @Nullable String bound(PictureEvaluation evaluation) {
    if (!Double.isNaN(evaluation.negativeElbo())) {
      return texts.get("draw.reply.elbo", NumberFormats.nats(evaluation.negativeElbo()));
    }
    return Double.isNaN(evaluation.reconstruction())
        ? null
        : texts.get("draw.reply.reconstruction", NumberFormats.nats(evaluation.reconstruction()));
  }

  private String terms(PictureEvaluation evaluation) {
    if (model.drawingProperty().get().isDamaged()) {
      return texts.get(model.isDenoising() ? "draw.reply.denoised" : "draw.reply.damaged");
    }
    String said =
        Double.isNaN(evaluation.negativeElbo())
            ? texts.get("draw.reply.point")
            : texts.get(
                "draw.reply.terms",
                NumberFormats.nats(evaluation.reconstruction()),
                NumberFormats.nats(evaluation.kl()));
    double usual = model.usualNats();
    return Double.isFinite(usual)
        ? said + " " + texts.get("draw.reply.usual", NumberFormats.nats(usual))
        : said;
  }
}
