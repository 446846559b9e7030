import Documents
import ExactArithmetic
import Foundation
import Sampling
import Tables

extension SampleRecord {
  /// The record as JSON, which ``init(parsing:)`` reads: the game, the counts, an interval that covers the
  /// probability of success with the confidence, and the parts.
  ///
  /// `seed` is `null` for a record of several seeds.
  public func json(_ style: ValueStyle = ValueStyle(), confidence: Rational) -> JSONValue {
    let count = count
    let interval = interval(confidence: confidence, digits: style.intervalDigits)
    let seeds = Set(parts.map(\.seed))
    return [
      "k": JSONValue(game.examples), "d": JSONValue(game.dimension),
      "rho": style.json(game.correlation), "message": .string(message),
      "method": .string(method.rawValue), "trials": JSONValue(count.trials),
      "successes": JSONValue(count.successes),
      "interval": style.json(interval),
      "confidence": style.json(confidence), "halvings": JSONValue(halvings),
      "seed": seeds.count == 1 ? style.json(Integer(seeds.first!)) : .null,
      "parts": .array(
        parts.map { part in
          [
            "seed": style.json(Integer(part.seed)), "first": JSONValue(part.trials.lowerBound),
            "trials": JSONValue(part.trials.count), "successes": JSONValue(part.successes),
          ]
        }),
    ]
  }

  /// Reads what ``json(_:confidence:)`` writes; the interval is computed anew from the counts.
  ///
  /// - Throws: `JSONParsingError`, `JSONReadingError`, `GameError` or ``SampleRecordError``, which name the value.
  public init(parsing text: some Collection<UInt8>) throws {
    let object = try JSONValue(parsing: text).object()
    try object.requireKeys(among: [
      "k", "d", "rho", "message", "method", "trials", "successes", "interval", "confidence",
      "halvings", "seed", "parts",
    ])
    func value(_ key: String) throws -> JSONValue { try object.value(forKey: key) }
    let name = try value("method").string(at: "method")
    guard let method = SamplingMethod(rawValue: name) else {
      throw SampleRecordError.invalid(
        "method", value: "\"\(name)\"",
        expected: SamplingMethod.allCases.map(\.rawValue).joined(separator: " or "))
    }
    let game = try Game(
      examples: value("k").word(at: "k"), dimension: value("d").word(at: "d"),
      correlation: value("rho").rational(at: "rho"))
    self.init(
      game: game, message: try value("message").string(at: "message"), method: method, parts: [])
    halvings = try SampleRecord.count("halvings", of: object)
    if halvings > 1000 {
      throw SampleRecordError.invalid("halvings", value: "\(halvings)", expected: "at most 1000")
    }
    for part in try value("parts").array(at: "parts") { try add(SampleRecord.part(part)) }
    for (key, total) in [("trials", count.trials), ("successes", count.successes)] {
      let stated = try value(key).word(at: JSONPath([.key(key)]))
      if stated != total {
        throw SampleRecordError.invalid(
          key, value: "\(stated)", expected: "\(total), the sum over the parts")
      }
    }
  }

  private static func count(_ key: String, of object: JSONObject) throws -> Int {
    let number = try object.value(forKey: key).word(at: JSONPath([.key(key)]))
    if number < 0 {
      throw SampleRecordError.invalid(key, value: "\(number)", expected: "at least 0")
    }
    return number
  }

  private static func part(_ value: JSONValue) throws -> Part {
    let object = try value.object(at: "parts")
    func word(_ key: String) throws -> Int { try count(key, of: object) }
    let (first, trials, successes) = (try word("first"), try word("trials"), try word("successes"))
    let (end, overflow) = first.addingReportingOverflow(trials)
    if overflow {
      throw SampleRecordError.invalid("trials", value: "\(trials)", expected: "a smaller number")
    }
    if successes > trials {
      throw SampleRecordError.invalid(
        "successes", value: "\(successes)", expected: "at most the trials, \(trials)")
    }
    let seed = try object.value(forKey: "seed").integer(at: "parts")
    guard let seed = UInt64("\(seed)") else {
      throw SampleRecordError.invalid("seed", value: "\(seed)", expected: "0 to 2^64 - 1")
    }
    return Part(seed: seed, trials: first..<end, successes: successes)
  }
}

extension SampleRecord {
  /// The record for a reader, as an estimate with its confidence interval.
  public func text(_ style: ValueStyle = ValueStyle(), confidence: Rational) -> String {
    let count = count
    let interval = interval(confidence: confidence)
    let seeds = parts.map {
      "\($0.seed) (trials \($0.trials.lowerBound)..<\($0.trials.upperBound))"
    }
    let looks =
      halvings == 0 ? "" : ", with 1/2^\(halvings) of the error, as the run stopped by its width"
    return """
      The 1-out-of-k nearest-neighbour game with k = \(game.examples), d = \(game.dimension), \
      rho = \(game.correlation), simulated
        message     \(message)
        method      \(method.rawValue)
        trials      \(count.trials)
        successes   \(count.successes)
        estimate    \(count.estimate.map { style.decimal($0) } ?? "none")
        interval    \(interval.description(significantDigits: 8)), which covers Bob's success with \
      confidence \(style.decimal(confidence)) (Clopper-Pearson\(looks))
        seed        \(seeds.joined(separator: ", "))

      """
  }

  /// The record as a table with one row.
  public func table(_ style: ValueStyle = ValueStyle(), confidence: Rational) -> Table {
    let count = count
    let interval = interval(confidence: confidence, digits: style.intervalDigits)
    let seeds = Set(parts.map(\.seed)).sorted().map(String.init).joined(separator: " ")
    return Table(
      title: "Simulated success in the 1-out-of-k nearest-neighbour game",
      columns: [
        Table.Column("k", latexHeader: "$k$"), Table.Column("d", latexHeader: "$d$"),
        Table.Column("rho", latexHeader: "$\\rho$"), Table.Column("message", alignment: .left),
        Table.Column("method", alignment: .left), Table.Column("trials"), Table.Column("successes"),
        Table.Column("interval"), Table.Column("confidence", notation: .decimal),
        Table.Column("seed"),
      ],
      rows: [
        [
          .integer(game.examples), .integer(game.dimension), .rational(game.correlation),
          .text(message), .text(method.rawValue), .integer(count.trials), .integer(count.successes),
          .enclosure(interval), .rational(confidence), .text(seeds),
        ]
      ])
  }
}

extension ValueStyle {
  /// The digits to which the ends of an interval are computed: all that are written.
  fileprivate var intervalDigits: Int { max(digits ?? 0, SuccessCount.intervalDigits.usual) }
}
