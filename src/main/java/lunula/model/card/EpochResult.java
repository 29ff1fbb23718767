package lunula.model.card;

import lunula.model.loss.Losses;

/// One epoch's losses.
///
/// @param epoch counted from 1
/// @param train mean over the epoch's batches, measured while the weights were changing
/// @param test mean over the test images after the epoch, z sampled once per image
/// @param seconds wall time of the epoch's training steps, without the test pass
public record EpochResult(int epoch, Losses train, Losses test, double seconds) {}
