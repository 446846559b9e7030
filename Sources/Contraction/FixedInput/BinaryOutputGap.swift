import ExactArithmetic

/// The proof that `D(QW||R) <= r D(Q||P)` for all Q, for a channel with two outputs and any number of inputs.
///
/// By Gibbs' variational formula the claim is dual to `sum_x P(x) exp(1/r sum_y W(y|x) u_y) <= 1` for all u with
/// `sum_y R(y) e^(u_y) = 1` (derived here); with two outputs u has one parameter t, and the claim is
///
///     F(t) = r L_P(t/r) - L_R(t) <= 0   for all real t,
///
/// with the cumulant generating functions `L_P` of `w(x) = W(1|x) - R(1)` under P and `L_R` of `y - R(1)` under R.  Both
/// are `ln(1 + t^2 m(t))` with a sum `m` of positive terms, so F has a small error relative to its two parts
/// even near `t = 0`, where it vanishes to second order.
struct BinaryOutputGap {
  /// One of the two signs of t, as `t > 0` for outputs in the right order.
  struct Side {
    let prior: [Double]
    let excess: [Double]  // w
    /// The cumulants of w under P and of `y - R(1)` under R.
    let input: Cumulants234
    let output: Cumulants234
    /// The probabilities `W(0|x) = R(0) - w` of the other output, rounded down.
    let others: [Double]
    let outputLaw: (zero: Double, one: Double)
    /// `max w - min w`.
    let range: Double
  }

  let sides: [Side]

  /// - Precondition: two outputs.
  init(_ instance: ReducedInput) {
    precondition(instance.outputCount == 2, "a binary output, not \(instance.outputCount) outputs")
    sides = [1, 0].map { output in
      let success = instance.output[output]
      let excess = instance.rows.map { $0[output] - success }
      return Side(
        prior: instance.prior.map { Double($0) }, excess: excess.map { Double($0) },
        input: Cumulants234(instance.prior, excess),
        output: Cumulants234([1 - success, success], [-success, 1 - success]),
        others: instance.rows.map { Double(1 - $0[output], rounding: .down) },
        outputLaw: (Double(1 - success), Double(success)),
        range: Double(excess.max()! - excess.min()!) * (1 + 0x1p-50))
    }
  }

  /// The second, third and fourth cumulant of a variable of mean 0, exact.
  struct Cumulants234 {
    let second: Rational
    let third: Rational
    let fourth: Rational

    init(_ probabilities: [Rational], _ values: [Rational]) {
      func moment(_ order: Int) -> Rational {
        Rational.sum(zip(probabilities, values).map { $0 * $1.power(order) })
      }
      second = moment(2)
      third = moment(3)
      fourth = moment(4) - 3 * second * second
    }
  }

  /// Below this ratio its cube and that of its reciprocal are beyond the range of double precision.
  static let leastRatio = 0x1p-320

  /// The answer for one ratio.
  enum Answer {
    case proved
    /// A law, as its deviation from P, whose ratio exceeds the one tried.
    case violated([Double])
    /// The margin is below what double precision resolves.
    case unresolved
  }

  /// Decides whether no law has a ratio above r.
  ///
  /// - Parameter chiSquare: chi-square's coefficient, when r is that rounded down and the claim for the exact
  ///   coefficient is wanted: its curvature at 0 is exactly 0.
  /// - Parameter islands: intervals of `t = g_1 - g_0` that need not be looked at.
  /// - Complexity: usually some hundred evaluations of O(n) operations for n inputs.
  func decide(
    ratio r: Double, chiSquare: Rational? = nil, except islands: [ClosedRange<Double>] = []
  ) -> Answer {
    if r < BinaryOutputGap.leastRatio { return .unresolved }
    for (index, side) in sides.enumerated() {
      guard let start = side.radiusAroundZero(ratio: r, chiSquare: chiSquare) else {
        return .unresolved
      }
      let mirrored = index == 0 ? islands : islands.map { -$0.upperBound ... -$0.lowerBound }
      switch side.decide(from: start, ratio: r, except: mirrored) {
      case .proved: continue
      case .unresolved: return .unresolved
      case .violated(let t): return .violated(side.tilt(by: t / r))
      }
    }
    return .proved
  }

  enum SideAnswer {
    case proved
    case violated(Double)
    case unresolved
  }
}
