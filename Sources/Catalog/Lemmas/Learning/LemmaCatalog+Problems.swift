extension LemmaCatalog {
  /// The model problems of learning and what their learners must memorize.
  static let problems: [any Lemma] = [
    ExcessMemorizationLemma(), MemorizationFromSDPIsLemma(), BooleanClusteringLemma(),
    SparseHypercubeLemma(), GaussianClusteringLemma(), ClusterSuperadditivityLemma(),
  ]
}
