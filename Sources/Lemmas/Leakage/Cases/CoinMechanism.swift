import ExactArithmetic
import InformationTheory
import Lemmas

/// A mechanism that sees fair coins, as a channel: input `s` has the coin `i` in bit `i`.
public struct CoinMechanism: Sendable, Hashable {
  /// The name in reports.
  public let name: String
  /// The number `m` of coins.
  public let coins: Int
  /// The law of the output for each of the `2^m` values of the coins.
  public let channel: Channel

  /// - Precondition: the channel has `2^m` inputs.
  init(_ name: String, coins: Int, channel: Channel) {
    precondition(channel.inputCount == 1 << coins, "\(channel.inputCount) inputs")
    self.name = name
    self.coins = coins
    self.channel = channel
  }

  /// The least `E` with `W(y|s) <= E W(y|s')` wherever `s` and `s'` differ in one coin: the mechanism is
  /// `ln E`-differentially private in each coin; `nil` where there is none.
  public var privacyFactor: Rational? {
    var factor = Rational.one
    for s in 0..<channel.inputCount {
      for coin in 0..<coins {
        let other = s ^ (1 << coin)
        for y in 0..<channel.outputCount {
          let (a, b) = (channel[s, y], channel[other, y])
          if a.isZero { continue }
          if b.isZero { return nil }
          factor = max(factor, a / b)
        }
      }
    }
    return factor
  }

  /// `I(M;S)` for fair coins.
  public func information() throws -> LogForm {
    try channel.mutualInformation(input: .uniform)
  }
}

extension CoinMechanism: SizedCase {
  /// The entries of the channel.
  public var caseSize: CaseSize { channel.rows.caseSize }
}

extension CoinMechanism: CustomStringConvertible {
  public var description: String { name }
}
