import Documents
import ExactArithmetic
import Tables

extension MemorizationReport {
  /// The report as JSON: `tau`, `rho`, `tauChiSquare`, `rhoChiSquare`; with a learner `memorization`,
  /// `testInformation`, `bound`, `error` and `accuracyBound`, `null` where there is none; `claims`.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("tau", constants.tau.quantity.json(style)), ("rho", constants.rho.quantity.json(style)),
      ("tauChiSquare", style.json(constants.tauChiSquare)),
      ("rhoChiSquare", style.json(constants.rhoChiSquare)),
    ]
    if let outcome {
      let quantities = outcome.quantities
      members += [
        ("memorization", quantities.memorization.json(style)),
        ("testInformation", quantities.testInformation.json(style)),
        ("bound", outcome.bound?.json(style) ?? .null),
        ("error", quantities.bestTest.map { style.json($0.error) } ?? .null),
        ("accuracyBound", outcome.accuracyBound?.json(style) ?? .null),
      ]
    }
    members.append(("claims", .array(claims.map { $0.json(style) })))
    return .object(JSONObject(members))
  }
}
