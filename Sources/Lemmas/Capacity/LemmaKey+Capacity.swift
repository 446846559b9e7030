import Lemmas

extension LemmaKey where Value == Int {
  /// The number of facts, or of examples of a rule.
  public static var facts: LemmaKey { LemmaKey("-n", "a number of samples") }
}
