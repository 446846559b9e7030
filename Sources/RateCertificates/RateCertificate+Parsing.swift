import Documents
import ExactArithmetic

extension RateCertificate {
  /// Reads a certificate as ``json`` writes it; what it proves is for ``RateCertificateChecker`` to say.
  ///
  /// - Throws: `JSONParsingError`, `JSONReadingError`, or ``RateCertificateError`` when the file is of another version, or
  ///   differs from what would be written for what it says.
  public init(parsing text: some Collection<UInt8>) throws {
    try self.init(JSONValue(parsing: text))
  }

  /// Whether a file says that it is a certificate of this format, in its first bytes.
  package static func isNamed(in text: some Collection<UInt8>) -> Bool {
    let start = String(decoding: text.prefix(80), as: UTF8.self).filter { !$0.isWhitespace }
    return start.hasPrefix("{\"format\":\"" + format.filter { !$0.isWhitespace } + "\"")
  }

  /// Reads a certificate from its JSON.
  public init(_ value: JSONValue) throws {
    let object = try value.object()
    let format = try object.value(forKey: "format").string(at: "format")
    if format != RateCertificate.format {
      throw RateCertificateError("format", found: format, expected: RateCertificate.format)
    }
    func rational(_ key: String) throws -> Rational? {
      try object[key].map { try $0.rational(at: JSONPath([.key(key)])) }
    }
    func form(_ key: String) throws -> LogForm {
      try RateCertificate.form(object.value(forKey: key), at: key)
    }
    self.init(
      problem: try Problem(object.value(forKey: "problem")),
      subject: try RateCertificate.choice("quantity", of: object, at: "quantity"),
      alpha: try rational("alpha"), beta: try rational("beta"),
      orbits: try object.value(forKey: "orbits").array(at: "orbits").map { try Orbit($0) },
      rules: try object.value(forKey: "rules").array(at: "rules").map { try WeightedRule($0) },
      dual: try object.value(forKey: "dual").rationals(at: "dual"),
      maximum: try object.value(forKey: "maximum").rational(at: "maximum"),
      pricing: try Pricing(object.value(forKey: "pricing")), success: try rational("success"),
      lower: try form("lower"), upper: try form("upper"),
      line: try object["line"].map { value in
        let line = try value.object(at: "line")
        return Line(
          slope: try RateCertificate.form(line.value(forKey: "slope"), at: "line.slope"),
          intercept: try RateCertificate.form(line.value(forKey: "intercept"), at: "line.intercept")
        )
      })
    try requireSame(value)
  }

  /// Nothing is read past: the file says in every place what would be written.
  private func requireSame(_ value: JSONValue) throws {
    guard case .object(let written) = json, case .object(let found) = value, written != found else {
      return
    }
    let key =
      zip(written.members, found.members).first { $0 != $1 }?.1.key ?? found.keys.last ?? "{}"
    throw RateCertificateError(
      key, found: "\(found[key] ?? .null)", expected: "what its other fields say, in lowest terms")
  }

  /// One of the names of an enumeration.
  fileprivate static func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of object: JSONObject, at field: String
  ) throws -> Choice where Choice.RawValue == String {
    let name = try object.value(forKey: key).string(at: JSONPath([.key(field)]))
    guard let choice = Choice(rawValue: name) else {
      throw RateCertificateError(
        field, found: name,
        expected: Choice.allCases.map(\.rawValue).joined(separator: " or "))
    }
    return choice
  }

  /// The logarithms of a quantity of information.
  private static func form(_ value: JSONValue, at field: String) throws -> LogForm {
    let path = JSONPath([.key(field)])
    let pairs = try value.object(at: path).value(forKey: "logForm", at: path).array(at: path)
    return LogForm(
      try pairs.map { pair in
        let elements = try pair.array(at: path)
        guard elements.count == 2 else {
          throw RateCertificateError(
            field, found: "\(elements.count) elements", expected: "pairs [coefficient, base]")
        }
        let base = try elements[1].integer(at: path)
        if base.signum() <= 0 {
          throw RateCertificateError(field, found: "the base \(base)", expected: "a base above 0")
        }
        return LogForm.Term(coefficient: try elements[0].rational(at: path), base: base)
      })
  }
}

extension RateCertificate.Problem {
  fileprivate init(_ value: JSONValue) throws {
    let object = try value.object(at: "problem")
    self.init(
      examples: try object.value(forKey: "k", at: "problem").word(at: "problem.k"),
      dimension: try object.value(forKey: "d", at: "problem").word(at: "problem.d"),
      correlation: try object["correlation"]?.rational(at: "problem.correlation"))
  }
}

extension RateCertificate.Orbit {
  fileprivate init(_ value: JSONValue) throws {
    let object = try value.object(at: "orbits")
    self.init(
      columns: try object.value(forKey: "columns", at: "orbits").words(at: "orbits.columns"),
      size: try object.value(forKey: "size", at: "orbits").integer(at: "orbits.size"))
  }
}

extension RateCertificate.WeightedRule {
  fileprivate init(_ value: JSONValue) throws {
    let object = try value.object(at: "rules")
    let weight = try object.value(forKey: "weight", at: "rules").rational(at: "rules.weight")
    if let size = object["odd"] {
      self.init(rule: .oddMajority(try size.word(at: "rules.odd")), weight: weight)
      return
    }
    let letters = try object.value(forKey: "rule", at: "rules").string(at: "rules.rule")
    guard let items = RateCertificate.items(letters) else {
      throw RateCertificateError(
        "rules.rule", found: letters, expected: "digits and letters of items, 1 for the first")
    }
    self.init(rule: .answers(items), weight: weight)
  }
}

extension RateCertificate.Pricing {
  fileprivate init(_ value: JSONValue) throws {
    let object = try value.object(at: "pricing")
    self.init(
      method: try RateCertificate.choice("method", of: object, at: "pricing.method"),
      nodes: try object.value(forKey: "nodes", at: "pricing").word(at: "pricing.nodes"),
      tree: try object.value(forKey: "tree", at: "pricing").words(at: "pricing.tree"))
  }
}
