package lunula.train;

import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.model.plan.TrainingPlan;

/// How models of one family are trained. [Families] knows them all. One thread uses it, from making
/// to closing.
public interface Trainer extends AutoCloseable {
  /// Gets ready what computes such a model. Blocking; called before anything else of a run.
  ///
  /// @return name and version of it, for the models' cards
  String start(TrainingPlan plan);

  /// An untrained model, which decodes from now on. What takes long, such as bringing the images
  /// where they are needed, waits for [TrainableModel#steps].
  ///
  /// @param plan what to train; its images' size is that of the data, whatever it says
  /// @throws DataException with a sentence, if the plan cannot be carried out with these data
  TrainableModel prepare(TrainingPlan plan, DataSet data) throws DataException;

  /// Lets go of what it keeps from one model to the next. Models that it prepared stay.
  @Override
  void close();
}
