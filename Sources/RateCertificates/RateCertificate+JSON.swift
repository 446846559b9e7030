import Documents
import ExactArithmetic

extension RateCertificate {
  /// The certificate as a file: rational numbers are strings, keys stand in a fixed order.
  public var json: JSONValue {
    var object = JSONObject([("format", .string(RateCertificate.format))])
    var question = JSONObject([
      ("k", JSONValue(problem.examples)), ("d", JSONValue(problem.dimension)),
    ])
    question["correlation"] = problem.correlation.map { .string($0.description) }
    object["problem"] = .object(question)
    object["quantity"] = .string(subject.rawValue)
    object["alpha"] = alpha.map { .string($0.description) }
    object["beta"] = beta.map { .string($0.description) }
    object["orbits"] = .array(orbits.map(\.json))
    object["rules"] = .array(rules.map(\.json))
    object["dual"] = .array(dual.map { .string($0.description) })
    object["maximum"] = .string(maximum.description)
    object["pricing"] = pricing.json
    object["success"] = success.map { .string($0.description) }
    object["lower"] = RateCertificate.json(lower)
    object["upper"] = RateCertificate.json(upper)
    object["line"] = line.map { line -> JSONValue in
      [
        "slope": RateCertificate.json(line.slope),
        "intercept": RateCertificate.json(line.intercept),
      ]
    }
    return .object(object)
  }

  /// The significant digits of the bounds, which repeat what the logarithms say.
  private static let digits = 30

  /// A quantity of information: its logarithms, and its value in bits, rounded outward.
  static func json(_ form: LogForm) -> JSONValue {
    let bits = form.enclosure(in: .bits, bits: 112)
    let pairs = form.terms.map { term -> JSONValue in
      [.string(term.coefficient.description), .string(term.base.description)]
    }
    return [
      "logForm": .array(pairs),
      "bits": [
        .string(bits.lower.decimal(significantDigits: digits, rounding: .down)),
        .string(bits.upper.decimal(significantDigits: digits, rounding: .up)),
      ],
    ]
  }
}

extension RateCertificate.Orbit {
  fileprivate var json: JSONValue {
    ["columns": .array(columns.map { JSONValue($0) }), "size": JSONValue(size)]
  }
}

extension RateCertificate.WeightedRule {
  fileprivate var json: JSONValue {
    switch rule {
    case .answers(let items):
      ["rule": .string(RateCertificate.letters(items)), "weight": .string(weight.description)]
    case .oddMajority(let size):
      ["odd": JSONValue(size), "weight": .string(weight.description)]
    }
  }
}

extension RateCertificate.Pricing {
  fileprivate var json: JSONValue {
    [
      "method": .string(method.rawValue), "nodes": JSONValue(nodes),
      "tree": .array(tree.map { JSONValue($0) }),
    ]
  }
}
