import Claims
import ExactArithmetic

/// A false relative of a lemma, which its check must refute: a wrong constant, or a hypothesis left out.
///
/// A check that accepts it would accept the lemma whatever it says; so each lemma of the catalogue has one at
/// least, and a test sees to it that each is refuted.
///
/// ```swift
/// FalseVariant("I(U;Y) <= rho^3 I(U;X)", change: "The power 3 instead of 2.") { message in ... }
/// ```
public struct FalseVariant<Instance: Sendable>: Sendable {
  /// What it says, in the symbols of the lemma.
  public let statement: String
  /// In what it differs from the lemma.
  public let change: String
  /// The claims of one case.
  public let claims: @Sendable (_ instance: Instance) throws -> [Claim]
  /// Where a counterexample is found; `nil` stands for the standard cases of the lemma.
  public let cases: [Instance]?

  /// - Parameters:
  ///   - statement: what it says, in the symbols of the lemma.
  ///   - change: in what it differs from the lemma, as a sentence.
  ///   - cases: where a counterexample is found; `nil` stands for the standard cases of the lemma.
  ///   - claims: the claims of one case, one of which is violated in some case.
  public init(
    _ statement: String, change: String, cases: [Instance]? = nil,
    claims: @escaping @Sendable (_ instance: Instance) throws -> [Claim]
  ) {
    self.statement = statement
    self.change = change
    self.cases = cases
    self.claims = claims
  }
}

extension FalseVariant: CustomStringConvertible {
  /// What it says, and in what it differs from the lemma.
  public var description: String { "\(statement) (\(change))" }
}

/// What the check of a false variant found.
public struct Refutation: Sendable {
  /// What the variant says.
  public let statement: String
  /// In what it differs from the lemma.
  public let change: String
  /// The first claim that is violated; `nil` when the check does not refute the variant.
  public let counterexample: Verification.Finding?
}

extension Refutation: CustomStringConvertible {
  /// What the variant says, and where it fails.
  public var description: String {
    "\(statement): " + (counterexample.map { "fails at \($0)" } ?? "not refuted")
  }
}

extension Lemma {
  /// The first case, in their order, of which a claim of the variant is violated.
  ///
  /// - Throws: what ``cases(_:)`` and the variant's claims throw.
  public func counterexample(
    to variant: FalseVariant<Instance>
  ) throws -> Verification.Finding? {
    for instance in try variant.cases ?? cases(.standard) {
      if let claim = try variant.claims(instance).first(where: { $0.verdict == .violated }) {
        return Verification.Finding(label: label(instance), claim: claim)
      }
    }
    return nil
  }

  /// What the check finds of each of ``falseVariants``.
  ///
  /// - Throws: what ``counterexample(to:)`` throws.
  public func refutations() throws -> [Refutation] {
    try falseVariants.map {
      Refutation(
        statement: $0.statement, change: $0.change, counterexample: try counterexample(to: $0))
    }
  }

  /// What the false variants say and how they differ from the lemma, without a check.
  public var falseStatements: [(statement: String, change: String)] {
    falseVariants.map { ($0.statement, $0.change) }
  }
}
