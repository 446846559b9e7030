import Claims
import ExactArithmetic
import InformationTheory
import Work

/// The Alice-Bob game with one message, and the communication bound checked step by step.
public struct GameReport: Sendable {
  public let game: Game
  /// The name of the message.
  public let message: String
  /// What the message says, for readers; `nil` where its name has to do.
  public let meaning: String?
  public let quantities: GameQuantities
  /// Bob's success when Alice sends everything.
  public let optimalSuccess: Rational
  public let bounds: GameBounds
  /// `F <= I(J;Y|M) <= I(M;Y|J) <= (rho^2/k) sum_j I(X_j;M) <= (rho^2/k) I(X;M)`, link by link.
  public let chain: [Claim]
  /// The bounds on `I(X;M)` that follow, and the sharper third link that gives the last of them.
  public let boundChecks: [Claim]
  /// Whether `I(J;Y|M)` is known only to lie between its neighbours in the chain, so that its two links hold by their
  /// theorems, and what is checked of both together is `F <= I(M;Y|J)`.
  public var isIndexEnclosed: Bool {
    if case .between = quantities.indexInformation { return true }
    return false
  }
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
  /// Where the message has a closed form and only `I(J;Y|M)` is out of reach, that is given by its neighbours in the chain,
  /// `F` and `I(M;Y|J)`; ``GameReport/isIndexEnclosed`` says so.
  ///
  /// - Throws: ``GameError`` when the message does not fit the game; `WorkRefused` when the computation is too large;
  ///   `CancellationError`.
  public func report(
    for message: Message, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> GameReport {
    let quantities = try quantities(
      for: message, limits: limits, monitor: monitor, enclosesIndex: true)
    let optimum: Rational
    if message.kind.determinesExamples, quantities.route == .closedForm {
      optimum = quantities.success
    } else {
      optimum = try optimalSuccess(limits: limits, monitor: monitor)
    }
    return try report(for: message, of: quantities, optimalSuccess: optimum)
  }

  /// The report on quantities of a message that are known.
  package func report(
    for message: Message, of quantities: GameQuantities, optimalSuccess: Rational
  ) throws -> GameReport {
    let bounds = try bounds(success: quantities.success)
    return GameReport(
      game: self, message: message.name, meaning: message.meaning, quantities: quantities,
      optimalSuccess: optimalSuccess,
      bounds: bounds, chain: chain(quantities, fano: bounds.fano),
      boundChecks: checks(quantities, bounds))
  }

  /// The chain of a ``GameReport``, from the quantities of a message and Fano's term of its success.
  package func chain(_ quantities: GameQuantities, fano: LogForm) -> [Claim] {
    let factor = correlation * correlation / Rational(examples)
    let examplesSide = factor * quantities.exampleInformationSum
    var note = ""
    if case .between = quantities.indexInformation {
      note = " By this theorem alone: of this link and its neighbour F <= I(M;Y|J) is checked."
    }
    return [
      Claim(
        "F", .exact(fano), atMost: "I(J;Y|M)", quantities.indexInformation,
        reason:
          "Fano: a guess of J from (M, Y) that succeeds this often carries this much information."
          + note),
      Claim(
        "I(J;Y|M)", quantities.indexInformation, atMost: "I(M;Y|J)", quantities.noisyInformation,
        reason: "J is independent of M, so the difference is I(M;Y), which is not negative." + note),
      Claim(
        "I(M;Y|J)", quantities.noisyInformation, atMost: "(rho^2/k) sum I(Xj;M)", examplesSide,
        reason: "Data processing through the noise contracts information by rho^2."),
      Claim(
        "(rho^2/k) sum I(Xj;M)", examplesSide, atMost: "(rho^2/k) I(X;M)",
        factor * quantities.information,
        reason: "The examples are independent, so their informations add up to at most the whole."),
    ]
  }

  private func checks(_ quantities: GameQuantities, _ bounds: GameBounds) -> [Claim] {
    [
      Claim(
        "k F / rho^2", .exact(bounds.sdpi), atMost: "I(X;M)", quantities.information,
        reason: "The four links together: the SDPI bound."),
      Claim(
        "I(M;Y|J)", quantities.noisyInformation, atMost: "d g(I(X;M)/(k d))",
        mrsGerberLimit(quantities.information),
        reason:
          "Mrs Gerber's lemma sharpens the third link; g is concave, so the examples may be averaged."
      ),
      Claim(
        "k d g^-1(F/d)", bounds.mrsGerber, atMost: "I(X;M)", quantities.information,
        reason: "The chain with the sharper link: the Mrs Gerber bound."),
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
