import Documents
import ExactArithmetic
import Tables

extension SampleRecord {
  /// The record as a report: the game, the counts, an interval that covers the probability of success with the confidence,
  /// and in JSON, which ``init(parsing:)`` reads, the parts.
  ///
  /// `seed` is `null` in JSON for a record of several seeds.
  public func report(confidence: Rational) -> Report {
    let interval = interval(confidence: confidence)
    return Report(
      question: question(confidence: confidence),
      title:
        """
        The 1-out-of-k nearest-neighbour game with k = \(count: game.examples), d = \
        \(count: game.dimension), rho = \(words: game.correlation.description), simulated
        """,
      sections: [
        Report.Section([
          .entries(entries(interval, confidence), .columns(gap: 3)),
          .data(data(interval, confidence)),
        ])
      ],
      layout: .list, summary: table(interval, confidence))
  }

  /// The record as JSON, which ``init(parsing:)`` reads.
  public func json(_ style: ValueStyle = ValueStyle(), confidence: Rational) -> JSONValue {
    report(confidence: confidence).json(style)
  }

  private func question(confidence: Rational) -> Report.Question {
    Report.Question(
      "sample",
      [
        "k": .integer(game.examples), "d": .integer(game.dimension),
        "rho": .rational(game.correlation), "message": .text(message),
        "method": .text(method.rawValue), "trials": .integer(count.trials),
        "seed": .text(seeds.map(String.init).joined(separator: ",")),
        "confidence": .rational(confidence),
      ])
  }

  /// The seeds of the parts, each once.
  var seeds: [UInt64] { Set(parts.map(\.seed)).sorted() }

  private func entries(_ interval: Enclosure, _ confidence: Rational) -> [Report.Entry] {
    let count = count
    let ranges = parts.map {
      "\($0.seed) (trials \($0.trials.lowerBound)..<\($0.trials.upperBound))"
    }
    let looks =
      halvings == 0 ? "" : ", with 1/2^\(halvings) of the error, as the run stopped by its width"
    func entry(_ symbol: String, _ value: Table.Cell, _ shown: Phrase? = nil) -> Report.Entry {
      Report.Entry(symbol: symbol, value: value, shown: shown, row: nil, field: nil)
    }
    return [
      entry("message", .text(message), "\(name: message)"), entry("method", .text(method.rawValue)),
      entry("trials", .integer(count.trials)), entry("successes", .integer(count.successes)),
      entry(
        "estimate", .empty, count.estimate.map { "\(decimal: .rational($0))" } ?? "none"),
      entry(
        "interval", .empty,
        """
        \(words: interval.estimate), which covers Bob's success with confidence \
        \(decimal: .rational(confidence)) (Clopper-Pearson\(words: looks))
        """
      ),
      entry("seed", .text(ranges.joined(separator: ", "))),
    ]
  }

  private func data(
    _ interval: Enclosure, _ confidence: Rational
  ) -> [(key: String, value: Report.Data)] {
    let count = count
    return [
      ("k", .value(.integer(game.examples))), ("d", .value(.integer(game.dimension))),
      ("rho", .value(.rational(game.correlation))), ("message", .value(.text(message))),
      ("method", .value(.text(method.rawValue))), ("trials", .value(.integer(count.trials))),
      ("successes", .value(.integer(count.successes))), ("interval", .value(.enclosure(interval))),
      ("confidence", .value(.rational(confidence))), ("halvings", .value(.integer(halvings))),
      ("seed", .value(seeds.count == 1 ? .integer(Integer(seeds[0])) : .empty)),
      ("parts", .list(parts.map(\.data))),
    ]
  }

  private func table(_ interval: Enclosure, _ confidence: Rational) -> Table {
    let count = count
    return Table(
      title: "Simulated success in the 1-out-of-k nearest-neighbour game",
      columns: [
        Table.Column("k"), Table.Column("d"),
        Table.Column("rho"), Table.Column("message", alignment: .left),
        Table.Column("method", alignment: .left), Table.Column("trials"), Table.Column("successes"),
        Table.Column("interval"), Table.Column("confidence", notation: .decimal),
        Table.Column("seed"),
      ],
      rows: [
        [
          .integer(game.examples), .integer(game.dimension), .rational(game.correlation),
          .text(message), .text(method.rawValue), .integer(count.trials), .integer(count.successes),
          .enclosure(interval), .rational(confidence),
          .text(seeds.map(String.init).joined(separator: " ")),
        ]
      ])
  }
}

extension SampleRecord.Part {
  fileprivate var data: Report.Data {
    .object([
      ("seed", .value(.integer(Integer(seed)))), ("first", .value(.integer(trials.lowerBound))),
      ("trials", .value(.integer(trials.count))), ("successes", .value(.integer(successes))),
    ])
  }
}
