import ExactArithmetic
import InformationTheory

/// The two rows of a channel with a binary input, as functions of the probability `q` of the input 1.
///
/// With `s_y(q) = (1-q) W(y|0) + q W(y|1)` and `g_l(q) = l h(q) - H(s(q))`,
///
/// `g_l''(q) = (r(q) - l) / (q (1-q))` in nats, where `r(q) = 1 - sum_y W(y|0) W(y|1) / s_y(q)`,
///
/// and `r` is concave, because each `s_y` is affine and positive.  (`r(q)` is the chi-square contraction
/// coefficient for the input law `(1-q, q)`, its maximum the KL contraction coefficient of the channel:
/// O. Ordentlich and Y. Polyanskiy, arXiv 2010.01987.)  So the `q` with `r(q) > l` form an interval: there
/// `g_l` is convex, on both sides of it concave.
struct BinaryInputPair: Sendable {
  let first: [Rational]
  let second: [Rational]

  init(_ channel: Channel) {
    precondition(channel.inputCount == 2, "a channel with \(channel.inputCount) inputs")
    let rows = channel.rows
    // Outputs that never occur say nothing.
    let seen = rows[0].indices.filter { !(rows[0][$0].isZero && rows[1][$0].isZero) }
    first = seen.map { rows[0][$0] }
    second = seen.map { rows[1][$0] }
  }

  /// The law of the output, `s(q)`.
  func output(_ q: Rational) -> [Rational] {
    zip(first, second).map { $0 + q * ($1 - $0) }
  }

  /// `r(q)`, with its limits at 0 and 1.
  func curvature(_ q: Rational) -> Rational {
    1
      - Rational.sum(
        zip(first, second).compactMap { a, b in
          a.isZero || b.isZero ? nil : a * b / (a + q * (b - a))
        })
  }

  /// `r'(q) = sum_y W(y|0) W(y|1) (W(y|1) - W(y|0)) / s_y(q)^2`.
  func curvatureSlope(_ q: Rational) -> Rational {
    Rational.sum(
      zip(first, second).compactMap { a, b in
        if a.isZero || b.isZero { return nil }
        let s = a + q * (b - a)
        return a * b * (b - a) / (s * s)
      })
  }

  /// The common value of `r` when it is constant: when each output has equal probabilities under the two
  /// inputs, or probability 0 under one, as for an erasure channel.
  var constantCurvature: Rational? {
    let isConstant = zip(first, second).allSatisfy { $0.isZero || $1.isZero || $0 == $1 }
    return isConstant ? curvature(0) : nil
  }

  /// `H(s(q))`, exact.
  func outputEntropy(_ q: Rational) -> LogForm {
    let law = output(q)
    return LogForm(
      law.filter { !$0.isZero }.flatMap { p in
        [
          LogForm.Term(coefficient: -p, base: p.numerator),
          LogForm.Term(coefficient: p, base: p.denominator),
        ]
      })
  }

  // MARK: Enclosures, in bits

  /// `g_l(q)` for `q` in [0, 1].
  func value(_ q: Rational, multiplier: Rational, bits: Int) -> Enclosure {
    let entropy = Enclosure.binaryEntropy(Enclosure(q), bits: bits)
    let outputEntropy = output(q).reduce(Enclosure.zero) { sum, p in
      p.isZero || p == 1 ? sum : sum - p * Enclosure.log2(p, bits: bits)
    }
    return (multiplier * entropy - outputEntropy).rounded(toBits: bits)
  }

  /// `g_l'(q) = l log2((1-q)/q) + sum_y (W(y|1) - W(y|0)) log2 s_y(q)` for `q` in (0, 1).
  func slope(_ q: Rational, multiplier: Rational, bits: Int) -> Enclosure {
    let sum = zip(zip(first, second), output(q)).reduce(Enclosure.zero) { sum, item in
      let difference = item.0.1 - item.0.0
      return difference.isZero ? sum : sum + difference * Enclosure.log2(item.1, bits: bits)
    }
    let odds = multiplier.isZero ? .zero : multiplier * Enclosure.log2((1 - q) / q, bits: bits)
    return (odds + sum).rounded(toBits: bits)
  }
}
