import Documents
import ExactArithmetic

/// The numbers and names of a JSON file, before anybody asks whether they make a law.
enum LawFileDocument {
  case channel([[Rational]], input: [Rational]?)
  case joint([[Rational]])
  case law(variables: [String], entries: [(outcomes: [String], weight: Rational)])

  init(parsing bytes: some Collection<UInt8>) throws(LawFileError) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .json(error)
    }
    let document: LawFileDocument?
    do {
      document = try LawFileDocument.read(value.object())
    } catch {
      throw .value(error)
    }
    guard let document else { throw .unknownContents(keys: (try? value.object().keys) ?? []) }
    self = document
  }

  /// What the keys of the document say it is, or `nil` when they say nothing.
  private static func read(_ document: JSONObject) throws(JSONReadingError) -> LawFileDocument? {
    if let channel = document["channel"] {
      try document.requireKeys(among: ["channel", "input"])
      let input: [Rational]?
      if let weights = document["input"] {
        input = try weights.rationals(at: "input")
      } else {
        input = nil
      }
      return .channel(try channel.rationalRows(at: "channel"), input: input)
    }
    if let joint = document["joint"] {
      try document.requireKeys(among: ["joint"])
      return .joint(try joint.rationalRows(at: "joint"))
    }
    if let variables = document["variables"], let law = document["law"] {
      try document.requireKeys(among: ["variables", "law"])
      return .law(
        variables: try variables.strings(at: "variables"), entries: try entries(of: law))
    }
    return nil
  }

  private static func entries(
    of law: JSONValue
  ) throws(JSONReadingError) -> [(outcomes: [String], weight: Rational)] {
    let path: JSONPath = "law"
    let list = try law.array(at: path)
    var entries: [(outcomes: [String], weight: Rational)] = []
    entries.reserveCapacity(list.count)
    for (position, entry) in list.enumerated() {
      let parts = try entry.array(at: path[position])
      if parts.count != 2 {
        throw JSONReadingError(
          path: path[position],
          .wrongKind(
            expected: "the outcomes and their weight, as in [[\"0\", \"1\"], \"1/4\"]",
            found: "\(parts.count) \(parts.count == 1 ? "element" : "elements")"))
      }
      let values = try parts[0].array(at: path[position][0])
      var outcomes: [String] = []
      outcomes.reserveCapacity(values.count)
      for (place, value) in values.enumerated() {
        outcomes.append(try outcome(value, at: path[position][0][place]))
      }
      entries.append((outcomes, try parts[1].rational(at: path[position][1])))
    }
    return entries
  }

  /// An outcome is a name; an integer stands for its numeral.
  private static func outcome(
    _ value: JSONValue, at path: @autoclosure () -> JSONPath
  ) throws(JSONReadingError) -> String {
    if case .number = value { return try value.integer(at: path()).description }
    return try value.string(at: path())
  }
}
