import Lemmas

extension LemmaSubject {
  /// Contraction coefficients and networks.
  public static let contraction = LemmaSubject(
    "Contraction coefficients and networks",
    lemmas: [
      TwoInputsSufficeLemma(),
      HockeyStickContractionLemma(),
      ContractionOrderLemma(),
      SymmetricSDPILemma(),
      FixedInputContractionLemma(),
      DualSearchLemma(),
      ContractionEvidenceLemma(),
      ResamplingContractionLemma(),
      SamorodnitskyLemma(),
      TensorizationLemma(),
      EvansSchulmanLemma(),
    ])
}
