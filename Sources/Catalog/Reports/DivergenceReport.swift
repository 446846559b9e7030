import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import Tables

/// The divergences of a law P from a law Q, all exact but Renyi ones of some orders, and what a channel
/// leaves of them.
///
/// ```swift
/// let report = try DivergenceReport(of: .bernoulli(1 / 2), from: .bernoulli(1 / 4))
/// print(report.hockeyStick)   // 0: 1, 2/3: 1/3, 2: 0
/// ```
public struct DivergenceReport: Sendable {
  /// What the laws are called.
  public let names: (first: String, second: String)
  /// `D(P||Q)`.
  public let kl: Divergence
  public let totalVariation: Rational
  /// `sum_x (P(x) - Q(x))^2 / Q(x)`.
  public let chiSquare: ExtendedRational
  /// The Renyi divergence that was asked for.
  public let renyi: (order: RenyiOrder, value: RenyiDivergence)?
  /// The hockey-stick divergence for all gamma.
  public let hockeyStick: HockeyStickCurve
  /// The values of gamma at which the hockey-stick divergence is evaluated.
  public let gammas: [Rational]
  /// What is left behind a channel, if one was given.
  public let channel: ChannelPart?
  /// The inequalities between the divergences.
  public let claims: [Claim]

  /// What a channel leaves of the divergences.
  public struct ChannelPart: Sendable {
    /// What the channel is called.
    public let name: String
    /// `D(PW||QW)`.
    public let kl: Divergence
    public let totalVariation: Rational
    public let chiSquare: ExtendedRational
    /// For each gamma the coefficient of the channel, and the divergence of the laws of the output.
    public let contraction: [(coefficient: HockeyStickContraction, output: Rational)]
  }

  /// - Parameters:
  ///   - first: the law P.
  ///   - second: the law Q, on outcomes of the same type; what one of them does not list has probability 0.
  ///   - names: what they are called.
  ///   - order: the order of a Renyi divergence.
  ///   - gammas: where the hockey-stick divergence is evaluated besides its vertices.
  /// - Throws: `HockeyStickGammaError` for a negative gamma.
  public init<Outcome>(
    of first: FiniteLaw<Outcome>, from second: FiniteLaw<Outcome>,
    names: (first: String, second: String) = ("P", "Q"), order: RenyiOrder? = nil,
    gammas: [Rational] = []
  ) throws(HockeyStickGammaError) {
    if let gamma = gammas.first(where: \.isNegative) { throw .isNegative(gamma) }
    self.init(first, second, names, order, gammas, channel: nil, contractionClaims: [])
  }

  /// The divergences of two laws on the inputs of a channel, and of the laws of its output.
  ///
  /// - Parameters:
  ///   - first: the law P.
  ///   - second: the law Q.
  ///   - channel: a channel with as many inputs as the laws have outcomes.
  ///   - channelName: what the channel is called; by default its matrix.
  ///   - names: what the laws are called.
  ///   - order: the order of a Renyi divergence.
  ///   - gammas: where the hockey-stick divergence and its contraction are evaluated; 1 and the
  ///     vertices above unless given.
  /// - Throws: `ChannelError.inputCountMismatch(law:channel:)`, `HockeyStickGammaError` for a gamma
  ///   below 1.
  public init(
    of first: FiniteLaw<Int>, from second: FiniteLaw<Int>, through channel: Channel,
    channelName: String? = nil, names: (first: String, second: String) = ("P", "Q"),
    order: RenyiOrder? = nil, gammas: [Rational]? = nil
  ) throws {
    let curve = first.hockeyStickCurve(from: second)
    let kinks: [Rational] = curve.vertices.map(\.gamma).filter { $0 > 1 }
    let gammas: [Rational] = gammas ?? [1] + kinks
    let outputs = (try channel.output(of: first), try channel.output(of: second))
    let contraction = try gammas.map { gamma in
      (
        coefficient: try channel.hockeyStickContraction(gamma: gamma),
        output: outputs.0.hockeyStickDivergence(gamma: gamma, from: outputs.1)
      )
    }
    let part = ChannelPart(
      name: channelName ?? channel.description, kl: outputs.0.klDivergence(from: outputs.1),
      totalVariation: outputs.0.totalVariation(to: outputs.1),
      chiSquare: outputs.0.chiSquareDivergence(from: outputs.1), contraction: contraction)
    let claims = contraction.map { coefficient, output in
      Claim(
        "E_\(coefficient.gamma)(PW||QW)", output,
        atMost: "eta_E(W) E_\(coefficient.gamma)(P||Q)",
        coefficient.value * curve.value(at: coefficient.gamma),
        reason: "P - gamma Q is a multiple of a law less a greater multiple of another.")
    }
    self.init(first, second, names, order, gammas, channel: part, contractionClaims: claims)
  }

