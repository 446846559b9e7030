extension LemmaCatalog {
  /// Entropy, mutual information and noise.
  static let information: [any Lemma] = [
    DataProcessingLemma(),
    SDPIOfNoisyBitsLemma(),
    FanoLemma(),
    MrsGerberLemma(),
    MrsGerberVectorLemma(),
    SymmetricSDPILemma(),
  ]
}
