extension LemmaCatalog {
  /// Learning problems and excess memorization.
  static let learning: [any Lemma] =
    [
      ApproximateSDPILemma(),
      DominatingVariablesLemma(),
      AccuracyInformationLemma(),
      ExpectedSingletonsLemma(),
      NextSymbolLemma(),
      GradientStepLemma(),
    ] + problems
}
