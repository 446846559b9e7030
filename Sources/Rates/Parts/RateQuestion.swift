import ExactArithmetic
import NearestNeighbourGame
import RateCertificates
import Work

/// What `lemmata rate` is asked: `R_OPT(k,d)`, or `R(alpha)` in a game.
public struct RateQuestion: Sendable, Hashable {
  /// The number `k` of strings.
  public var examples: Int
  /// The number `d` of bits of each.
  public var dimension: Int
  /// The correlation; it is needed for a success.
  public var correlation: Rational?
  /// The success; `nil` for `R_OPT`.
  public var target: RateTarget?
  /// The greatest width of the interval in bits; `nil` for the usual one.
  public var width: Rational?

  public init(
    examples: Int, dimension: Int, correlation: Rational? = nil, target: RateTarget? = nil,
    width: Rational? = nil
  ) {
    self.examples = examples
    self.dimension = dimension
    self.correlation = correlation
    self.target = target
    self.width = width
  }

  /// The answer.
  ///
  /// - Throws: as ``RateReport/rate(for:in:width:limits:monitor:)`` and
  ///   ``RateReport/alwaysNearest(examples:dimension:correlation:width:limits:monitor:)``.
  public func report(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateReport {
    guard let target, let correlation else {
      return try .alwaysNearest(
        examples: examples, dimension: dimension, correlation: correlation,
        width: width ?? AlwaysNearest.standardWidth, limits: limits, monitor: monitor)
    }
    return try .rate(
      for: target,
      in: Game(examples: examples, dimension: dimension, correlation: correlation), width: width,
      limits: limits, monitor: monitor)
  }

  /// One part of the pricing of the answer's certificate.
  ///
  /// - Parameters:
  ///   - share: which part.
  ///   - earlier: all parts of the round before, where that found rules that exceed the maximum.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `PartError` where there is nothing to split; as ``report(limits:monitor:)``.
  public func part(
    _ share: WorkShare, after earlier: [RatePart] = [], limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RatePart {
    let rounds = try RatePart.rounds(after: earlier)
    let part = RatePart(
      share: share, correlation: correlation, target: target?.description, earlier: rounds,
      try pricing(share, rounds, limits, monitor))
    if let last = earlier.first, let field = part.asksOtherwise(than: last) {
      throw PartError.differentQuestions(last.share, field)
    }
    return part
  }

  private func pricing(
    _ share: WorkShare, _ rounds: [[[Int]]], _ limits: WorkLimits, _ monitor: WorkMonitor
  ) throws -> RatePart.Pricing {
    let game = try Game(
      examples: examples, dimension: dimension, correlation: correlation ?? Rational(1, 2))
    if examples == 1 || dimension == 0 {
      throw PartError.nothingToSplit("the value is 0 by itself")
    }
    let optimum = try game.optimalSuccess(limits: limits, monitor: monitor)
    let alpha = target?.success(optimum: optimum) ?? optimum
    if alpha == optimum, target == nil || game.correlation < 1 {
      let value = try AlwaysNearest(examples: examples, dimension: dimension)
      return try value.part(
        width: width ?? AlwaysNearest.standardWidth, share: share, earlier: rounds, limits: limits,
        monitor: monitor)
    }
    if alpha == optimum || alpha == Rational(1, examples) {
      throw PartError.nothingToSplit("the value is exact by itself")
    }
    return try Rate(game).part(
      success: alpha, width: width ?? Rate.standardWidth, share: share, earlier: rounds,
      limits: limits, monitor: monitor)
  }
}

extension RateQuestion: CustomStringConvertible {
  /// The value meant: `R_OPT(3,4)`, or `R(9/10*OPT; 2, 3, 1/2)`.
  public var description: String {
    guard let target, let correlation else { return "R_OPT(\(examples),\(dimension))" }
    return "R(\(target); \(examples), \(dimension), \(correlation))"
  }
}

extension RatePart {
  /// The field in which the question differs from another's, if there is one.
  func asksOtherwise(than other: RatePart) -> String? {
    if draft.problem != other.draft.problem || draft.subject != other.draft.subject {
      return "game"
    }
    if correlation != other.correlation { return "rho" }
    if target != other.target || draft.alpha != other.draft.alpha { return "success" }
    return draft.maximum == other.draft.maximum ? nil : "width"
  }

  /// The answer that all parts make together; `nil` where they found rules that exceed the maximum, so that a further round is
  /// needed.
  ///
  /// - Throws: `PartError`; `RateSearchError.unconfirmed(_:)`.
  public static func report(
    of parts: [RatePart], limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateReport? {
    guard let certificate = try certificate(of: parts), let part = parts.first else { return nil }
    let problem = certificate.problem
    guard let target = part.target, let correlation = part.correlation else {
      return try .alwaysNearest(
        examples: problem.examples, dimension: problem.dimension, correlation: part.correlation,
        limits: limits, monitor: monitor
      ) { _ in certificate }
    }
    return try .rate(
      for: RateTarget(parsing: target),
      in: Game(
        examples: problem.examples, dimension: problem.dimension, correlation: correlation),
      limits: limits, monitor: monitor
    ) { question in
      switch question {
      case .optimum where certificate.subject == .alwaysNearest: return certificate
      case .success(let alpha) where certificate.alpha == alpha:
        // Like the search, which finds such trees in floating point.
        return try RateSearch.confirmed(certificate)
      default: throw PartError.invalidFile("the certificate is not of the success \(target)")
      }
    }
  }
}
