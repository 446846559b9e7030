import ExactArithmetic
import Work

extension LongTailModel {
  /// `E[D(x)^a (1 - D(x))^b]` for one point `x`; `0^0 = 1`.
  ///
  /// The value `v` of `x` and the sum `s` of the others decide: `D(x) = v/(v+s)`.
  ///
  /// - Throws: `WorkRefused` when the values of the other points take more than ``greatestStepCount`` steps, or the sum
  ///   is too long to write down.
  /// - Complexity: a fraction of `(a + b) log T` bits for each total weight `T`.
  func moment(_ a: Int, _ b: Int) throws(WorkRefused) -> Rational {
    try checkTypes(typeCount(points: points - 1), "the total weight of N = \(points) points")
    let own = sums(points: 1, exponent: a)
    let others = sums(points: points - 1, exponent: 0)
    let totals = Set(own.keys.flatMap { value in others.keys.map { $0 + value } })
    try checkFractions(totals, power: a + b)
    var weights: SumWeights = [:]
    for (s, ways) in others {
      let rest = ways * s.power(b)
      for (value, weight) in own { weights[s + value, default: .zero] += weight * rest }
    }
    return try mean(weights, overPower: a + b)
  }

  /// `tau_l = E[D^(l+1) (1-D)^(n-l)] / E[D^l (1-D)^(n-l)]`: the mean frequency of a point that is `l` times in the
  /// sample.
  ///
  /// - Parameter l: the multiplicity, in `1...n`.
  /// - Returns: `nil` when no sample has a point of the multiplicity, which is so for `N = 1` and `l < n` only.
  /// - Throws: ``LongTailError/multiplicityOutOfRange(_:samples:)``; `WorkRefused`.
  /// - Complexity: as two sums over the total weights; less than a second for `N = n = 200` and two values.
  public func coefficient(multiplicity l: Int) throws -> Rational? {
    guard (1...samples).contains(l) else {
      throw LongTailError.multiplicityOutOfRange(l, samples: samples)
    }
    let probability = try moment(l, samples - l)
    return probability.isZero ? nil : try moment(l + 1, samples - l) / probability
  }

  /// The expected number of singletons, `N n E[D (1-D)^(n-1)]`.
  ///
  /// - Throws: `WorkRefused`.
  public func expectedSingletons() throws -> Rational {
    Rational(Integer(points) * Integer(samples)) * (try moment(1, samples - 1))
  }

  /// The expected frequency of all singletons together, `N n E[D^2 (1-D)^(n-1)] = tau_1 E[singletons]`: what a learner
  /// that errs at every singleton, and at unseen points as rarely as possible, loses.
  ///
  /// - Throws: `WorkRefused`.
  public func costOfSingletons() throws -> Rational {
    Rational(Integer(points) * Integer(samples)) * (try moment(2, samples - 1))
  }

  /// The probability that a point is `l` times in the sample, `C(n,l) E[D^l (1-D)^(n-l)]`.
  ///
  /// - Precondition: `0 <= l <= n`.
  /// - Throws: `WorkRefused`.
  public func probability(ofMultiplicity l: Int) throws -> Rational {
    precondition((0...samples).contains(l), "\(l) of \(samples) samples")
    return Rational(Integer.binomial(samples, l)) * (try moment(l, samples - l))
  }
}
