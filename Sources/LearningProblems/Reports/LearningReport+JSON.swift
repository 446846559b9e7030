import Claims
import Documents
import ExactArithmetic
import Tables

extension LearningReport {
  /// The report as JSON: the simulation, the counts, the intervals that cover together with the confidence, the
  /// informations, which are no estimates, and the chain, each claim of which has its two sides.
  ///
  /// `divergence` and `accuracyBound` are lower ends in bits, with the confidence.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    .object(
      JSONObject(
        simulation(style) + estimates(style) + [
          ("testError", test?.error.map(style.json) ?? .null),
          ("tau", json(constants.tau, style)), ("rho", json(constants.rho, style)),
          ("memorization", quantities.memorization.json(style)),
          ("testInformation", quantities.testInformation.json(style)),
          ("bound", bound?.json(style) ?? .null),
          ("chain", .array(checks.map { $0.json(style) } + claims.map { item($0, style) })),
        ]))
  }

  /// A claim like a check, with both sides.
  private func item(_ claim: Claim, _ style: ValueStyle) -> JSONValue {
    [
      "claim": .string(claim.claim), "verdict": style.json(claim.verdict),
      "left": claim.left.json(style), "right": claim.right.json(style),
      "slack": claim.slack.json(style),
    ]
  }

  private func simulation(_ style: ValueStyle) -> [(String, JSONValue)] {
    let parameter = problem.parameter
    return [
      ("problem", .string(problem.familyName)), ("n", JSONValue(problem.samples)),
      (parameter.name, style.json(parameter.value)), ("d", JSONValue(dimension)),
      ("learner", .string(learner)), ("trials", JSONValue(estimate.counts.trials)),
      ("accepted", JSONValue(estimate.counts.points.successes)),
      ("falselyAccepted", JSONValue(estimate.counts.nulls.successes)),
      ("seed", style.json(Integer(seed))),
    ]
  }

  /// A rational string where the number is known exactly, else the two ends.
  private func json(_ value: Enclosure, _ style: ValueStyle) -> JSONValue {
    value.isExact ? style.json(value.lower) : style.json(value)
  }

  private func lowerEnd(_ quantity: Quantity, _ style: ValueStyle) -> JSONValue {
    let digits = style.digits ?? 30
    return .string(quantity.lowerEnd(.bits).decimal(significantDigits: digits, rounding: .down))
  }

  private func estimates(_ style: ValueStyle) -> [(String, JSONValue)] {
    [
      ("confidence", style.json(estimate.confidence)),
      ("acceptance", style.json(estimate.acceptance)),
      ("falseAcceptance", style.json(estimate.falseAcceptance)),
      ("error", style.json(estimate.error)), ("divergence", lowerEnd(leastDivergence, style)),
      ("accuracyBound", accuracyBound.map { lowerEnd($0, style) } ?? .null),
    ]
  }
}

extension ConsistencyCheck {
  /// The check as JSON: `left`, where it is a bound, at the values in the intervals that favour the claim.
  fileprivate func json(_ style: ValueStyle) -> JSONValue {
    [
      "claim": .string(claim), "verdict": .string(consistency.rawValue),
      "left": left.json(style), "right": right.json(style),
    ]
  }
}

extension LearningProblem {
  /// The name of the family on the command line; that in reports for one of the user's own.
  var familyName: String {
    switch self {
    case .clustering(is BooleanClustering): return Family.boolean.rawValue
    case .clustering(is SparseHypercube): return Family.sparse.rawValue
    case .clustering(let problem): return problem.family
    case .gaussian: return Family.gaussian.rawValue
    }
  }

  /// The parameter of one of the three families.
  var parameter: (name: String, value: Rational) {
    switch self {
    case .clustering(let boolean as BooleanClustering): return ("lambda", boolean.correlation)
    case .clustering(let sparse as SparseHypercube): return ("p", sparse.fixedProbability)
    case .gaussian(let gaussian): return ("lambda", gaussian.correlation)
    case .clustering(let other): preconditionFailure("\(other.title) is of none of the families")
    }
  }
}
