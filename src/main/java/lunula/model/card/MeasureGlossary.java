package lunula.model.card;

/// What every measure means, in words, by the name it has in [Measure].
final class MeasureGlossary {
  static final MeasureInfo RECONSTRUCTION =
      new MeasureInfo(
          "Reconstruction",
          "How badly the decoder guesses an image’s pixels from its code: the negative"
              + " log-likelihood, summed over the pixels, averaged over the images, one code drawn"
              + " an image. Of the training images 10,000 are taken, the same each time.",
          "−E_q(z|x) log p(x|z)",
          "Kingma & Welling 2014, Auto-Encoding Variational Bayes, ICLR");

  static final MeasureInfo KL =
      new MeasureInfo(
          "KL divergence",
          "How much more the code says about one image than the prior does: small means a smooth"
              + " map, zero means the code says nothing.",
          "½ Σ_d (μ_d² + σ_d² − log σ_d² − 1)",
          "Kingma & Welling 2014, Auto-Encoding Variational Bayes, appendix B");

  static final MeasureInfo NEGATIVE_ELBO =
      new MeasureInfo(
          "−ELBO",
          "Reconstruction plus KL: an upper bound on the negative log-likelihood of an image, the"
              + " figure by which models with the same likelihood compare. β does not enter.",
          "−E_q(z|x) log p(x|z) + KL(q(z|x) ‖ p(z))",
          "Kingma & Welling 2014, Auto-Encoding Variational Bayes, ICLR");

  static final MeasureInfo BITS_PER_IMAGE =
      new MeasureInfo(
          "−ELBO in bits",
          "The same bound as the length of a message that tells one image by this model.",
          "−ELBO / ln 2",
          "Hinton & van Camp 1993, Keeping Neural Networks Simple, COLT");

  static final MeasureInfo BITS_PER_PIXEL =
      new MeasureInfo(
          "−ELBO in bits a pixel",
          "The bound’s bits shared out among the image’s pixels, so that sizes compare.",
          "−ELBO / (ln 2 · pixels)",
          "Theis, van den Oord & Bethge 2016, A note on the evaluation of generative models, ICLR");

  static final MeasureInfo IMPORTANCE_WEIGHTED =
      new MeasureInfo(
          "Importance-weighted bound",
          "A tighter bound than −ELBO on the negative log-likelihood, from 50 codes an image,"
              + " weighted by how well each explains it; on 2,000 of the test images, the same each"
              + " time.",
          "−E log (1/k) Σᵢ p(x|zᵢ) p(zᵢ) / q(zᵢ|x), k = 50",
          "Burda, Grosse & Salakhutdinov 2016, Importance Weighted Autoencoders, ICLR");

  static final MeasureInfo UNIT_KL =
      new MeasureInfo(
          "KL of each dimension",
          "Each latent dimension’s share of the KL divergence; near zero, the dimension is unused.",
          "½ (μ_d² + σ_d² − log σ_d² − 1), mean over images",
          "Kingma & Welling 2014, Auto-Encoding Variational Bayes, appendix B");

  static final MeasureInfo ACTIVE_UNITS =
      new MeasureInfo(
          "Active units",
          "How many latent dimensions depend on the image: those whose posterior mean varies by"
              + " more than 0.01. The posterior has collapsed in the others.",
          "#{d : Var_x(μ_d(x)) > 0.01}",
          "Burda, Grosse & Salakhutdinov 2016, Importance Weighted Autoencoders, section 5.2");

  static final MeasureInfo AGGREGATE_MEAN =
      new MeasureInfo(
          "Mean of all codes",
          "Where the codes of all images together lie, a dimension at a time; the prior’s is 0.",
          "E_x μ_d(x)",
          "Makhzani et al. 2016, Adversarial Autoencoders; Hoffman & Johnson 2016, ELBO surgery");

  static final MeasureInfo AGGREGATE_DEVIATION =
      new MeasureInfo(
          "Spread of all codes",
          "How far the codes of all images together spread, a dimension at a time, as a standard"
              + " deviation; the prior’s is 1.",
          "√(Var_x(μ_d(x)) + E_x σ_d²(x))",
          "Makhzani et al. 2016, Adversarial Autoencoders; Hoffman & Johnson 2016, ELBO surgery");

