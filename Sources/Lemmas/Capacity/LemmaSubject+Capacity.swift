import Lemmas

extension LemmaSubject {
  /// What fits into a memory: streams of examples, facts, and facts beside a rule.
  public static let capacity = LemmaSubject(
    "Capacity: streams, facts and rules",
    lemmas: [
      StreamingPriceLemma(),
      StreamingKnowledgeLemma(),
      LabelsLastLemma(),
      BlockScanningLemma(),
      FactCapacityLemma(),
      PruningLemma(),
      FactLogLossLemma(),
      AssociativeMemoryLemma(),
      OneBitMemoryLemma(),
      CoverCountLemma(),
      FactsBesideRuleLemma(),
      TeacherRoomLemma(),
      FactsAsIgnoranceLemma(),
      IsingFirstMomentLemma(),
      KernelAndRidgeLemma(),
    ])
}
