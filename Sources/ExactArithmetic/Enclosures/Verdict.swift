/// The outcome of checking a claim.
///
/// Comparisons of log forms and of algebraic numbers always decide.  A comparison of numbers known only
/// by enclosures that still overlap at the stated precision is `undecided`: never taken for `holds`.
public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable, CustomStringConvertible {
  case holds
  case violated
  case undecided

  public var description: String { rawValue }

  /// The verdict on a claim that has been decided.
  public init(_ holds: Bool) { self = holds ? .holds : .violated }

  /// The verdict on the conjunction: violated if one part is, else undecided if one part is.
  public static func all(_ verdicts: some Sequence<Verdict>) -> Verdict {
    var result = Verdict.holds
    for verdict in verdicts {
      if verdict == .violated { return .violated }
      if verdict == .undecided { result = .undecided }
    }
    return result
  }
}
