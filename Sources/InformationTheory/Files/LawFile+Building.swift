import Documents
import ExactArithmetic

extension LawFile {
  /// The fields of a table.
  ///
  /// A text that is no table is explained as CSV, if it is that.
  static func fields(
    _ bytes: some Collection<UInt8>, _ format: Format
  ) throws(LawFileError) -> FieldTable {
    do {
      return try FieldTable(parsing: bytes, separator: format.separator)
    } catch {
      if format == .csv { try LawFile.checkCSV(bytes) }
      throw .table(error)
    }
  }

  static func checkCSV(_ bytes: some Collection<UInt8>) throws(LawFileError) {
    do {
      _ = try CSVTable.parse(bytes)
    } catch {
      throw .csv(error)
    }
  }

  static func channel(
    _ rows: [[Rational]], named name: String, _ reading: Reading
  ) throws(LawFileError) -> Channel {
    do {
      return try LawMatrix(rows).oriented(reading).channel(reading.weights)
    } catch {
      throw .namedChannel(name, error)
    }
  }

  static func contents(
    of document: LawFileDocument, _ weights: Reading.Weights, _ reading: Reading
  ) throws(LawFileError) -> Contents {
    switch document {
    case .channel(let rows, let input, let inputs, let outputs):
      let matrix = LawMatrix(rows, inputs, outputs).oriented(reading)
      let channel = try matrix.channel(weights)
      return .channel(
        channel,
        input: try input.map { input throws(LawFileError) in
          try LawFile.input(input, for: channel)
        })
    case .joint(let rows): return .joint(try LawMatrix(rows).oriented(reading).jointLaw(weights))
    case .rows(let rows), .counts(let rows): return .matrix(LawMatrix(rows).oriented(reading))
    case .law(let variables, let entries), .countedLaw(let variables, let entries):
      return .joint(try LawFile.joint(variables, entries, weights))
    }
  }

  static func contents(
    of table: LawTable, _ weights: Reading.Weights, _ reading: Reading
  ) throws(LawFileError) -> Contents {
    switch table {
    case .matrix(let matrix, let rowLabels, let columnLabels):
      return .matrix(LawMatrix(matrix, rowLabels, columnLabels).oriented(reading))
    case .long(let columns, let numbers):
      return .joint(try columns.jointLaw(numbers, weights))
    case .records(let columns):
      let (kinds, counts) = columns.tallied()
      return .joint(try kinds.jointLaw(counts, .counts))
    }
  }

  /// The law of combinations of outcomes with their weights.
  static func joint(
    _ variables: [String], _ entries: [(outcomes: [String], weight: Rational)],
    _ weights: Reading.Weights
  ) throws(LawFileError) -> JointLaw {
    let numbers = NumberList(entries.lazy.map(\.weight))
    try numbers.check(weights, place: { "entry \($0 + 1)" })
    let factor = weights == .probabilities ? 1 : numbers.sum.reciprocal()
    let scaled = entries.map { (outcomes: $0.outcomes, weight: factor * $0.weight) }
    do {
      return try JointLaw(variables, entries: scaled)
    } catch {
      throw .law(error)
    }
  }

  static func input(
    _ weights: [Rational], for channel: Channel
  ) throws(LawFileError) -> FiniteLaw<Int> {
    if weights.count != channel.inputCount {
      throw .input(.inputCountMismatch(law: weights.count, channel: channel.inputCount))
    }
    do {
      return try FiniteLaw(weights)
    } catch {
      throw .input(error)
    }
  }
}
