package lunula.library.format;

import lunula.model.network.Architecture;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;

/// A network and its weights, as PyTorch leaves them: nobody says what it was trained on or where
/// the images lie.
///
/// @param architecture the network
/// @param objective what it was trained for, the plain ELBO unless `config.json` says otherwise
/// @param weights its parameters, checked
public record BareModel(Architecture architecture, Objective objective, Weights weights) {}