  static final MeasureInfo NEIGHBOUR_ACCURACY =
      new MeasureInfo(
          "Nearest-neighbour accuracy",
          "The share of test images whose class is the commonest among the ten training images"
              + " nearest in the latent space.",
          "(1/n) Σᵢ 1(vote(N₁₀(μᵢ)) = yᵢ)",
          "Cover & Hart 1967, Nearest neighbor pattern classification, IEEE Trans. Inf. Theory");

  static final MeasureInfo TRUSTWORTHINESS =
      new MeasureInfo(
          "Trustworthiness",
          "Whether images that lie near each other on the map look alike; false neighbours lower"
              + " it. From 12 neighbours of 2,000 images.",
          "1 − 2/(nk(2n−3k−1)) Σᵢ Σ_{j∈U_k(i)} (r(i,j) − k)",
          "Venna & Kaski 2001, Neighborhood preservation in nonlinear projection methods, ICANN");

  static final MeasureInfo CONTINUITY =
      new MeasureInfo(
          "Continuity",
          "Whether images that look alike lie near each other on the map; neighbours torn apart"
              + " lower it. From 12 neighbours of 2,000 images.",
          "1 − 2/(nk(2n−3k−1)) Σᵢ Σ_{j∈V_k(i)} (r̂(i,j) − k)",
          "Venna & Kaski 2001, Neighborhood preservation in nonlinear projection methods, ICANN");

  static final MeasureInfo MSE =
      new MeasureInfo(
          "Mean squared error",
          "The mean squared difference between a picture’s pixels and what comes back from its"
              + " code, grey levels from 0 to 1.",
          "(1/n) Σ (x̂ − x)²",
          "Gauss 1821, Theoria combinationis observationum");

  static final MeasureInfo SQUARED_ERROR =
      new MeasureInfo(
          "Squared error of an image",
          "The squared difference between an image’s pixels and what comes back from a code drawn"
              + " for it, summed over the pixels: MSE × 784 for 28 × 28 pixels.",
          "E_q(z|x) Σ (x̂ − x)²",
          "Gauss 1821, Theoria combinationis observationum");

  static final MeasureInfo SQUARED_ERROR_AND_KL =
      new MeasureInfo(
          "Squared error + KL",
          "The loss of the examples that call themselves MSE + KL; no bound on anything, but models"
              + " trained by it compare.",
          "E_q(z|x) Σ (x̂ − x)² + KL(q(z|x) ‖ p(z))",
          "TensorFlow.js examples, fashion-mnist-vae");

  static final MeasureInfo PSNR =
      new MeasureInfo(
          "PSNR",
          "The mean squared error of the pictures that come back from the codes, on a logarithmic"
              + " scale: 10 dB more is a tenth of the error.",
          "10 log₁₀(1 / MSE)",
          "ITU-T Recommendation J.340");

  static final MeasureInfo CODE_BITS =
      new MeasureInfo(
          "Information in the code",
          "How many bits of an image the code holds; read it with the PSNR that they buy.",
          "KL / ln 2",
          "Alemi et al. 2018, Fixing a Broken ELBO, ICML");

  static final MeasureInfo STORED_CODE_BITS =
      new MeasureInfo(
          "Size of the code",
          "How many bits the code takes in a file, as a 32-bit number a dimension.",
          "32 · dimensions",
          "IEEE 754 single precision");

  static final MeasureInfo COMPRESSION_RATIO =
      new MeasureInfo(
          "Compression",
          "How many times smaller the stored code is than the image at 8 bits a pixel; the picture"
              + " that comes back is not the same.",
          "8 · pixels / (32 · dimensions)",
          "Ballé, Laparra & Simoncelli 2017, End-to-end optimized image compression, ICLR");

  static final MeasureInfo OUTLIERS_BY_ELBO =
      new MeasureInfo(
          "Outliers told by −ELBO",
          "How likely an outlier has a larger −ELBO than a normal image; 0.5 is guessing."
              + " From 2,000 of each.",
          "P(o > s) + ½ P(o = s), o and s the −ELBO of an outlier and of a normal image",
          "Hanley & McNeil 1982, Radiology 143; An & Cho 2015");

  static final MeasureInfo OUTLIERS_BY_RECONSTRUCTION =
      new MeasureInfo(
          "Outliers told by reconstruction",
          "How likely an outlier comes back worse from its code than a normal image, as a plain"
              + " autoencoder tells them, which has no −ELBO; 0.5 is guessing. From 2,000 of each.",
          "P(o > s) + ½ P(o = s), o and s the −log p(x|z) of an outlier and of a normal image",
          "Hanley & McNeil 1982, Radiology 143; Hawkins et al. 2002, DaWaK");

