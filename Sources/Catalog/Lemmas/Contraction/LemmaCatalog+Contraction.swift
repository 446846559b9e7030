extension LemmaCatalog {
  /// Contraction coefficients and networks.
  static let contraction: [any Lemma] = [
    TwoInputsSufficeLemma(),
    ContractionOrderLemma(),
    FixedInputContractionLemma(),
    TensorisationLemma(),
    SamorodnitskyLemma(),
    EvansSchulmanLemma(),
  ]
}
