import Lemmas

extension LemmaKey where Value == Int {
  /// The number `n` of training draws.
  public static var draws: LemmaKey { LemmaKey("-n", "a number of samples") }
}
