import ExactArithmetic

/// Mrs Gerber's function: how much entropy a noisy bit keeps.
///
/// For the binary symmetric channel with crossover probability `delta`, and with `h^-1` taking values in
/// [0, 1/2],
///
/// `phi(x) = h(delta * h^-1(x))`, convex, and `g(R) = 1 - phi(1 - R)`, concave,
///
/// where `a * b = a(1-b) + (1-a)b`.  For any random vector `V` of `d` bits and its noisy copy `V+Z`,
/// `H(V+Z|U) >= d phi(H(V|U)/d)`; if `V` is uniform, `I(U;V+Z) <= d g(I(U;V)/d)`.  With
/// `Psi(theta) = 1 - h((1-theta)/2)` and `rho = 1 - 2 delta`, `g(R) = Psi(rho Psi^-1(R))`, which is at most
/// `rho^2 R`.
///
/// The values are in bits.  A value is exact when its argument is that of a rational bias of denominator up to
/// `2^128`, as for noisy, constant and complete messages, and an enclosure otherwise; the type
/// `InformationQuantity` says which.
///
/// Source: A. D. Wyner and J. Ziv, *A theorem on the entropy of certain binary sequences and applications, I*
/// (IEEE Transactions on Information Theory 19, 1973).
public struct MrsGerber: Sendable, Hashable {
  /// The correlation `rho = 1 - 2 delta` of a bit and its noisy copy.
  public let correlation: Rational

  /// The function of the channel with crossover probability `delta`.
  ///
  /// - Precondition: `0 <= delta <= 1`.
  public init(crossover delta: Rational) {
    precondition(!delta.isNegative && delta <= 1, "a crossover probability of \(delta)")
    correlation = 1 - 2 * delta
  }

  /// The function of the channel whose input and output have correlation `rho`.
  ///
  /// - Precondition: `-1 <= rho <= 1`.
  public init(correlation rho: Rational) {
    precondition(rho.magnitude <= 1, "a correlation of \(rho)")
    correlation = rho
  }

  /// The crossover probability `delta`.
  public var crossover: Rational { (1 - correlation) / 2 }

  // MARK: Information

  /// `g(R) = 1 - h(delta * h^-1(1 - R))`: at most this much of `R` bits about a uniform bit is left about its
  /// noisy copy.
  ///
  /// - Precondition: `0 <= R <= 1`, in bits.
  public func informationFunction(_ information: InformationQuantity) -> InformationQuantity {
    transform(information) { $0 * correlation.magnitude }
  }

  /// An enclosure of `g` at a number in [0, 1] that is known by an enclosure.
  ///
  /// - Parameters:
  ///   - information: an enclosure of a number of [0, 1]; what sticks out of [0, 1] is cut off.
  ///   - bits: the accuracy relative to the value, beyond what the width of the argument forces.
  public func informationFunction(_ information: Enclosure, bits: Int) -> Enclosure {
    BinaryCapacity.map(information, bits: bits) { $0 * correlation.magnitude }
  }

  /// The inverse of `g`, `g^-1(G) = Psi(Psi^-1(G)/rho)`: to leave `G` bits about a noisy copy, at least this much
  /// must be known about the uniform bit.
  ///
  /// - Precondition: `rho` is not 0 and `0 <= G <= g(1) = 1 - h(delta)`, in bits.
  public func inverseInformationFunction(_ information: InformationQuantity) -> InformationQuantity
  {
    precondition(
      !correlation.isZero, "the inverse of Mrs Gerber's function at correlation 0, where it is 0")
    if case .exact(let form) = information {
      precondition(
        form <= BinaryCapacity.value(at: correlation.magnitude),
        "\(form) bits, which is more than the capacity of the channel")
    }
    return transform(information) { min(1, $0 / correlation.magnitude) }
  }

