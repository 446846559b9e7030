import Claims
import ExactArithmetic

/// What a learner's message `M` tells about its samples, the parameter and a test point, all in bits.
public struct MemorizationQuantities: Sendable {
  /// `I(M;X_1..n)`.
  public let dataInformation: Quantity
  /// `I(M;theta)`.
  public let parameterInformation: Quantity
  /// The excess memorization `I(M;X_1..n|theta)`, computed directly.
  public let memorization: Quantity
  /// `I(M;X)` for a fresh test point `X`.
  public let testInformation: Quantity
  /// The best test of test points given the message; `nil` where it is not computed.
  public let bestTest: BestTest?
}

/// The test, given a message `M`, that tells best whether a point is a test point `X` of the same parameter or
/// one from the null, independent of `M`.
///
/// It accepts where `P(M,X) > P(M) P(X)`.
public struct BestTest: Sendable, Hashable {
  /// The probability `a` that a test point is accepted.
  public let acceptance: Rational
  /// The probability `b` that a point from the null is accepted.
  public let falseAcceptance: Rational

  /// The balanced error `e = (1 - a + b)/2`.
  public var error: Rational { (1 - acceptance + falseAcceptance) / 2 }

  init(acceptance: Rational, falseAcceptance: Rational) {
    self.acceptance = acceptance
    self.falseAcceptance = falseAcceptance
  }

  /// The greatest number of types of strings that are enumerated.
  private static let greatestTypeCount = 100_000

  /// The best test for independent coordinates, in each of which the pair of message and point has one of a few
  /// classes with probabilities `p` for test points and `q` for the null.
  ///
  /// - Returns: `nil` when there are more than 100,000 ways to distribute the coordinates over classes with
  ///   different likelihood ratios.
  init?(classes: [(p: Rational, q: Rational)], coordinates: Int) {
    // Classes with one likelihood ratio count as one.
    var merged: [Rational: (p: Rational, q: Rational)] = [:]
    for (p, q) in classes where !q.isZero {
      let old = merged[p / q] ?? (.zero, .zero)
      merged[p / q] = (old.p + p, old.q + q)
    }
    let ratios = merged.keys.sorted()
    let count = ratios.count
    if Integer.binomial(coordinates + count - 1, count - 1) > Integer(BestTest.greatestTypeCount) {
      return nil
    }
    func powers(_ base: Rational) -> [Rational] {
      var list = [Rational.one]
      for _ in 0..<coordinates { list.append(list[list.count - 1] * base) }
      return list
    }
    let p = ratios.map { powers(merged[$0]!.p) }
    let q = ratios.map { powers(merged[$0]!.q) }
    var (accepted, falselyAccepted) = (Rational.zero, Rational.zero)
    func extend(_ index: Int, _ left: Int, _ weight: Integer, _ a: Rational, _ b: Rational) {
      if index == count - 1 {
        let (pAll, qAll) = (a * p[index][left], b * q[index][left])
        if pAll > qAll {
          accepted += Rational(weight) * pAll
          falselyAccepted += Rational(weight) * qAll
        }
        return
      }
      for taken in 0...left {
        extend(
          index + 1, left - taken, weight * Integer.binomial(left, taken), a * p[index][taken],
          b * q[index][taken])
      }
    }
    extend(0, coordinates, .one, .one, .one)
    acceptance = accepted
    falseAcceptance = falselyAccepted
  }
}
