import Documents
import ExactArithmetic

extension WrittenFile {
  /// The document.
  var json: JSONValue {
    var object = JSONObject()
    if let channel {
      object["channel"] = WrittenFile.rows(channel.rows)
      if !channel.isUnlabelled {
        object["inputNames"] = .array(channel.inputs.map { .string($0.description) })
        object["outputNames"] = .array(channel.outputs.map { .string($0.description) })
      }
      if let input { object["input"] = .array(input.probabilities.map { .string("\($0)") }) }
    }
    if let law { law.add(to: &object) }
    if !channels.isEmpty {
      object["channels"] = .object(
        JSONObject(channels.map { ($0.name, WrittenFile.rows($0.channel.rows)) }))
    }
    return .object(object)
  }

  fileprivate static func rows(_ rows: [[Rational]]) -> JSONValue {
    .array(rows.map { row in .array(row.map { .string("\($0)") }) })
  }
}

extension JointLaw {
  /// Sets the keys of the law: `joint` for the matrix of `X` and `Y` without labels, else `variables` and `law`.
  fileprivate func add(to object: inout JSONObject) {
    if variables == ["X", "Y"], let matrix = unlabelledMatrix {
      object["joint"] = WrittenFile.rows(matrix)
      return
    }
    object["variables"] = .array(variables.map { .string($0) })
    object["law"] = .array(
      (isToldBySupport ? support : everyCombination).map { outcomes, probability in
        .array([.array(outcomes.map { .string($0.description) }), .string("\(probability)")])
      })
  }

  /// Whether the combinations of positive probability have all outcomes of two variables, in the order in which these stand;
  /// of other numbers of variables no table shows more.
  private var isToldBySupport: Bool {
    if variables != ["X", "Y"] { return true }
    return variables.indices.allSatisfy { variable in
      var next: Int32 = 0
      for code in codes[variable] {
        if code > next { return false }
        if code == next { next += 1 }
      }
      return Int(next) == alphabets[variable].count
    }
  }

  /// All combinations of the outcomes of two variables, row after row.
  private var everyCombination: [(outcomes: [AnyOutcome], probability: Rational)] {
    let matrix = matrix
    return alphabets[0].indices.flatMap { row in
      alphabets[1].indices.map { column in
        ([alphabets[0][row], alphabets[1][column]], matrix[row][column])
      }
    }
  }

  /// The matrix of two variables whose outcomes are their positions.
  var unlabelledMatrix: [[Rational]]? {
    guard variables.count == 2,
      alphabets.allSatisfy({ $0 == (0..<$0.count).map { AnyOutcome($0) } })
    else { return nil }
    return matrix
  }

  /// The matrix of the probabilities of two variables.
  var matrix: [[Rational]] {
    let (rows, columns) = (alphabets[0].count, alphabets[1].count)
    var matrix = [[Rational]](repeating: [Rational](repeating: .zero, count: columns), count: rows)
    for cell in counts.indices {
      matrix[Int(codes[0][cell])][Int(codes[1][cell])] = Rational(counts[cell], denominator)
    }
    return matrix
  }

  /// The law as a dictionary: keys of one character for each outcome where that is enough, else with commas between them.
  ///
  /// - Throws: ``LawFileError/notWritable(form:reason:)`` where two combinations of outcomes have one key.
  func outcomeDictionary() throws(LawFileError) -> JSONValue {
    let described = support.map { ($0.outcomes.map(\.description), $0.probability) }
    let isOfCharacters = described.allSatisfy { $0.0.allSatisfy { $0.count == 1 } }
    var object = JSONObject()
    for (outcomes, probability) in described {
      let key = outcomes.joined(separator: isOfCharacters ? "" : ",")
      if object[key] != nil {
        throw .notWritable(
          form: LawFile.Form.outcomes.rawValue,
          reason: "two combinations of outcomes have the key \"\(key)\"; expected the form json")
      }
      object[key] = .string("\(probability)")
    }
    return .object(object)
  }
}
