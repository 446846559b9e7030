import Claims
import ExactArithmetic

extension Report {
  /// What was checked: a numbered list of a ``Report``.
  public struct ClaimList: Sendable {
    /// The claims in order.
    public var claims: [CheckedClaim]
    /// The key of the list in JSON; `nil` for none.  Lists with the same key are one.
    public var key: String?
    /// The unit of both sides, where all claims are about information.
    public var unit: Table.Column.Unit
    /// Whether values stand with the names of their sides.
    public var namesSides: Bool
    /// Whether JSON has both sides of each claim.
    public var hasSides: Bool

    /// Creates a list.
    public init(
      _ claims: [CheckedClaim], key: String? = "claims", unit: Table.Column.Unit = .none,
      namesSides: Bool = false, hasSides: Bool = false
    ) {
      self.claims = claims
      self.key = key
      self.unit = unit
      self.namesSides = namesSides
      self.hasSides = hasSides
    }

    /// Creates a list of claims that are decided, or known to be undecided.
    public init(
      _ claims: [Claim], key: String? = "claims", unit: Table.Column.Unit = .none,
      namesSides: Bool = false, hasSides: Bool = false
    ) {
      self.init(
        claims.map { .decided($0) }, key: key, unit: unit, namesSides: namesSides,
        hasSides: hasSides)
    }
  }
}

extension Report {
  /// A claim of a ``ClaimList``.
  public enum CheckedClaim: Sendable {
    /// A claim with exact or enclosed sides.
    case decided(Claim)
    /// A claim that was compared with an estimate, and what the outcome is worth: `at 99 %`.
    case estimated(ConsistencyCheck, level: String)
  }
}

extension Report.Section {
  /// The section that reports end with: the claims, numbered, or JSON's empty list where there are none.
  package static func checked(_ claims: [Claim]) -> Report.Section {
    if claims.isEmpty { return Report.Section([.data([("claims", .list([]))])]) }
    return Report.Section(
      heading: "What was checked", table: .init("The claims"),
      [.claims(Report.ClaimList(claims))])
  }
}
