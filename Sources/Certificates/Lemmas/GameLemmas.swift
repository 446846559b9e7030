import ExactArithmetic
import GameLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Rates

extension OptimumLemma: CertifiableLemma {
  /// The closed form; of a message also the game with it, whose success is to be compared.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    switch instance {
    case .game(let game): return [try CertificateClaim.optimum(game)]
    case .message(let instance):
      return try CertificateClaim.claims(
        of: instance.game, message: instance.message, digits: digits)
    }
  }

  public func isCertifiable(_ instance: Instance) -> Bool {
    guard case .message(let instance) = instance else { return false }
    return (instance.game.inputBits ?? .max) <= 12
  }
}

extension NoisyCopyLemma: CertifiableLemma {
  /// The game with the noisy copy, and the optimum at the correlation `rho (1 - 2a)`.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    let game = instance.game
    let smaller = try Game(
      examples: game.examples, dimension: game.dimension,
      correlation: game.correlation * (1 - 2 * instance.flip))
    return try CertificateClaim.claims(of: game, message: .noisy(instance.flip), digits: digits)
      + [CertificateClaim.optimum(smaller)]
  }
}

extension MergedColumnsLemma: CertifiableLemma {
  /// The game with the message of merged columns: its success is the optimum.
  public func certificateClaims(of game: Game, digits: Int) throws -> [CertificateClaim] {
    try CertificateClaim.claims(of: game, message: MergedColumnsLemma.message, digits: digits)
  }

  public func isCertifiable(_ game: Game) -> Bool { (game.inputBits ?? .max) <= 12 }
}

extension NearestNeighbourCostLemma: CertifiableLemma {
  /// Both bounds of `R_OPT`.
  public func certificateClaims(
    of value: AlwaysNearest, digits: Int
  ) throws -> [CertificateClaim] {
    try CertificateClaim.rate(value.certificate(byTrees: true), digits: digits)
  }

  public func isCertifiable(_ value: AlwaysNearest) -> Bool { value.hasFewRules }
}

extension OddMajoritiesLemma: CertifiableLemma {
  /// Both bounds of `R_OPT(2,d)`.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    guard let value = try OddMajoritiesLemma.value(instance) else {
      throw CertificationError.isNoInformation("a count of rules")
    }
    return try CertificateClaim.rate(value.certificate(byTrees: true), digits: digits)
  }

  public func isCertifiable(_ instance: Instance) -> Bool {
    (try? OddMajoritiesLemma.value(instance))?.hasFewRules ?? false
  }

  private static func value(_ instance: Instance) throws -> AlwaysNearest? {
    guard case .value(let d) = instance else { return nil }
    return try AlwaysNearest(examples: 2, dimension: d)
  }
}

extension AlwaysNearest {
  /// Whether the checkers look at every rule in a moment: `k^(2^d) 2^(kd) <= 2^16`.
  fileprivate var hasFewRules: Bool {
    if dimension > 3 || examples * dimension > 12 { return false }
    let rules = Integer(examples).power(1 << dimension)
    return rules << (examples * dimension) <= Integer(1) << 16
  }
}

extension CertificationError {
  /// A case of a lemma about information that has another subject.
  fileprivate static func isNoInformation(_ subject: String) -> CertificationError {
    .hasNoKind(subject, reason: "it is no information")
  }
}

extension MemorizationGivenClustersLemma: CertifiableLemma {
  /// `(1-rho) I(X;M) <= I(X;M|P) <= I(X;M)` for the joint law of clusters `P`, samples `X` and message `M`.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    guard case .message(let message) = instance else {
      throw CertificationError.isNoInformation("the law of two samples")
    }
    let law = try MemorizationGivenClustersLemma.law(message)
    let sides: [(LawInequality.Side, LawInequality.Side)] = [
      ([(1 - message.game.correlation, "I(X;M)")], [(1, "I(X;M|P)")]),
      ([(1, "I(X;M|P)")], [(1, "I(X;M)")]),
    ]
    return try sides.map {
      try LawInequality(law, $0.0, atMost: $0.1).claim(lemma: id, case: label(instance))
    }
  }

  public func isCertifiable(_ instance: Instance) -> Bool {
    guard case .message(let message) = instance else { return false }
    return (message.game.inputBits ?? .max) <= 4
  }

  /// `P` has a digit to the base 3 for each coordinate: 0 if it is free, else its sign.
  private static func law(_ message: GameInstance) throws -> JointLaw {
    let bits = message.game.inputBits ?? 0
    if bits > 4 {
      throw CertificationError.isBeyondTheFormat(
        claim: "\(message)", limit: "the law of more than 4 coordinates of clusters is too long")
    }
    let rho = message.game.correlation
    let weights = try message.game.weights(of: message.message)
    let total = Rational(weights.reduce(Integer.zero) { $0 + $1[0] })
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for fixed in 0..<(1 << bits) {
      for x in 0..<(1 << bits) {
        let cluster = (0..<bits).reversed().reduce(0) { (code: Int, place: Int) in
          3 * code + (fixed >> place & 1 == 0 ? 0 : 1 + (x >> place & 1))
        }
        let count = fixed.nonzeroBitCount
        let weight =
          rho.power(count) * (1 - rho).power(bits - count)
          * Rational(1, 1 << bits)
        for (m, row) in weights.enumerated() where !weight.isZero && !row[x].isZero {
          entries.append((outcomes: [cluster, x, m], weight: weight * Rational(row[x]) / total))
        }
      }
    }
    return try JointLaw(["P", "X", "M"], entries: entries)
  }
}
