import ExactArithmetic

/// Uniform bits and their noisy copies: `X` uniform on `{0,1}^d`, and `Y`, in which each bit is flipped with
/// probability `delta = (1 - rho)/2`.
///
/// The informations of a message `M` about `X` and `Y` are sums over the values of `M`; what one value adds
/// depends on the weights `P(M = m | X = x)` only.  For a deterministic message these are sets of points,
/// and on small cubes the terms of all sets are computed once.
public struct NoisyCube: Sendable {
  /// The number `d` of bits.
  public let dimension: Int
  /// The correlation `rho` of a bit and its noisy copy.
  public let correlation: Rational
  package let noise: BitNoise
  private var ofSets: [NoisyTerms] = []

  /// What one value of a message adds to the informations about `X` and about `Y`.
  package struct NoisyTerms: Sendable {
    package let clean: LogForm
    package let noisy: LogForm
  }

  /// The largest cube for which the terms of all sets are computed at once.
  private static let greatestTabulatedDimension = 3

  /// The largest number of bits: sets of points are held in words of 32 bits.
  public static let greatestDimension = 5

  /// - Precondition: `0 <= d <= 5` and `0 <= rho <= 1`.
  public init(dimension: Int, correlation: Rational) {
    precondition(
      (0...NoisyCube.greatestDimension).contains(dimension), "a cube of dimension \(dimension)")
    precondition(!correlation.isNegative && correlation <= 1, "a correlation of \(correlation)")
    self.dimension = dimension
    self.correlation = correlation
    noise = BitNoise(correlation: correlation)
    if dimension <= NoisyCube.greatestTabulatedDimension {
      ofSets = (0..<(UInt32(1) << UInt32(1 << dimension))).map { terms(ofSet: $0) }
    }
  }

  /// `I(M;X)` and `I(M;Y)` of a deterministic message.
  public func informations(of message: CubePartition) -> (clean: LogForm, noisy: LogForm) {
    var (clean, noisy) = (LogForm.zero, LogForm.zero)
    for part in message.parts {
      let terms = ofSets.isEmpty ? terms(ofSet: part) : ofSets[Int(part)]
      clean += terms.clean
      noisy += terms.noisy
    }
    return (clean, noisy)
  }

  private func terms(ofSet set: UInt32) -> NoisyTerms {
    terms(
      ofWeights: (0..<(1 << dimension)).map { Integer(Int(set >> UInt32($0) & 1)) },
      denominator: .one)
  }

  /// What a value of the message with the weights `P(M = m | X = x)`, times a denominator, adds.
  ///
  /// With `w(x)` these weights and `W` their sum, the value adds
  /// `2^-d sum_x w(x) log(2^d w(x) / W)` to `I(M;X)`, and the same with the noisy weights to `I(M;Y)`, because
  /// `X` and `Y` are both uniform.
  package func terms(ofWeights weights: [Integer], denominator: Integer) -> NoisyTerms {
    var law = CountedLaw(weights, denominator: denominator)
    let clean = term(law)
    law.apply(noise, coordinates: dimension)
    return NoisyTerms(clean: clean, noisy: term(law))
  }

  private func term(_ law: CountedLaw<Integer>) -> LogForm {
    let histogram = law.histogram
    let total = histogram.total
    if total.isZero { return .zero }
    var form = histogram.sumOfCountLogs
    form.add(Rational(total * Integer(dimension)), log: 2)
    form.add(-Rational(total), log: total)
    return form / Rational(law.denominator).scaled(byPowerOfTwo: dimension)
  }
}
