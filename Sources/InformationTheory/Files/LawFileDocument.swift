import Documents
import ExactArithmetic

/// The numbers and names of a JSON file, before anybody asks whether they make a law.
enum LawFileDocument {
  case channel([[Rational]], input: [Rational]?, inputs: [String]?, outputs: [String]?)
  case joint([[Rational]])
  case law(variables: [String], entries: [(outcomes: [String], weight: Rational)])
  /// A matrix that can be a channel or a joint law.
  case rows([[Rational]])
  /// A matrix of counts that can be a channel or a joint law.
  case counts([[Rational]])
  case countedLaw(variables: [String], entries: [(outcomes: [String], weight: Rational)])

  /// Reads a document, and the channels with names that stand beside what else there is.
  ///
  /// - Returns: `nil` for the document of a file that has nothing but channels with names.
  static func parse(
    _ bytes: some Collection<UInt8>
  ) throws(LawFileError) -> (
    document: LawFileDocument?, channels: [(name: String, rows: [[Rational]])]
  ) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .json(error)
    }
    let document: LawFileDocument?
    var channels: [(name: String, rows: [[Rational]])] = []
    do {
      if case .array = value {
        return (.rows(try value.rationalRows(at: "channel")), [])
      }
      var object = try value.object()
      channels = try LawFileDocument.channels(takenFrom: &object)
      if !channels.isEmpty && object.isEmpty { return (nil, channels) }
      document = try LawFileDocument.read(object)
    } catch {
      throw .value(error)
    }
    guard let document else { throw .unknownContents(keys: (try? value.object().keys) ?? []) }
    return (document, channels)
  }

  /// The channels of the key `channels`, which is removed, by their names.
  private static func channels(
    takenFrom object: inout JSONObject
  ) throws(JSONReadingError) -> [(name: String, rows: [[Rational]])] {
    guard let value = object["channels"], case .object(let named) = value else { return [] }
    object["channels"] = nil
    var channels: [(name: String, rows: [[Rational]])] = []
    for member in named.members {
      let rows = try member.value.rationalRows(at: JSONPath.root["channels"][member.key])
      channels.append((member.key, rows))
    }
    return channels
  }

  /// Whether the document itself says that its numbers are counts.
  var isOfCounts: Bool {
    switch self {
    case .counts, .countedLaw: true
    case .channel, .joint, .law, .rows: false
    }
  }

  /// What the keys of the document say it is, or `nil` when they say nothing.
  private static func read(_ document: JSONObject) throws(JSONReadingError) -> LawFileDocument? {
    if let channel = document["channel"] {
      var keys = document
      keys["inputNames"] = nil
      keys["outputNames"] = nil
      try keys.requireKeys(among: ["channel", "input"])
      let input: [Rational]?
      if let weights = document["input"] {
        input = try weights.rationals(at: "input")
      } else {
        input = nil
      }
      return .channel(
        try channel.rationalRows(at: "channel"), input: input,
        inputs: try labels("inputNames", of: document),
        outputs: try labels("outputNames", of: document))
    }
    if let joint = document["joint"] {
      try document.requireKeys(among: ["joint"])
      return .joint(try joint.rationalRows(at: "joint"))
    }
    if let variables = document["variables"] {
      let names = try variables.strings(at: "variables")
      if let law = document["law"] {
        try document.requireKeys(among: ["variables", "law"])
        return .law(variables: names, entries: try entries(of: law, at: "law"))
      }
      if let counts = document["counts"] {
        try document.requireKeys(among: ["variables", "counts"])
        return .countedLaw(variables: names, entries: try entries(of: counts, at: "counts"))
      }
      return nil
    }
    if let counts = document["counts"] {
      try document.requireKeys(among: ["counts"])
      return .counts(try counts.rationalRows(at: "counts"))
    }
    return try outcomes(document)
  }

  private static func labels(
    _ key: String, of document: JSONObject
  ) throws(JSONReadingError) -> [String]? {
    guard let value = document[key] else { return nil }
    return try value.strings(at: JSONPath.root[key])
  }

  /// A dictionary of outcomes, unless a key is one of those that say what a document is, or a value is no number.
  private static func outcomes(_ document: JSONObject) throws(JSONReadingError) -> LawFileDocument?
  {
    let names = document.keys
    if names.isEmpty || !Set(names).isDisjoint(with: ["law", "input"]) { return nil }
    let isOfNumbers = document.members.allSatisfy { member in
      switch member.value {
      case .string, .number: true
      default: false
      }
    }
    if !isOfNumbers { return nil }
    let separated = names.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let isSeparated =
      separated[0].count > 1 && separated.allSatisfy { $0.count == separated[0].count }
    let isOfCharacters = !isSeparated && names.allSatisfy { $0.count == names[0].count }
    let parts: [[String]] = names.indices.map { index in
      if isSeparated { return separated[index].map(String.init) }
      return isOfCharacters ? names[index].map { String($0) } : [names[index]]
    }
    var entries: [(outcomes: [String], weight: Rational)] = []
    for (part, member) in zip(parts, document.members) {
      entries.append((part, try member.value.rational(at: JSONPath.root[member.key])))
    }
    return .law(variables: variableNames(parts[0].count), entries: entries)
  }

  /// `X`, `Y`, `Z` for up to three variables, else `X1`, `X2`, ....
  private static func variableNames(_ count: Int) -> [String] {
    count <= 3 ? Array(["X", "Y", "Z"].prefix(count)) : (1...count).map { "X\($0)" }
  }

  private static func entries(
    of law: JSONValue, at path: JSONPath
  ) throws(JSONReadingError) -> [(outcomes: [String], weight: Rational)] {
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
