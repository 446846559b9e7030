import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Surgery

/// The EL2N score lies between two multiples of the error.
public struct EL2NBoundsLemma: Lemma {
  public let id = "el2n-bounds"
  public let title = "The EL2N score is the error up to a factor, and no order of losses"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, for the score of M. Paul, S. Ganguli and G. Dziugaite, 2021, arXiv 2107.07075, definition 2.3."
  public let statement = """
    Let p be a law on K >= 2 classes, y a class, u = 1 - p_y and s^2 = |p - e_y|^2. Then u^2 K/(K-1) <= s^2 <= 2 u^2, with equality on the \
    left where the other classes are equally likely, on the right where only one of them is possible. A larger u, so a larger loss \
    -log p_y, does not imply a larger s.
    """
  public let summary = """
    s^2 = u^2 plus the squares of K-1 numbers of sum u that are at least 0, which lie between u^2/(K-1) and u^2.
    """
  public let enumerated = """
    All laws on 2, 3 and 4 classes with probabilities that are multiples of 1/8, every label (exhaustive: of 1/16, up to 5 classes).
    """

  public let parameters = LemmaParameter.list(.law)

  public init() {}

  /// The law of `--law` on the classes, with every label.
  public func instances(_ arguments: LemmaArguments) throws -> [EL2NScore] {
    let law = try arguments.lawOfOne(of: id, values: 2...1000, meaning: "the classes").probabilities
    return try law.indices.map { try EL2NScore(probabilities: law, label: $0) }
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> EL2NScore {
    try instances(arguments)[0]
  }

  public func cases(_ scope: LemmaScope) throws -> [EL2NScore] {
    let (parts, most) = scope == .standard ? (8, 4) : (16, 5)
    return try (2...most).flatMap { classes in
      try compositions(of: parts, into: classes).flatMap { counts in
        try (0..<classes).map { label in
          try EL2NScore(probabilities: counts.map { Rational($0, parts) }, label: label)
        }
      }
    }
  }

  private func compositions(of total: Int, into parts: Int) -> [[Int]] {
    if parts == 1 { return [[total]] }
    return (0...total).flatMap { first in
      compositions(of: total - first, into: parts - 1).map { [first] + $0 }
    }
  }

  public func label(_ score: EL2NScore) -> String {
    "p = \(score.probabilities), y = \(score.label + 1)"
  }

  public func size(_ score: EL2NScore) -> CaseSize { score.probabilities.caseSize }

  public func check(_ score: EL2NScore) -> [Claim] { score.claims }
}

extension EL2NBoundsLemma {
  public var falseVariants: [FalseVariant<EL2NScore>] {
    let reference = Rational(1, 2)
    let larger: [EL2NScore] =
      (try? [EL2NScore(probabilities: [9 / 20, 11 / 40, 11 / 40], label: 0)]) ?? []
    return [
      FalseVariant("s^2 <= u^2", change: "Without the factor 2.") { score in
        [
          Claim(
            "s^2", score.squared, atMost: "u^2", score.error * score.error, reason: "False.")
        ]
      },
      FalseVariant(
        "A larger loss implies a larger score", change: "As if the score ordered like the loss.",
        cases: larger
      ) { score in
        // (1/2, 1/2, 0) has the smaller error 1/2 and the score of square 1/2.
        if score.error < reference { return [] }
        return [
          Claim(
            "s^2 of (1/2, 1/2, 0)", reference, atMost: "s^2", score.squared, reason: "False.")
        ]
      },
    ]
  }
}
