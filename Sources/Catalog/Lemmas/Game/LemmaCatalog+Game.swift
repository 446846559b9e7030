extension LemmaCatalog {
  /// The Alice-Bob game.
  static let game: [any Lemma] = [
    OptimumLemma(),
    AliceBobSDPILemma(),
    AliceBobMrsGerberLemma(),
    NoisyCopyLemma(),
    MergedColumnsLemma(),
    ExactOptimumCostLemma(),
    AliceBobTradeOffLemma(),
    MemorizationGivenClustersLemma(),
  ]
}
