import ExactArithmetic

/// The binary entropy `h(p) = -p log p - (1-p) log(1-p)`, exact.
///
/// - Precondition: `0 <= p <= 1`.
public func binaryEntropy(_ p: Rational) -> LogForm {
  precondition(!p.isNegative && p <= 1, "the binary entropy of \(p), which is not in [0, 1]")
  return CountHistogram([p.numerator, p.denominator - p.numerator]).entropy(total: p.denominator)
}

/// The binary divergence `d(a||b) = a log(a/b) + (1-a) log((1-a)/(1-b))`, exact; infinite when `b` is 0 or
/// 1 and `a` is not.
///
/// - Precondition: `0 <= a <= 1` and `0 <= b <= 1`.
public func binaryDivergence(_ a: Rational, _ b: Rational) -> Divergence {
  precondition(!a.isNegative && a <= 1, "a binary divergence at \(a), which is not in [0, 1]")
  precondition(!b.isNegative && b <= 1, "a binary divergence from \(b), which is not in [0, 1]")
  func bernoulli(_ p: Rational) -> FiniteLaw<Int> {
    FiniteLaw(
      outcomes: [0, 1], counts: [p.denominator - p.numerator, p.numerator],
      denominator: p.denominator)
  }
  return bernoulli(a).klDivergence(from: bernoulli(b))
}

/// The binary convolution `a * b = a(1-b) + (1-a)b`: the probability that two independent flips, with
/// probabilities `a` and `b`, change the bit.
public func binaryConvolution(_ a: Rational, _ b: Rational) -> Rational { a + b - 2 * a * b }
