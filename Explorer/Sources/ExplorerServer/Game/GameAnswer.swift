import Claims
import Documents
import ExactArithmetic
import NearestNeighbourGame
import Tables

/// What `lemmata game` says of a game, and what the pages Play and Chain show of it.
enum GameAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try Answer.computation(query) { (asked: GameQuery, _, reporter) in
      let found = try asked.game.report(
        for: asked.message, limits: Limits.work, monitor: reporter.monitor)
      let report = found.report
      return Answer(report, command: asked.command(report.question), view: try view(found))
    }
  }

  private static func view(_ found: GameReport) throws -> JSONValue {
    let quantities = found.quantities
    let chain: [JSONValue] = found.chain.map(Shown.claim)
    let bounds: [JSONValue] = found.boundChecks.map(Shown.claim)
    return [
      "message": .string(found.message), "meaning": Shown.text(found.meaning),
      "route": .string(quantities.route.rawValue),
      "success": Shown.number(quantities.success),
      "optimalSuccess": Shown.number(found.optimalSuccess),
      "blindGuess": Shown.number(Rational(1, found.game.examples)),
      "flipProbability": Shown.number(found.game.flipProbability),
      "information": information(found),
      "chain": .array(chain), "bounds": .array(bounds),
      "greatestSlack": Shown.indexOfGreatestSlack(found.chain),
      "verdict": .string(found.verdict.rawValue),
      "conclusion": .string(conclusion(found, chain.count + bounds.count)),
      "isIndexEnclosed": .bool(found.isIndexEnclosed),
    ]
  }

  private static func information(_ found: GameReport) -> JSONValue {
    let quantities = found.quantities
    func row(_ symbol: String, _ value: InformationQuantity, _ meaning: String) -> JSONValue {
      ["symbol": .string(symbol), "value": Shown.number(value), "meaning": .string(meaning)]
    }
    return [
      row("I(X;M)", quantities.information, "what the message tells about all strings"),
      row(
        "sum I(Xj;M)", quantities.exampleInformationSum,
        "what it tells about each string by itself, added up"),
      row(
        "I(M;Y|J)", quantities.noisyInformation, "what it tells about the noisy copy, J known"),
      row("I(J;Y|M)", quantities.indexInformation, "what the noisy copy tells Bob about J"),
      row("F", .exact(found.bounds.fano), "the least that so good a guess tells about J"),
    ]
  }

  private static func conclusion(_ found: GameReport, _ count: Int) -> String {
    switch found.verdict {
    case .holds: "All \(count) inequalities hold."
    case .violated: "An inequality is violated."
    case .undecided: "An inequality is left undecided."
    }
  }
}
