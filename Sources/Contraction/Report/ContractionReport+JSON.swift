import Documents
import ExactArithmetic
import InformationTheory
import Tables

extension ContractionReport {
  /// The report as JSON: `dobrushin`, `doeblin`, `kl`, `klPair`; with an input law `chiSquare` and
  /// `klFixedInput`; `claims`.
  ///
  /// `klPair` has `inputs`, counted from 1, and the `weight` on the first: a number, `"0+"` or `"1-"`; it is
  /// `null` when all rows are equal.  `klFixedInput` has the `interval`, the `exact` value and the `reason`
  /// where it is known exactly, and the `witness`: a `law` Q and a lower bound, `ratio`, of
  /// `D(QW||PW) / D(Q||P)`.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("dobrushin", style.json(dobrushin)), ("doeblin", style.json(doeblin)),
      ("kl", style.json(kl.value)), ("klPair", kl.pairJSON(style)),
    ]
    if let fixedInput {
      members += [
        ("chiSquare", style.json(fixedInput.chiSquare)),
        ("klFixedInput", fixedInput.kl.json(style)),
      ]
    }
    members.append(("claims", .array(claims.map { $0.json(style) })))
    return .object(JSONObject(members))
  }
}

extension KLContraction {
  fileprivate func pairJSON(_ style: ValueStyle) -> JSONValue {
    guard let pair else { return .null }
    return [
      "inputs": [JSONValue(pair.first + 1), JSONValue(pair.second + 1)],
      "weight": weight.json(style),
    ]
  }
}

extension FixedInputContraction {
  fileprivate func json(_ style: ValueStyle) -> JSONValue {
    var members: [(String, JSONValue)] = [("interval", style.json(interval))]
    if let exact { members.append(("exact", style.json(exact))) }
    members.append(("witness", witness.map { $0.json(style) } ?? .null))
    if let reason { members.append(("reason", .string(reason.description))) }
    return .object(JSONObject(members))
  }
}

extension ContractionWitness {
  fileprivate func json(_ style: ValueStyle) -> JSONValue {
    [
      "law": .array(law.probabilities.map { style.json($0) }),
      "ratio": style.json(ratio),
    ]
  }
}
