import Lemmas

extension LemmaKey where Value == Int {
  /// The number `n` of points of a sample.
  public static var points: LemmaKey { LemmaKey("-n", "a number of samples") }
}
