extension LemmaCatalog {
  /// Learning problems and excess memorization.
  static let learning: [any Lemma] = [
    ApproximateSDPILemma(), DominatingVariablesLemma(), AccuracyInformationLemma(),
    ExpectedSingletonsLemma(), NextSymbolLemma(), GradientStepLemma(), ExcessMemorizationLemma(),
    MemorizationFromSDPIsLemma(), BooleanClusteringLemma(), SparseHypercubeLemma(),
    GaussianClusteringLemma(), ClusterSuperadditivityLemma(),
  ]
}
