import Lemmas

extension LemmaParameter {
  /// The number `n` of training draws.
  public static let draws = LemmaKey<Int>("-n", "a number of samples")
}
