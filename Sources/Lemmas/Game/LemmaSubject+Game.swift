import Lemmas

extension LemmaSubject {
  /// The Alice-Bob game.
  public static let game = LemmaSubject(
    "The Alice-Bob game",
    lemmas: [
      OptimumLemma(),
      AliceBobSDPILemma(),
      AliceBobMrsGerberLemma(),
      NoisyCopyLemma(),
      MergedColumnsLemma(),
      ExactOptimumCostLemma(),
      NearestNeighbourCostLemma(),
      NoiselessOptimumCostLemma(),
      OddMajoritiesLemma(),
      TwoExamplesThirdTermLemma(),
      OptimumCostLogarithmLemma(),
      OptimumCostConstantLemma(),
      SymmetricReductionLemma(),
      NearChanceRateLemma(),
      AliceBobTradeOffLemma(),
      MemorizationGivenClustersLemma(),
    ])
}