  /// An enclosure of `g^-1` at a number in [0, g(1)] that is known by an enclosure.
  ///
  /// - Parameters:
  ///   - information: an enclosure of a number of [0, g(1)]; what sticks out of [0, 1] is cut off.
  ///   - bits: the accuracy relative to the value, beyond what the width of the argument forces.
  /// - Precondition: `rho` is not 0.
  public func inverseInformationFunction(_ information: Enclosure, bits: Int) -> Enclosure {
    precondition(
      !correlation.isZero, "the inverse of Mrs Gerber's function at correlation 0, where it is 0")
    return BinaryCapacity.map(information, bits: bits) { min(1, $0 / correlation.magnitude) }
  }

  // MARK: Entropy

  /// `phi(x) = h(delta * h^-1(x))`: at least this much entropy has the noisy copy of a bit of entropy `x`.
  ///
  /// - Precondition: `0 <= x <= 1`, in bits.
  public func entropyFunction(_ entropy: InformationQuantity) -> InformationQuantity {
    let one = InformationQuantity.exact(.bits(1))
    return one - informationFunction(one - entropy)
  }

  /// An enclosure of `phi` at a number in [0, 1] that is known by an enclosure.
  ///
  /// - Parameters:
  ///   - entropy: an enclosure of a number of [0, 1]; what sticks out of [0, 1] is cut off.
  ///   - bits: the accuracy relative to `1 - phi`, beyond what the width of the argument forces.
  public func entropyFunction(_ entropy: Enclosure, bits: Int) -> Enclosure {
    let one = Enclosure(1)
    return one - informationFunction(one - entropy, bits: bits)
  }

  // MARK: In the correlation

  /// `Psi(f(Psi^-1(R)))` for an increasing map `f` of correlations.
  private func transform(
    _ information: InformationQuantity, _ map: @escaping @Sendable (Rational) -> Rational
  ) -> InformationQuantity {
    switch information {
    case .exact(let form):
      precondition(
        form.signum() >= 0 && form <= .bits(1), "\(form) bits about one bit, expected 0 to 1")
      if correlation.magnitude == 1 { return information }  // nothing is lost
      if correlation.isZero { return .zero }  // nothing is left
      if let theta = BinaryCapacity.rationalInverse(of: form) {
        return .exact(BinaryCapacity.value(at: map(theta)))
      }
      return .enclosed(
        ComputableReal { bits in
          BinaryCapacity.map(form.enclosure(in: .bits, bits: bits), bits: bits, map)
        })
    case .enclosed(let value):
      if correlation.isZero { return .zero }
      return .enclosed(value.map { BinaryCapacity.map($0, bits: $1, map) })
    case .between:
      if correlation.isZero { return .zero }
      let value = BinaryCapacity.map(information.enclosure(bits: 64), bits: 64, map)
      return .between(.bits(value.lower), .bits(value.upper))
    }
  }
}

extension BinaryCapacity {
  /// `Psi(f(Psi^-1(R)))` for an increasing map `f` of [0, 1] into itself.
  static func map(
    _ information: Enclosure, bits: Int, _ map: (Rational) -> Rational
  ) -> Enclosure {
    let unit = Enclosure(0, 1)
    precondition(
      information.upper.signum() >= 0 && information.lower <= 1,
      "\(information) bits about one bit, expected 0 to 1")
    let theta = inverse(at: information.intersection(unit), bits: bits + 4)
    return value(at: Enclosure(map(theta.lower), map(theta.upper)), bits: bits + 4)
  }

  /// The rational `theta` with `Psi(theta)` equal to a log form in bits, if its denominator has at most
  /// 128 bits.
  ///
  /// The candidate is the simplest rational in a narrow enclosure of the inverse; equality is decided exactly.
  static func rationalInverse(of form: LogForm) -> Rational? {
    let bits = 320
    let theta = inverse(
      at: form.enclosure(in: .bits, bits: bits).intersection(Enclosure(0, 1)), bits: bits)
    let candidate = theta.simplestRational
    guard candidate.denominator.bitWidth <= 128, value(at: candidate) == form else { return nil }
    return candidate
  }
}
