import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

/// A mechanism that sees uniform secrets, as a channel: in the input the secret `i` is the digit `i` to the base `q`.
public struct SecretMechanism: Sendable, Hashable {
  /// The name in reports.
  public let name: String
  /// The number `m` of secrets.
  public let secrets: Int
  /// The number `q` of values of a secret; 2 for coins.
  public let choices: Int
  /// The law of the output for each value of the secrets.
  public let channel: Channel

  /// - Precondition: the channel has `q^m` inputs.
  init(_ name: String, secrets: Int, choices: Int = 2, channel: Channel) {
    self.name = name
    self.secrets = secrets
    self.choices = choices
    self.channel = channel
    precondition(channel.inputCount == powers[secrets], "\(channel.inputCount) inputs")
  }

  /// `q^i`
  private var powers: [Int] {
    (0..<secrets).reduce(into: [1]) { powers, _ in powers.append(powers[powers.count - 1] * choices)
    }
  }

  /// The values of the secrets of an input.
  func values(_ input: Int) -> [Int] { powers.dropLast().map { input / $0 % choices } }

  // MARK: Privacy

  /// The pairs of inputs that differ in one secret, in both orders.
  private var neighbours: [(Int, Int)] {
    (0..<channel.inputCount).flatMap { input in
      zip(values(input), powers).flatMap { value, power in
        (0..<choices).filter { $0 != value }.map { (input, input + ($0 - value) * power) }
      }
    }
  }

  /// The least `E` with `W(y|s) <= E W(y|s')` wherever `s` and `s'` differ in one secret: the mechanism is
  /// `ln E`-differentially private in each; `nil` where there is none.
  public var privacyFactor: Rational? {
    var factor = Rational.one
    for (s, other) in neighbours {
      for y in 0..<channel.outputCount where !channel[s, y].isZero {
        if channel[other, y].isZero { return nil }
        factor = max(factor, channel[s, y] / channel[other, y])
      }
    }
    return factor
  }

  /// The least `delta` with which the mechanism is `(ln E, delta)`-differentially private in each secret.
  public func delta(at factor: Rational) -> Rational {
    neighbours.map { s, other in
      Rational.sum(
        (0..<channel.outputCount).map { max(channel[s, $0] - factor * channel[other, $0], 0) })
    }.max() ?? 0
  }

  // MARK: Information

  /// `I(M;S)` for uniform secrets.
  public func information() throws -> LogForm {
    try channel.mutualInformation(input: .uniform)
  }

  /// `sum_y max_s W(y|s)`, two to the maximal leakage.
  public var leakageFactor: Rational {
    Rational.sum(
      (0..<channel.outputCount).map { y in
        (0..<channel.inputCount).map { channel[$0, y] }.max() ?? 0
      })
  }

  // MARK: Attacks

  /// The subsets of the secrets with a number of elements, as masks.
  private func subsets(_ size: Int) -> [Int] {
    (0..<(1 << secrets)).filter { $0.nonzeroBitCount == size }
  }

  /// For each output the greatest value, over the sets of `r` secrets and one guess for each, of the probability that the
  /// output comes up and at least `v` guesses are right.
  private func greatestParts(guesses: Int, correct: Int) -> [Rational] {
    let digits = (0..<channel.inputCount).map { values($0) }
    let weight = Rational(1, channel.inputCount)
    return (0..<channel.outputCount).map { y in
      var greatest = Rational.zero
      for subset in subsets(guesses) {
        for guess in digits {
          let parts = digits.indices.map { s -> Rational in
            let secret = digits[s]
            let right = (0..<secrets).count { (i: Int) -> Bool in
              let isGuessed = (subset >> i) & 1 == 1
              return isGuessed && guess[i] == secret[i]
            }
            return right >= correct ? channel[s, y] : .zero
          }
          greatest = max(greatest, Rational.sum(parts))
        }
      }
      return weight * greatest
    }
  }

  /// The greatest probability that at least `v` of `r` guesses are right, over all attacks that see the output; the secrets
  /// that are guessed are chosen by it too.
  func greatestSuccess(guesses: Int, correct: Int) -> Rational {
    Rational.sum(greatestParts(guesses: guesses, correct: correct))
  }

  /// The same where the attack also chooses the number of guesses, and for `r` of them succeeds with `thresholds[r]` right
  /// ones; `nil` where it cannot succeed with so many guesses.
  func greatestSuccess(thresholds: [Int?]) -> Rational {
    let parts = thresholds.enumerated().compactMap { r, v in
      v.map { greatestParts(guesses: r, correct: $0) }
    }
    return Rational.sum(
      (0..<channel.outputCount).map { y in parts.map { $0[y] }.max() ?? .zero })
  }
}

extension SecretMechanism: SizedCase {
  /// The entries of the channel.
  public var caseSize: CaseSize { channel.rows.caseSize }
}

extension SecretMechanism: CustomStringConvertible {
  public var description: String { name }
}

// MARK: - Cases

extension SecretMechanism {
  /// Randomised response: each of `m` coins is told, flipped with a probability.
  static func randomisedResponse(coins: Int, flip: Rational) throws -> SecretMechanism {
    SecretMechanism(
      "randomised response, \(coins) \(coins == 1 ? "coin" : "coins"), flips \(flip)",
      secrets: coins,
      channel: try Channel.binarySymmetric(flip).power(coins))
  }

  /// Everything is told with a probability, and else nothing.
  static func memorizing(secrets: Int, choices: Int = 2, with share: Rational) throws
    -> SecretMechanism
  {
    let count = (0..<secrets).reduce(1) { product, _ in product * choices }
    let rows = (0..<count).map { s in
      (0..<count).map { $0 == s ? share : 0 } + [1 - share]
    }
    return SecretMechanism(
      "\(secrets) \(secrets == 1 ? "secret" : "secrets") of \(choices) values, told with probability \(share)",
      secrets: secrets,
      choices: choices, channel: try Channel(rows))
  }

  /// All channels from secrets to a few outputs in a common denominator.
  static func all(
    secrets: Int, choices: Int = 2, outputs: Int, total: Int
  ) -> [SecretMechanism] {
    let count = (0..<secrets).reduce(1) { product, _ in product * choices }
    return SmallChannels.all(inputs: count, outputs: outputs, total: total).map {
      SecretMechanism("\($0)", secrets: secrets, choices: choices, channel: $0)
    }
  }

  /// Coins: all channels with one or two of them to two outputs, randomised response, and coins told at times.
  static func coinCases(_ scope: LemmaScope) throws -> [SecretMechanism] {
    let isStandard = scope == .standard
    var cases: [SecretMechanism] = []
    for coins in 1...(isStandard ? 2 : 3) {
      for flip in 0...5 {
        cases.append(try .randomisedResponse(coins: coins, flip: Rational(flip, 10)))
      }
      for share in [Rational(1, 20), Rational(1, 3), 1] {
        cases.append(try .memorizing(secrets: coins, with: share))
      }
    }
    cases += all(secrets: 1, outputs: 2, total: 6) + all(secrets: 1, outputs: 3, total: 3)
    return cases + all(secrets: 2, outputs: 2, total: isStandard ? 3 : 5)
  }

  /// What ``coinCases(_:)`` lists, for the pages.
  static let coinCasesInWords = """
    Randomised response with flips 0, 1/10, ..., 5/10 and coins told with probability 1/20, 1/3 or 1, for one and two \
    coins; all channels from one coin to two outputs in sixths and to three in thirds, and from two coins to two \
    outputs in thirds (exhaustive: three coins; fifths)
    """
}
