import Claims
import ExactArithmetic
import Work

/// A claim about a model that the counts of an audit may refute.
///
/// Counts can refute a claim or not; that a claim is not refuted does not say that it holds.
public enum AuditClaim: Sendable, Hashable {
  /// `(epsilon, delta)`-differential privacy in each coin, for the `delta` of the audit.
  case epsilon(Rational)
  /// The same by `E = e^epsilon`.
  case factor(Rational)
  /// Mutual information of secrets and model of at most so many bits.
  case information(Rational)
  /// Maximal leakage of at most so many bits, as has a model that is one of `2^x`.
  case leakage(Rational)

  /// The kinds of claims.
  public enum Kind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case epsilon
    case factor = "E"
    case information
    case leakage

    public var description: String { rawValue }
  }

  /// The kind of the claim.
  public var kind: Kind {
    switch self {
    case .epsilon: return .epsilon
    case .factor: return .factor
    case .information: return .information
    case .leakage: return .leakage
    }
  }

  /// The number that is claimed.
  public var value: Rational {
    switch self {
    case .epsilon(let value), .factor(let value), .information(let value), .leakage(let value):
      return value
    }
  }

  /// Reads `epsilon=1`, `E=2`, `information=3/2` or `leakage=10`.
  ///
  /// - Parameters:
  ///   - text: the claim.
  ///   - kinds: the kinds that the counts can refute.
  /// - Throws: ``AuditError``; `RationalParsingError`.
  public init(parsing text: String, among kinds: [Kind] = Kind.allCases) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), kinds.contains(kind) else {
      throw AuditError.unknownClaim(text, known: kinds.map(\.rawValue))
    }
    let value = try Rational(parsing: String(parts[1]))
    let least: Rational = kind == .factor ? 1 : 0
    if value < least {
      throw AuditError.claimOutOfRange(name: kind.rawValue, value: value, least: least)
    }
    switch kind {
    case .epsilon: self = .epsilon(value)
    case .factor: self = .factor(value)
    case .information: self = .information(value)
    case .leakage: self = .leakage(value)
    }
  }
}

extension AuditClaim: CustomStringConvertible {
  /// As ``init(parsing:among:)`` reads it.
  public var description: String { "\(kind)=\(value)" }
}

/// What counts say about a claim.
public enum AuditVerdict: String, Sendable, Hashable, CustomStringConvertible {
  /// It is false, with the confidence.
  case refuted
  /// It may be true or false.
  case notRefuted = "not refuted"
  /// The numbers are too close to be told apart.
  case undecided

  public var description: String { rawValue }

  /// Whether something exceeds what the claim allows.
  init(exceeds: Verdict) {
    switch exceeds {
    case .holds: self = .refuted
    case .violated: self = .notRefuted
    case .undecided: self = .undecided
    }
  }

  /// As the verdict of a report; `nil` where nothing is refuted, which is no verdict.
  var reportVerdict: Verdict? {
    switch self {
    case .refuted: return .violated
    case .notRefuted: return nil
    case .undecided: return .undecided
    }
  }
}

extension InformationQuantity {
  /// Whether a lower bound is above what is claimed, strictly.
  func exceeds(bits claimed: Rational) -> AuditVerdict {
    switch InformationQuantity.exact(.bits(claimed)).isAtLeast(self) {
    case .holds: return .notRefuted
    case .violated: return .refuted
    case .undecided: return .undecided
    }
  }
}

extension OneRunAudit {
  /// Whether the counts refute a claim.
  ///
  /// A claimed `epsilon` is refuted by a p-value of at most `1 - confidence` at a rational `E >= e^epsilon`, and not
  /// refuted if at a rational `E <= e^epsilon` it is greater.
  public func verdict(on claim: AuditClaim) throws -> AuditVerdict {
    switch claim {
    case .factor(let factor): return AuditVerdict(exceeds: isRefuted(at: factor))
    case .epsilon(let epsilon): return verdict(onEpsilon: epsilon)
    case .information(let bits): return try secrets().information().exceeds(bits: bits)
    case .leakage(let bits): return try secrets().leakage().exceeds(bits: bits)
    }
  }

  private func verdict(onEpsilon epsilon: Rational) -> AuditVerdict {
    if epsilon.isZero { return AuditVerdict(exceeds: isRefuted(at: 1)) }
    for bits in [64, 256, 1024] {
      let factor = Enclosure.exp(Enclosure(epsilon), bits: bits)
      if isRefuted(at: factor.upper) == .holds { return .refuted }
      if isRefuted(at: max(factor.lower, 1)) == .violated { return .notRefuted }
    }
    return .undecided
  }

  /// The coins as secrets of two values.
  public func secrets() throws(AuditError) -> SecretAudit {
    try SecretAudit(choices: 2, guesses: guesses, correct: correct, confidence: confidence)
  }
}

extension SecretAudit {
  /// Whether the counts refute a claim about information or leakage.
  ///
  /// - Throws: ``AuditError`` for a claim about privacy.
  public func verdict(on claim: AuditClaim) throws(AuditError) -> AuditVerdict {
    switch claim {
    case .information(let bits): return information().exceeds(bits: bits)
    case .leakage(let bits): return leakage().exceeds(bits: bits)
    case .epsilon, .factor:
      throw .unknownClaim("\(claim)", known: SecretAudit.claims.map(\.rawValue))
    }
  }

  /// The kinds of claims that counts of secrets can refute.
  public static let claims: [AuditClaim.Kind] = [.information, .leakage]
}

extension RunsAudit {
  /// The kinds of claims that counts of runs can refute.
  public var claims: [AuditClaim.Kind] {
    areCoins ? [.epsilon, .factor, .information] : [.information]
  }

  /// Whether the counts refute a claim: about privacy by all runs together, about information by their mean.
  ///
  /// - Throws: ``AuditError`` for a claim that they cannot refute.
  public func verdict(on claim: AuditClaim) throws -> AuditVerdict {
    guard claims.contains(claim.kind) else {
      throw AuditError.unknownClaim("\(claim)", known: claims.map(\.rawValue))
    }
    guard case .information(let bits) = claim else { return try pooled().verdict(on: claim) }
    for precision in [112, 448] {
      let bound = information(bits: precision)
      if bound.lower > bits { return .refuted }
      if bound.upper <= bits { return .notRefuted }
    }
    return .undecided
  }
}

extension RatesAudit {
  /// The kinds of claims that rates can refute.
  public static let claims: [AuditClaim.Kind] = [.epsilon, .factor]

  /// Whether the counts refute a claim about privacy.
  ///
  /// - Throws: ``AuditError`` for a claim about information.
  public func verdict(on claim: AuditClaim) throws(AuditError) -> AuditVerdict {
    guard RatesAudit.claims.contains(claim.kind) else {
      throw .unknownClaim("\(claim)", known: RatesAudit.claims.map(\.rawValue))
    }
    for bits in [112, 448] {
      let (first, second) = factors(bits: bits)
      let found = Enclosure(max(first.lower, second.lower), max(first.upper, second.upper))
      let claimed: Enclosure
      if case .epsilon(let epsilon) = claim {
        claimed = .exp(Enclosure(epsilon), bits: bits)
      } else {
        claimed = Enclosure(claim.value)
      }
      if found.lower > claimed.upper { return .refuted }
      if found.upper <= claimed.lower { return .notRefuted }
    }
    return .undecided
  }
}