  static final MeasureInfo OUTLIERS_BY_DISTANCE =
      new MeasureInfo(
          "Outliers told by distance",
          "How likely an outlier’s code lies farther from the middle of all training codes, in"
              + " standard deviations, than a normal image’s; 0.5 is guessing.",
          "P(o > s) + ½ P(o = s), o and s being √((z − m)ᵀ C⁻¹ (z − m))",
          "Hanley & McNeil 1982, Radiology 143; Lee et al. 2018, NeurIPS");

  static final MeasureInfo OUTLIERS_BY_NEAREST =
      new MeasureInfo(
          "Outliers told by neighbours",
          "How likely an outlier’s code lies farther from the nearest training codes than a normal"
              + " image’s; 0.5 is guessing.",
          "P(o > s) + ½ P(o = s), o and s the distance to the k-th nearest training code, k = 10",
          "Hanley & McNeil 1982, Radiology 143; Sun et al. 2022, ICML");

  static final MeasureInfo DENOISING_GAIN =
      new MeasureInfo(
          "Denoising gain",
          "How much nearer to the clean picture a noisy one comes by encoding and decoding it; below"
              + " 0 it does harm.",
          "PSNR(denoised, clean) − PSNR(noisy, clean)",
          "Vincent et al. 2008, Denoising Autoencoders, ICML; Zhang et al. 2017, IEEE TIP");

  static final MeasureInfo FACTOR_R2 =
      new MeasureInfo(
          "R² of a true factor",
          "How much of a known cause of the image can be read from its code, by the nearest codes of"
              + " other images; an angle counts as its sine and cosine.",
          "1 − Σ ‖ŷ − y‖² / Σ ‖y − ȳ‖², on images held out",
          "Eastwood & Williams 2018, Quantitative evaluation of disentangled representations, ICLR");

  static final MeasureInfo PATH_MAE =
      new MeasureInfo(
          "In-between error",
          "The mean difference between the pictures decoded along a straight line in the latent"
              + " space and the true ones, the two ends left out, grey levels from 0 to 1. Moons from"
              + " full to crescent: 13 tilts, nine pictures between.",
          "(1/n) Σ |x̂ − x|",
          "Willmott & Matsuura 2005, Climate Research 30");

  static final MeasureInfo PATH_END_MAE =
      new MeasureInfo(
          "Error at the ends",
          "The mean difference between the two ends of such a path and the true pictures: what the"
              + " model cannot draw even where it need not guess.",
          "(1/n) Σ |x̂ − x|",
          "Willmott & Matsuura 2005, Climate Research 30");

  static final MeasureInfo PATH_RMSE =
      new MeasureInfo(
          "In-between error (RMS)",
          "The same, large differences counting more.",
          "√((1/n) Σ (x̂ − x)²)",
          "Willmott & Matsuura 2005, Climate Research 30");

  static final MeasureInfo PATH_PSNR =
      new MeasureInfo(
          "In-between PSNR",
          "The same on a logarithmic scale: 10 dB more is a tenth of the squared error.",
          "10 log₁₀(1 / MSE)",
          "ITU-T Recommendation J.340");

  static final MeasureInfo PATH_NEAREST_MAE =
      new MeasureInfo(
          "In-between error, nearest phase",
          "The mean difference between each picture decoded along the line and the true moon that is"
              + " nearest to it, of the same tilt and any phase from full to crescent in steps of 1°:"
              + " how well it is a moon at all. What the in-between error has more is a matter of"
              + " when, not of what: the straight way runs through the phases unevenly. A way that"
              + " leaps over the phases has a small value too.",
          "(1/m) Σₜ min_φ (1/n) Σ |x̂ₜ − x(φ)|",
          "Willmott & Matsuura 2005, Climate Research 30; nearest over the known factor");

  static final MeasureInfo PATH_PHASE_GAP =
      new MeasureInfo(
          "Phase off the even way",
          "How far the phase of that nearest true moon is from the phase which an even way from full"
              + " to crescent has there, on the mean: 0 if the straight line in the latent space runs"
              + " through the phases evenly.",
          "(1/m) Σₜ |φ̂ₜ − φₜ|, φ̂ₜ the phase of the nearest true moon",
          "Berthelot et al. 2019, Understanding and Improving Interpolation in Autoencoders, ICLR");

  private MeasureGlossary() {}
}
