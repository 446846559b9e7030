import Lemmas

extension LemmaSubject {
  /// What a memorized prior says, and what the nearest neighbour costs.
  public static let posteriors = LemmaSubject(
    "Posteriors and nearest neighbours",
    lemmas: [
      MemorizedPriorLemma(),
      GaussianPosteriorLemma(),
      NearestNeighbourNoiseLemma(),
      CoverHartLemma(),
      NearestNeighbourMemorizationLemma(),
    ])
}
