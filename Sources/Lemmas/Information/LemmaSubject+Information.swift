import Lemmas

extension LemmaSubject {
  /// Entropy, mutual information and noise.
  public static let information = LemmaSubject(
    "Entropy, mutual information and noise",
    lemmas: [
      DataProcessingLemma(),
      SDPIBSCLemma(),
      CapacityCertificateLemma(),
      FanoLemma(),
      MrsGerberLemma(),
      MrsGerberVectorLemma(),
    ])
}
