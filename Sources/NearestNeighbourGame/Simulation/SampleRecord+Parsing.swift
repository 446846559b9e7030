import Documents
import ExactArithmetic
import Foundation
import Sampling
import Tables

extension SampleRecord {
  /// Reads the JSON of a ``report(confidence:)`` and checks it as a whole: the message suits the game and the method, and
  /// the sums, the seed and the interval are those that the parts give.
  ///
  /// The name of a code that is not built in says nothing about it, and is taken as it is.
  ///
  /// - Throws: `JSONParsingError`, `JSONReadingError`, `GameError`, ``SamplingError`` or ``SampleRecordError``, which name
  ///   the value.
  public init(parsing text: some Collection<UInt8>) throws {
    let object = try JSONValue(parsing: text).object()
    try object.requireKeys(among: [
      "k", "d", "rho", "message", "method", "trials", "successes", "interval", "confidence",
      "halvings", "seed", "parts", "unit",
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
    try checkMessage()
    for (key, total) in [("trials", count.trials), ("successes", count.successes)] {
      let stated = try value(key).word(at: JSONPath([.key(key)]))
      if stated != total {
        throw SampleRecordError.invalid(
          key, value: "\(stated)", expected: "\(total), the sum over the parts")
      }
    }
    try checkSeed(value("seed"))
    try checkInterval(value("interval"), confidence: value("confidence").rational(at: "confidence"))
  }

  // MARK: What follows from the rest

  /// Checks that a built-in message is named as it names itself, and suits the game and the method.
  private func checkMessage() throws {
    let code: ExampleCode
    do {
      code = try ExampleCode(parsing: message)
    } catch GameError.unknownMessage {
      return
    }
    if code.name != message {
      throw SampleRecordError.invalid("message", value: message, expected: code.name)
    }
    let plan = try code.plan(game)
    if method == .distances && plan.correlationFactor == nil {
      throw SamplingError.lawUnknown(code: code.name)
    }
  }

  /// Checks that the seed is that of all parts, or `null` where they have several or there are none.
  private func checkSeed(_ stated: JSONValue) throws {
    let expected: JSONValue = seeds.count == 1 ? JSONValue(Integer(seeds[0])) : .null
    if stated != expected {
      throw SampleRecordError.invalid(
        "seed", value: stated.serialized(.compact),
        expected: "\(expected.serialized(.compact)), as in the parts")
    }
  }

  /// Checks that the interval is the one that the counts give, in any number of digits.
  private func checkInterval(_ stated: JSONValue, confidence: Rational) throws {
    guard confidence.signum() > 0 && confidence <= Confidence.greatestLevel else {
      throw SampleRecordError.invalid(
        "confidence", value: "\(confidence)",
        expected: "a number above 0 and at most 1 - 10^-12")
    }
    let interval = interval(confidence: confidence)
    let isKnown = (1...SuccessCount.intervalDigits.greatest).contains {
      ValueStyle(digits: $0).json(interval) == stated
    }
    if !isKnown {
      throw SampleRecordError.invalid(
        "interval", value: stated.serialized(.compact),
        expected:
          "\(ValueStyle().json(interval).serialized(.compact)), which the counts and the confidence give"
      )
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
