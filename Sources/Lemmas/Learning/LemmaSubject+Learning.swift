import Lemmas

extension LemmaSubject {
  /// Learning problems and excess memorization.
  public static let learning = LemmaSubject(
    "Learning problems and excess memorization",
    lemmas: [
      ApproximateSDPILemma(),
      DominatingVariablesLemma(),
      AccuracyInformationLemma(),
      ExpectedSingletonsLemma(),
      LongTailProfileLemma(),
      LongTailAverageLemma(),
      LongTailDistinctLemma(),
      LongTailEverySampleLemma(),
      LabelMemorizationLemma(),
      NextSymbolLemma(),
      GradientStepLemma(),
      ExcessMemorizationLemma(),
      MemorizationFromSDPIsLemma(),
      BooleanClusteringLemma(),
      SparseHypercubeLemma(),
      GaussianClusteringLemma(),
      ClusterSuperadditivityLemma(),
    ])
}