  private init<Outcome>(
    _ first: FiniteLaw<Outcome>, _ second: FiniteLaw<Outcome>,
    _ names: (first: String, second: String), _ order: RenyiOrder?, _ gammas: [Rational],
    channel: ChannelPart?, contractionClaims: [Claim]
  ) {
    self.names = names
    kl = first.klDivergence(from: second)
    totalVariation = first.totalVariation(to: second)
    chiSquare = first.chiSquareDivergence(from: second)
    renyi = order.map { ($0, first.renyiDivergence($0, from: second)) }
    hockeyStick = first.hockeyStickCurve(from: second)
    self.gammas = gammas
    self.channel = channel
    claims =
      DivergenceReport.claims(kl, totalVariation, chiSquare, renyi)
      + DivergenceReport.claims(kl, behind: channel) + contractionClaims
  }

  /// All verdicts together.
  public var verdict: Verdict { Verdict.all(claims.map(\.verdict)) }

  // MARK: Claims

  private static func claims(
    _ kl: Divergence, _ totalVariation: Rational, _ chiSquare: ExtendedRational,
    _ renyi: (order: RenyiOrder, value: RenyiDivergence)?
  ) -> [Claim] {
    guard let kl = kl.logForm else { return [] }
    var claims = [
      Claim(
        "2 TV^2 log2 e", pinsker(totalVariation), atMost: "D(P||Q)", .logForm(kl),
        reason: "Pinsker's inequality.")
    ]
    if let chiSquare = chiSquare.rational {
      claims.append(
        Claim(
          "D(P||Q)", kl, atMost: "log2(1 + chi2)", .log(1 + chiSquare),
          reason: "Jensen's inequality for the logarithm."))
    }
    if let renyi, let value = renyi.value.quantity {
      let name = "D_\(renyi.order)(P||Q)"
      let reason = "Renyi divergences grow with their order."
      if case .rational(let order) = renyi.order, order <= 1 {
        claims.append(Claim(name, value, atMost: "D(P||Q)", .exact(kl), reason: reason))
      } else {
        claims.append(Claim("D(P||Q)", .exact(kl), atMost: name, value, reason: reason))
      }
    }
    return claims
  }

  /// `2 TV^2` nats, in bits.
  private static func pinsker(_ totalVariation: Rational) -> Quantity {
    if totalVariation.isZero { return .rational(.zero) }
    let nats = 2 * totalVariation * totalVariation
    return .computable(
      ComputableReal { bits in
        Enclosure(nats).divided(by: Enclosure.log(Rational(2), bits: bits), bits: bits)
      })
  }

  private static func claims(_ kl: Divergence, behind channel: ChannelPart?) -> [Claim] {
    guard let before = kl.logForm, let after = channel?.kl.logForm else { return [] }
    return [
      Claim(
        "D(PW||QW)", after, atMost: "D(P||Q)", before, reason: "The data processing inequality.")
    ]
  }
}

extension DivergenceReport.ChannelPart: CustomStringConvertible {
  /// The divergences behind the channel and the coefficients, a line each.
  public var description: String {
    (["D(PW||QW) = \(kl)", "TV(PW,QW) = \(totalVariation)", "chi2(PW||QW) = \(chiSquare)"]
      + contraction.map { "\($0.coefficient); E_gamma(PW||QW) = \($0.output)" })
      .joined(separator: "\n")
  }
}
