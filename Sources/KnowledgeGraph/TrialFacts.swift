import DocumentModel

/// What claims say of trials that belongs to the trial itself: its phase and its status.
struct TrialFacts {
  private var phases: [String: Tally] = [:]
  private var statuses: [String: Tally] = [:]

  init(_ claims: [ClaimEdge]) {
    for claim in claims where claim.kind == .trial && !claim.isNegated {
      for trial in [claim.subject, claim.object] {
        if let phase = claim.qualifiers["phase"] { phases[trial, default: Tally()].add(phase) }
        if let status = claim.qualifiers["status"] { statuses[trial, default: Tally()].add(status) }
      }
    }
  }

  /// `trials` with the phase and the status that most claims give them.
  func add(to trials: [EntityNode]) -> [EntityNode] {
    trials.map { trial in
      var trial = trial
      trial.phase = phases[trial.id]?.winner
      trial.status = statuses[trial.id]?.winner
      return trial
    }
  }
}
