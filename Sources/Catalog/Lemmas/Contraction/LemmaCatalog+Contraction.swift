extension LemmaCatalog {
  /// Contraction coefficients and networks.
  static let contraction: [any Lemma] = []
}
