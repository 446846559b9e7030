import Lemmas

extension LemmaParameter {
  /// The number `n` of points of a sample.
  public static let points = LemmaKey<Int>("-n", "a number of samples")
}
