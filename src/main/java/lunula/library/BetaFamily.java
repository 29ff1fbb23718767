package lunula.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;

/// Models that were trained alike but for β, the weight of the KL term (Higgins et al. 2017): the
/// same network, data, seed and schedule.
///
/// @param members at least two, by growing β, each β once
public record BetaFamily(List<LibraryEntry> members) {
  public BetaFamily {
    members = List.copyOf(members);
    if (members.size() < 2) {
      throw new IllegalArgumentException("a family has at least two members");
    }
  }

  /// What the members of a family have in common.
  private record Kin(
      String data,
      Architecture architecture,
      Objective objective,
      Corruption corruption,
      Optimiser optimiser,
      int epochs,
      int batchSize,
      long seed) {
    static Kin of(ModelCard card) {
      TrainingPlan plan = card.plan();
      return new Kin(
          card.dataChecksum(),
          plan.architecture(),
          plan.objective().withBeta(1),
          plan.corruption(),
          plan.optimiser(),
          plan.epochs(),
          plan.batchSize(),
          plan.seed());
    }
  }

  /// The families in a library, the largest first. Of two models with the same β the one that comes
  /// first in the library stands for both.
  public static List<BetaFamily> among(List<LibraryEntry> entries) {
    Map<Kin, TreeMap<Double, LibraryEntry>> kin = new LinkedHashMap<>();
    for (LibraryEntry entry : entries) {
      if (entry.card().plan().architecture().variational()) {
        kin.computeIfAbsent(Kin.of(entry.card()), it -> new TreeMap<>())
            .putIfAbsent(beta(entry), entry);
      }
    }
    List<BetaFamily> families = new ArrayList<>();
    for (TreeMap<Double, LibraryEntry> members : kin.values()) {
      if (members.size() > 1) {
        families.add(new BetaFamily(List.copyOf(members.values())));
      }
    }
    families.sort(Comparator.comparingInt(family -> -family.members().size()));
    return List.copyOf(families);
  }

  /// The weight of the KL term that a model was trained with.
  public static double beta(LibraryEntry entry) {
    return entry.card().plan().objective().beta();
  }
}
