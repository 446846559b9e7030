extension LogForm {
  /// Pairwise coprime integers above 1 of whose powers all given integers are products.
  ///
  /// - Parameter integers: positive integers.
  /// - Returns: the bases in increasing order; primes, where they are below 1000.
  /// - Complexity: that of deciding whether a form over these integers is zero; see ``signum()``.
  package static func coprimeBases(of integers: some Sequence<Integer>) -> [Integer] {
    // With positive coefficients nothing cancels, so that no base is lost.
    var coefficients: [Integer: Rational] = [:]
    for integer in integers where !integer.isOne { coefficients[integer] = 1 }
    return CoprimeRefinement.refine(coefficients).map(\.base).sorted()
  }
}
