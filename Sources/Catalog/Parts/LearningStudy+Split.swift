import Documents
import ExactArithmetic
import LearningProblems
import Sampling
import Tables
import Work

extension LearningStudy: SplitTable {
  public static var name: String { "learning" }

  public var rowCount: Int { samples.count }

  /// Simulates some rows, with the same seed.
  ///
  /// - Throws: `ProblemError` when a parameter is out of range, `WorkRefused` when the rows together are too much work, both
  ///   before anything is simulated; `CancellationError`.
  public func rows(
    at places: [Int], limits: WorkLimits, monitor: WorkMonitor
  ) throws -> [ClassifierCounts] {
    let samplings = try places.map { try sampling(samples: samples[$0]) }
    try limits.admit(
      WorkEstimate(
        subject: "\(trials) trials for each of \(places.count) numbers of samples",
        operations: samplings.reduce(0) { $0 + $1.operationsPerTrial } * Double(trials), bytes: 0,
        isUpperBound: true),
      monitor)
    return try samplings.map {
      try $0.run(trials: 0..<trials, threads: threads, monitor: monitor)
    }
  }

  public func report(_ rows: [ClassifierCounts]) throws -> Report {
    try report(reports(rows, WorkMonitor()))
  }

  // MARK: Files

  public var data: [(key: String, value: Report.Data)] {
    [
      ("family", .value(.text(family.rawValue))), ("samples", .numbers(samples)),
      ("dimension", .value(.integer(dimension))), ("scale", .value(.rational(scale))),
      ("coordinates", coordinates.map { .value(.integer($0)) } ?? .value(.empty)),
      ("bits", .value(.integer(bits))), ("trials", .value(.integer(trials))),
      ("seed", .value(.text(String(seed)))), ("confidence", .value(.rational(confidence))),
    ]
  }

  public init(_ object: JSONObject) throws {
    func value(_ key: String) throws -> JSONValue { try object.value(forKey: key) }
    let name = try value("family").string(at: "family")
    guard let family = LearningProblem.Family(rawValue: name) else {
      throw PartError.invalidFile("family is \(name); expected that of 'lemmata table learning'")
    }
    let digits = try value("seed").string(at: "seed")
    guard let seed = UInt64(digits) else {
      throw PartError.invalidFile("seed is \(digits); expected a whole number below 2^64")
    }
    let coordinates = try value("coordinates")
    self.init(
      family: family, samples: try value("samples").words(at: "samples"),
      dimension: try value("dimension").word(at: "dimension"),
      scale: try value("scale").rational(at: "scale"),
      coordinates: coordinates == .null ? nil : try coordinates.word(at: "coordinates"),
      bits: try value("bits").word(at: "bits"), trials: try value("trials").word(at: "trials"),
      seed: seed, confidence: try value("confidence").rational(at: "confidence"))
    guard confidence > 0, confidence <= Confidence.greatestLevel else {
      throw PartError.invalidFile("confidence is \(confidence); expected a level of 'lemmata'")
    }
  }

  public func data(_ row: ClassifierCounts) -> [(key: String, value: Report.Data)] {
    [
      ("points", .value(.integer(row.points.successes))),
      ("nulls", .value(.integer(row.nulls.successes))),
    ]
  }

  public func row(
    at place: Int, _ object: JSONObject, limits: WorkLimits, monitor: WorkMonitor
  ) throws -> ClassifierCounts {
    func count(_ key: String) throws -> SuccessCount {
      let successes = try object.value(forKey: key, at: "found").word(at: "found")
      guard trials >= 0, (0...trials).contains(successes) else {
        throw PartError.invalidFile(
          "row \(place) has \(successes) of \(trials) trials; expected at most all")
      }
      return SuccessCount(trials: trials, successes: successes)
    }
    return ClassifierCounts(points: try count("points"), nulls: try count("nulls"))
  }
}
