import Claims
import ExactArithmetic
import Tables
import Work

/// What is known of a long-tail model: the coefficients `tau_l`, the expected number of singletons, what it costs to err at
/// them, and the coefficients of single samples by their profiles.
public struct LongTailReport: Sendable {
  /// The model.
  public let model: LongTailModel
  /// The multiplicities that were asked for, each with `tau_l`; `nil` where no sample has a point of the multiplicity.
  public let coefficients: [Coefficient]
  /// The expected number of singletons.
  public let singletons: Rational
  /// The expected frequency of all singletons together, `tau_1 E[singletons]`.
  public let cost: Rational
  /// The profiles that are listed.
  public let profiles: [LongTailProfile]
  /// Which profiles are listed.
  public let listing: Listing

  /// A multiplicity with its coefficient.
  public struct Coefficient: Sendable, Hashable {
    /// The multiplicity `l`.
    public let multiplicity: Int
    /// `tau_l`.
    public let value: Rational?
  }

  /// Which profiles of a sample a report lists.
  public enum Listing: Sendable, Hashable {
    /// The one that was asked for.
    case one
    /// All.
    case all
    /// None, because there are too many.
    case none
  }

  /// `tau_1`; `nil` when no sample has a singleton.
  public var singletonCoefficient: Rational? { singletons.isZero ? nil : cost / singletons }

  /// The coefficient of a profile's singletons over `tau_1`; `nil` where there are none.
  public func ratio(of profile: LongTailProfile) -> Rational? {
    guard let own = profile.coefficient(multiplicity: 1), let mean = singletonCoefficient else {
      return nil
    }
    return own / mean
  }
}

extension LongTailReport.Coefficient: CustomStringConvertible {
  /// The coefficient: `tau_1 = 2413009/7248180`.
  public var description: String {
    "tau_\(multiplicity) = \(value?.description ?? "undefined")"
  }
}

extension LongTailModel {
  /// Computes what is known of the model.
  ///
  /// - Parameters:
  ///   - multiplicities: the `l` of the coefficients `tau_l`; unless given up to five, from 1 on.
  ///   - profile: the multiplicities of one sample; unless given all profiles are listed, or none where there are more than
  ///     ``greatestProfileCount``.
  /// - Throws: ``LongTailError`` for a multiplicity or a profile that the model does not have; `WorkRefused`.
  /// - Complexity: two sums over the total weights for each multiplicity; a convolution for each class of each profile.
  public func report(
    multiplicities: [Int]? = nil, profile: [Int]? = nil
  ) throws -> LongTailReport {
    let wanted = multiplicities ?? Array(1...min(samples, 5))
    if let l = wanted.first(where: { !(1...samples).contains($0) }) {
      throw LongTailError.multiplicityOutOfRange(l, samples: samples)
    }
    let named = try profile.map { [try self.profile($0)] }
    let coefficients = try wanted.map {
      LongTailReport.Coefficient(multiplicity: $0, value: try coefficient(multiplicity: $0))
    }
    let listed = try named ?? allProfiles()
    return LongTailReport(
      model: self, coefficients: coefficients, singletons: try expectedSingletons(),
      cost: try costOfSingletons(), profiles: listed ?? [],
      listing: named != nil ? .one : listed != nil ? .all : .none)
  }

  /// All profiles; `nil` where there are too many.
  private func allProfiles() throws -> [LongTailProfile]? {
    let limit = LongTailModel.greatestProfileCount
    if IntegerPartitions.all(of: samples, parts: points, limit: limit) == nil { return nil }
    return try profiles()
  }
}

// MARK: - What is checked

extension LongTailReport {
  /// The equations between what is known in two ways.
  public var claims: [Claim] {
    switch listing {
    case .none: []
    case .one: profiles.flatMap { claims(of: $0) }
    case .all: claimsOfAll
    }
  }

  private func claims(of profile: LongTailProfile) -> [Claim] {
    [
      Claim(
        "sum_x E[D(x)|S]", profile.total, equals: "1", 1,
        reason: "Given the sample the frequencies sum to 1.")
    ] + claimsOfDifferentPoints(profile)
  }

  /// Lemma `long-tail-distinct`.
  private func claimsOfDifferentPoints(_ profile: LongTailProfile) -> [Claim] {
    guard profile.singletons == model.points, let own = profile.coefficient(multiplicity: 1) else {
      return []
    }
    return [
      Claim(
        "E[D(x)|S] of \(model.points) different points", own, equals: "1/N",
        Rational(1, model.points),
        reason: "All points are exchangeable given this sample, whatever the prior.")
    ]
  }

  private var claimsOfAll: [Claim] {
    let deviation = profiles.map { ($0.total - 1).magnitude }.max() ?? 0
    return [
      Claim(
        "sum over profiles Pr[profile]", Rational.sum(profiles.map(\.probability)), equals: "1", 1,
        reason: "Every sample has one profile."),
      Claim(
        "max over profiles |sum_x E[D(x)|S] - 1|", deviation, equals: "0", 0,
        reason: "Given a sample the frequencies sum to 1."),
      Claim(
        "E[singletons], over profiles", mean { Rational($0.singletons) },
        equals: "N n E[D (1-D)^(n-1)]", singletons, reason: "Both count the points that occur once."
      ),
    ] + coefficients.compactMap(averageClaim)
      + profiles.flatMap { claimsOfDifferentPoints($0) }
  }

  /// Lemma `long-tail-average`.
  private func averageClaim(_ coefficient: Coefficient) -> Claim? {
    let l = coefficient.multiplicity
    func points(_ profile: LongTailProfile) -> Rational {
      Rational(profile.multiplicities.count { $0 == l })
    }
    guard let value = coefficient.value else { return nil }
    let weight = mean { points($0) * ($0.coefficient(multiplicity: l) ?? 0) }
    return Claim(
      "E[E[D(x)|S] | x is \(l) times in S], over profiles", weight / mean(points),
      equals: "tau_\(l)", value, reason: "The tower property, given the multiplicity of x alone.")
  }

  private func mean(_ value: (LongTailProfile) -> Rational) -> Rational {
    Rational.sum(profiles.map { $0.probability * value($0) })
  }
}
