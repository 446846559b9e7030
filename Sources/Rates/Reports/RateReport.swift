import Claims
import ExactArithmetic
import NearestNeighbourGame
import RateCertificates
import Tables
import Work

/// The least information with which a success can be had, with its certificate, beside the bounds that are known.
public struct RateReport: Sendable {
  /// The number of strings.
  public let examples: Int
  /// The number of bits of each.
  public let dimension: Int
  /// The correlation, where one was given.
  public let correlation: Rational?
  /// The success that is bought; `nil` for the greatest one where no correlation is given.
  public let success: Rational?
  /// The success as it was asked for: `optimum`, `9/10`.
  public let target: String
  /// What proves the value; `nil` where it is 0 by itself or exact.
  public let certificate: RateCertificate?
  /// The value where a formula gives it, of the greatest success without noise.
  public var exact: LogForm?
  /// What is known besides; `nil` where the value is 0 by itself.
  public let bounds: RateBounds?

  /// The value in bits.
  public var interval: Enclosure {
    certificate?.interval() ?? exact?.enclosure(in: .bits, bits: 100) ?? .zero
  }

  /// The bounds in order, each against the value.
  public var chain: [Claim] {
    let value = Quantity.enclosed(interval)
    return (bounds?.entries ?? []).map { bound in
      bound.isLower
        ? Claim(
          bound.symbol, .information(bound.value), atMost: "R", value, reason: bound.reason)
        : Claim(
          "R", value, atMost: bound.symbol, .information(bound.value), reason: bound.reason)
    }
  }

  /// Whether the value lies between all bounds.
  public var verdict: Verdict { Verdict.all(chain.map(\.verdict)) }
}

extension RateBounds.Entry {
  fileprivate var reason: String {
    isLower ? "A bound from below. \(sentence)" : "A protocol. \(sentence)"
  }

  private var sentence: String {
    let words = meaning.drop { $0 != ":" }.dropFirst(2)
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }
}

extension RateReport {
  /// What it costs that Bob always answers a string nearest to his.
  ///
  /// - Parameters:
  ///   - examples: the number `k >= 1` of strings.
  ///   - dimension: the number `d >= 0` of bits of each.
  ///   - correlation: a correlation for the bounds that depend on it.
  ///   - width: the greatest distance of the two bounds in bits.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `GameError`, ``RateError``, ``RateSearchError``, `WorkRefused`, `CancellationError`.
  public static func alwaysNearest(
    examples: Int, dimension: Int, correlation: Rational? = nil,
    width: Rational = AlwaysNearest.standardWidth, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateReport {
    try alwaysNearest(
      examples: examples, dimension: dimension, correlation: correlation, limits: limits,
      monitor: monitor
    ) { try $0.certificate(width: width, limits: limits, monitor: monitor) }
  }

  /// The same with a certificate from wherever it comes.
  static func alwaysNearest(
    examples: Int, dimension: Int, correlation: Rational?, limits: WorkLimits,
    monitor: WorkMonitor, _ certify: (AlwaysNearest) throws -> RateCertificate
  ) throws -> RateReport {
    let game = try Game(
      examples: examples, dimension: dimension, correlation: correlation ?? Rational(1, 2))
    let success = try correlation.map { _ in
      try game.optimalSuccess(limits: limits, monitor: monitor)
    }
    if examples == 1 || dimension == 0 {
      return RateReport(
        examples: examples, dimension: dimension, correlation: correlation, success: success,
        target: "optimum", certificate: nil, bounds: nil)
    }
    let value = try AlwaysNearest(examples: examples, dimension: dimension)
    return RateReport(
      examples: examples, dimension: dimension, correlation: correlation, success: success,
      target: "optimum", certificate: try certify(value),
      bounds: try RateBounds(
        alwaysNearest: value, success: success, game: correlation == nil ? nil : game))
  }

  /// The least information for a success in a game.
  ///
  /// It is 0 for a success of `1/k`, and `R_OPT` for the greatest one.
  ///
  /// - Parameters:
  ///   - target: the success, at least `1/k`.
  ///   - game: the game.
  ///   - width: the greatest distance of the two bounds in bits; by default `1e-9`.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `GameError`, ``RateError``, ``RateSearchError``, `WorkRefused`, `CancellationError`.
  public static func rate(
    for target: RateTarget, in game: Game, width: Rational? = nil, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateReport {
    try rate(for: target, in: game, limits: limits, monitor: monitor) { question in
      switch question {
      case .optimum(let value):
        return try value.certificate(
          width: width ?? AlwaysNearest.standardWidth, limits: limits, monitor: monitor)
      case .success(let alpha):
        return try Rate(game).certificate(
          success: alpha, width: width ?? Rate.standardWidth, limits: limits, monitor: monitor)
      }
    }
  }

  /// What a certificate of a success is about.
  enum CertifiedQuestion {
    case optimum(AlwaysNearest)
    case success(Rational)
  }

  /// The same with a certificate from wherever it comes.
  static func rate(
    for target: RateTarget, in game: Game, limits: WorkLimits, monitor: WorkMonitor,
    _ certify: (CertifiedQuestion) throws -> RateCertificate
  ) throws -> RateReport {
    let optimum = try game.optimalSuccess(limits: limits, monitor: monitor)
    let alpha = target.success(optimum: optimum)
    let guess = Rational(1, game.examples)
    if alpha < guess || alpha > optimum {
      throw RateError.successOutOfRange(alpha, least: guess, optimum: optimum)
    }
    func report(_ certificate: RateCertificate?, _ bounds: RateBounds?) -> RateReport {
      RateReport(
        examples: game.examples, dimension: game.dimension, correlation: game.correlation,
        success: certificate?.success ?? alpha, target: target.description,
        certificate: certificate, bounds: bounds)
    }
    if alpha == guess { return report(nil, nil) }
    if alpha == optimum {
      if game.correlation == 1 {
        let value = try NoiselessOptimum(examples: game.examples, dimension: game.dimension)
        var report = report(
          nil, try RateBounds(success: optimum, game: game, optimum: optimum, limits: limits))
        report.exact = try value.information(limits: limits)
        return report
      }
      let value = try AlwaysNearest(examples: game.examples, dimension: game.dimension)
      return report(
        try certify(.optimum(value)),
        try RateBounds(alwaysNearest: value, success: optimum, game: game))
    }
    return report(
      try certify(.success(alpha)),
      try RateBounds(success: alpha, game: game, optimum: optimum, limits: limits))
  }

  /// The bounds for a success, without the value: above `1/k`, and at most the optimum.
  ///
  /// - Throws: `GameError`, ``RateError``, `WorkRefused`.
  public static func bounds(
    success: Rational, in game: Game, limits: WorkLimits = .standard
  ) throws -> RateBounds {
    let optimum = try game.optimalSuccess(limits: limits)
    if success <= Rational(1, game.examples) || success > optimum {
      throw RateError.successOutOfRange(
        success, least: Rational(1, game.examples), optimum: optimum)
    }
    if success == optimum && game.correlation < 1 {
      return try RateBounds(
        alwaysNearest: AlwaysNearest(examples: game.examples, dimension: game.dimension),
        success: optimum, game: game)
    }
    return try RateBounds(success: success, game: game, optimum: optimum, limits: limits)
  }
}
