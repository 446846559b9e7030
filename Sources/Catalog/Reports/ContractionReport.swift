import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationTheory

/// The contraction coefficients of a channel, and the bounds between them.
///
/// ```swift
/// let channel = try Channel.z(1 / 2)
/// let report = try channel.contractionReport(input: .bernoulli(1 / 2))
/// print(report.kl.exact!.value)         // 1/2
/// print(report.fixedInput!.chiSquare)   // 1/3
/// print(report.holds)                   // true
/// ```
public struct ContractionReport: Sendable {
  public let channel: Channel
  /// What the channel is called in the report.
  public let name: String
  /// Dobrushin's coefficient `eta_TV(W)`.
  public let dobrushin: Rational
  /// Doeblin's coefficient, `sum_y min_x W(y|x)`.
  public let doeblin: Rational
  /// `eta_KL(W)`, with the pair of inputs that attains it; exact unless that would take long.
  public let kl: ChannelContraction
  /// The coefficients for an input law, if one was given.
  public let fixedInput: FixedInput?
  /// The bounds between the coefficients.
  public let claims: [Claim]

  /// The coefficients for an input law.
  public struct FixedInput: Sendable {
    /// The law P on the inputs, counted from 0.
    public let law: FiniteLaw<Int>
    /// `eta_chi2(P,W)`, the squared maximal correlation.
    public let chiSquare: AlgebraicReal
    /// `eta_KL(P,W)`.
    public let kl: FixedInputContraction
    /// The width that was asked for.
    public let width: ContractionWidth

    /// Whether the enclosure of `eta_KL(P,W)` is as narrow as was asked for.
    public var isWidthReached: Bool { kl.isExact || width.isReached(by: kl.interval) }
  }

  /// All verdicts together.
  public var verdict: Verdict { Verdict.all(claims.map(\.verdict)) }

  /// Whether every bound is known to hold.
  public var holds: Bool { verdict == .holds }
}

extension Channel {
  /// Computes the contraction coefficients and checks the bounds between them.
  ///
  /// - Parameters:
  ///   - name: what the channel is called in the report; by default its matrix.
  ///   - input: a law on the inputs, counted from 0, for the coefficients that need one.
  ///   - width: the width wanted of the enclosure of `eta_KL(P,W)`.
  /// - Throws: `ChannelError.inputCountMismatch`, `ContractionError.widthIsNotPositive(_:)`,
  ///   `CancellationError`.
  /// - Complexity: that of `klContraction`, of which only bounds are taken where it would take more than some ten seconds, of
  ///   `chiSquareContraction(input:)` and of `klContraction(input:width:)`.
  public func contractionReport(
    name: String? = nil, input: FiniteLaw<Int>? = nil, width: Rational = Rational(1, 1_000_000)
  ) throws -> ContractionReport {
    try contractionReport(name: name, input: input, within: .absolute(width))
  }

  /// Computes the contraction coefficients and checks the bounds between them, with an absolute or a relative width.
  ///
  /// - Parameters:
  ///   - name: what the channel is called in the report; by default its matrix.
  ///   - input: a law on the inputs, counted from 0, for the coefficients that need one.
  ///   - width: how narrow the enclosure of `eta_KL(P,W)` is wanted.
  /// - Throws: as ``contractionReport(name:input:width:)-(String?,FiniteLaw<Int>?,_)``.
  public func contractionReport(
    name: String? = nil, input: FiniteLaw<Int>? = nil, within width: ContractionWidth
  ) throws -> ContractionReport {
    let kl = channelContraction()
    let fixedInput = try input.map { law in
      ContractionReport.FixedInput(
        law: law, chiSquare: try chiSquareContraction(input: law),
        kl: try klContraction(input: law, within: width), width: width)
    }
    var claims = contractionClaims(kl: kl.value)
    if kl.exact != nil, let pair = kl.pair { claims += hellingerClaims(pair.first, pair.second) }
    if let fixedInput { claims += fixedInput.claims(channel: self, kl: kl) }
    return ContractionReport(
      channel: self, name: name ?? description, dobrushin: dobrushinCoefficient,
      doeblin: doeblinCoefficient, kl: kl, fixedInput: fixedInput, claims: claims)
  }
}

extension Channel {
  /// Computes the contraction coefficients and checks the bounds between them.
  ///
  /// - Throws: `LawError` when the law does not fit the channel; `ContractionError.widthIsNotPositive(_:)`;
  ///   `CancellationError`.
  public func contractionReport(
    name: String? = nil, input: InputLaw, width: Rational = Rational(1, 1_000_000)
  ) throws -> ContractionReport {
    try contractionReport(name: name, input: input.law(for: self), width: width)
  }
}

extension ContractionReport.FixedInput {
  /// The bounds for the input law; without those by Makur and Zheng when the law has too many outcomes for
  /// its balance to be computed.
  fileprivate func claims(channel: Channel, kl overall: ChannelContraction) -> [Claim] {
    let makurZheng = try? channel.makurZhengClaims(
      input: law, chiSquare: chiSquare, fixedInput: kl.value)
    let order = channel.orderClaims(
      chiSquare: chiSquare, fixedInput: kl.value, kl: overall.value)
    // Two enclosed numbers that overlap say nothing of a theorem.
    return order.filter { overall.exact != nil || $0.verdict != .undecided } + (makurZheng ?? [])
  }
}
