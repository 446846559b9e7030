import Catalog
import Claims
import Contraction
import Documents
import ExactArithmetic
import InformationTheory
import Tables
import Work

/// What `lemmata contraction` says of a channel, and its information curve.
enum ContractionAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try Answer.computation(query) { (asked: ChannelQuery, format, reporter) in
      let found = try asked.channel.contractionReport(
        name: asked.name ?? "on standard input", input: asked.input)
      let view: JSONValue = try format == nil ? view(asked, found, reporter) : .null
      return Answer(found.report, command: asked.command, view: view)
    }
  }

  private static func view(
    _ asked: ChannelQuery, _ found: ContractionReport, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    [
      "rows": .array(
        found.channel.rows.map { row in .array(row.map { .string($0.description) }) }),
      "coefficients": .array(coefficients(found)), "pair": pair(found.kl),
      "fixedInput": found.fixedInput.map(fixedInput) ?? .null,
      "claims": .array(found.claims.map(Shown.claim)),
      "verdict": .string(found.verdict.rawValue),
      "curve": try CurveAnswer.view(asked, found, reporter),
    ]
  }

  private static func coefficients(_ found: ContractionReport) -> [JSONValue] {
    func row(_ symbol: String, _ value: Quantity, _ meaning: String) -> JSONValue {
      ["symbol": .string(symbol), "value": Shown.number(value), "meaning": .string(meaning)]
    }
    var rows = [
      row(
        "eta_TV(W)", .rational(found.dobrushin),
        "Dobrushin's coefficient: the greatest total variation distance of two rows"),
      row(
        "eta_KL(W)", found.kl.value, "over all inputs; chi-square's coefficient too"),
      row(
        "doeblin", .rational(found.doeblin),
        "Doeblin's coefficient: the weight of a constant channel in this one"),
    ]
    if let fixed = found.fixedInput {
      rows.append(
        row(
          "eta_chi2(P,W)", .algebraic(fixed.chiSquare),
          "for the input law: the squared maximal correlation"))
      let value: Quantity = fixed.kl.isExact ? fixed.kl.value : .enclosed(fixed.kl.interval)
      rows.append(row("eta_KL(P,W)", value, "for the input law"))
    }
    return rows
  }

  private static func pair(_ kl: ChannelContraction) -> JSONValue {
    guard let pair = kl.pair else { return .null }
    let weight: JSONValue =
      switch kl.exact?.weight {
      case .interior(let weight): Shown.number(.algebraic(weight))
      case .towardsZero: .string("0+")
      case .towardsOne: .string("1-")
      case nil: .null
      }
    return [
      "inputs": [JSONValue(pair.first + 1), JSONValue(pair.second + 1)], "weight": weight,
    ]
  }

  private static func fixedInput(_ fixed: ContractionReport.FixedInput) -> JSONValue {
    [
      "law": list(fixed.law), "reason": fixed.kl.reason.map { .string("\($0)") } ?? .null,
      "maximum": fixed.kl.maximum.map { .string("\($0)") } ?? .null,
      "witness": fixed.kl.witness.map { witness in
        ["law": list(witness.law), "ratio": Shown.number(witness.ratio)]
      } ?? .null,
    ]
  }

  static func list(_ law: FiniteLaw<Int>) -> JSONValue {
    .array(law.probabilities.map { .string(ValueStyle().abbreviated($0)) })
  }
}
