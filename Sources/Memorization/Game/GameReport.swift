import ExactArithmetic
import InformationTheory

/// One inequality with both sides, its slack and its verdict.
public struct InequalityCheck: Sendable {
  /// The inequality: `I(J;Y|M) <= I(M;Y|J)`.
  public let claim: String
  /// Why it holds, in one line.
  public let reason: String
  /// The smaller side.
  public let left: InformationQuantity
  /// The greater side.
  public let right: InformationQuantity
  /// `right - left`, exact when both sides are.
  public let slack: InformationQuantity
  /// Whether it holds; always decided when both sides are exact.
  public let verdict: Verdict

  /// Checks `left <= right`.
  public init(
    _ claim: String, reason: String, _ left: InformationQuantity, atMost right: InformationQuantity
  ) {
    self.claim = claim
    self.reason = reason
    self.left = left
    self.right = right
    slack = right - left
    if case .exact(let form) = slack {
      verdict = Verdict(form.signum() >= 0)
    } else {
      verdict = right.isAtLeast(left)
    }
  }
}

/// The Alice-Bob game with one message, and the communication bound checked step by step.
public struct GameReport: Sendable {
  public let game: Game
  /// The name of the message.
  public let message: String
  public let quantities: GameQuantities
  /// Bob's success when Alice sends everything.
  public let optimalSuccess: Rational
  public let bounds: GameBounds
  /// `F <= I(J;Y|M) <= I(M;Y|J) <= (rho^2/k) sum_j I(X_j;M) <= (rho^2/k) I(X;M)`, link by link.
  public let chain: [InequalityCheck]
  /// The bounds on `I(X;M)` that follow, and the sharper third link that gives the last of them.
  public let boundChecks: [InequalityCheck]
  /// Whether the success is at most the optimum.
  public var isWithinOptimum: Bool { quantities.success <= optimalSuccess }

  /// All verdicts together.
  public var verdict: Verdict {
    Verdict.all(chain.map(\.verdict) + boundChecks.map(\.verdict) + [Verdict(isWithinOptimum)])
  }

  /// Whether every inequality is known to hold.
  public var holds: Bool { verdict == .holds }
}

extension Game {
  /// Plays the game with a message and checks every inequality of the communication bound.
  ///
  /// ```swift
  /// let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
  /// let report = try game.report(for: .everything)
  /// print(report.quantities.success)  // 187/256
  /// print(report.holds)               // true
  /// ```
  ///
  /// - Throws: ``GameError`` when the message does not fit the game or the computation is too large;
  ///   `CancellationError`.
  public func report(
    for message: Message, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> GameReport {
    let quantities = try quantities(of: message, limits: limits, monitor: monitor)
    let optimum: Rational
    if case .everything = message.kind, quantities.route == .closedForm {
      optimum = quantities.success
    } else {
      optimum = try optimalSuccess(limits: limits, monitor: monitor)
    }
    let bounds = try bounds(success: quantities.success)
    return GameReport(
      game: self, message: message.name, quantities: quantities, optimalSuccess: optimum,
      bounds: bounds, chain: chain(quantities, bounds), boundChecks: checks(quantities, bounds))
  }

  private func chain(_ quantities: GameQuantities, _ bounds: GameBounds) -> [InequalityCheck] {
    let factor = correlation * correlation / Rational(examples)
    let examplesSide = factor * quantities.exampleInformationSum
    return [
      InequalityCheck(
        "F <= I(J;Y|M)",
        reason:
          "Fano: a guess of J from (M, Y) that succeeds this often carries this much information.",
        .exact(bounds.fano), atMost: quantities.indexInformation),
      InequalityCheck(
        "I(J;Y|M) <= I(M;Y|J)",
        reason: "J is independent of M, so the difference is I(M;Y), which is not negative.",
        quantities.indexInformation, atMost: quantities.noisyInformation),
      InequalityCheck(
        "I(M;Y|J) <= (rho^2/k) sum I(Xj;M)",
        reason: "Data processing through the noise contracts information by rho^2.",
        quantities.noisyInformation, atMost: examplesSide),
      InequalityCheck(
        "(rho^2/k) sum I(Xj;M) <= (rho^2/k) I(X;M)",
        reason: "The examples are independent, so their informations add up to at most the whole.",
        examplesSide, atMost: factor * quantities.information),
    ]
  }

  private func checks(_ quantities: GameQuantities, _ bounds: GameBounds) -> [InequalityCheck] {
    [
      InequalityCheck(
        "k F / rho^2 <= I(X;M)",
        reason: "The four links together: the SDPI bound.",
        .exact(bounds.sdpi), atMost: quantities.information),
      InequalityCheck(
        "I(M;Y|J) <= d g(I(X;M)/(k d))",
        reason:
          "Mrs Gerber's lemma sharpens the third link; g is concave, so the examples may be averaged.",
        quantities.noisyInformation, atMost: mrsGerberLimit(quantities.information)),
      InequalityCheck(
        "k d g^-1(F/d) <= I(X;M)",
        reason: "The chain with the sharper link: the Mrs Gerber bound.",
        bounds.mrsGerber, atMost: quantities.information),
    ]
  }

  /// `d g(I/(k d))`: the most that Bob's noisy copies can tell about a message of `I` bits, on average.
  private func mrsGerberLimit(_ information: InformationQuantity) -> InformationQuantity {
    if dimension == 0 || correlation.isZero { return .zero }
    let perBit = Rational(.one, Integer(examples) * Integer(dimension)) * information
    return Rational(dimension)
      * MrsGerber(correlation: correlation).informationFunction(perBit)
  }
}
