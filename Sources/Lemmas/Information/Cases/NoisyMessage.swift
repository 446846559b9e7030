import ExactArithmetic
import InformationTheory
import Lemmas
import Work

/// A message about uniform bits of which someone else has a noisy copy: `M - X - Y` with `X` uniform on
/// `{0,1}^d`.
public struct NoisyMessage: Sendable, CustomStringConvertible {
  /// The number `d` of bits.
  public let dimension: Int
  /// The correlation `rho` of a bit and its noisy copy.
  public let correlation: Rational
  /// The name of the message.
  public let name: String
  private let source: Source

  private enum Source: Sendable {
    case partition(CubePartition, NoisyCube)
    case message(any BitMessage)
    case bits(NoisyBits)
  }

  /// A deterministic message on a small cube.
  public init(_ partition: CubePartition, on cube: NoisyCube) {
    dimension = cube.dimension
    correlation = cube.correlation
    name = "the table \(partition)"
    source = .partition(partition, cube)
  }

  /// A message that another subject describes.
  ///
  /// - Throws: what is wrong with the dimension or the correlation.
  public init(_ message: any BitMessage, dimension: Int, correlation: Rational) throws {
    try message.checkRange(dimension: dimension, correlation: correlation)
    self.dimension = dimension
    self.correlation = correlation
    name = message.name
    source = .message(message)
  }

  /// A variable that has any joint law with uniform bits.
  ///
  /// - Precondition: the bits are uniform.
  init(_ bits: NoisyBits) {
    dimension = bits.dimension
    correlation = bits.correlation
    name = "U with the weights \(bits.weights) of U (rows) and X"
    source = .bits(bits)
  }

  /// `I(M;X)` and `I(M;Y)`.
  ///
  /// - Throws: what a message of another subject throws when it does not fit; `CancellationError`.
  public func informations() throws -> (clean: InformationQuantity, noisy: InformationQuantity) {
    switch source {
    case .partition(let partition, let cube):
      let (clean, noisy) = cube.informations(of: partition)
      return (.exact(clean), .exact(noisy))
    case .message(let message):
      return try message.informations(dimension: dimension, correlation: correlation)
    case .bits(let bits):
      // The noisy bits are uniform as well.
      let whole = LogForm.bits(Rational(dimension))
      let (clean, noisy) = bits.entropies
      return (.exact(whole - clean), .exact(whole - noisy))
    }
  }

  /// For each value of the message a row: weight `i` is proportional to its probability given that the bits have the
  /// index `i`.
  ///
  /// - Throws: what a message of another subject throws when it does not fit.
  package func weights() throws -> [[Integer]] {
    switch source {
    case .partition(let partition, _):
      return partition.parts.indices.map { (part: Int) in
        partition.labels.map { Integer($0 == part ? 1 : 0) }
      }
    case .message(let message):
      return try message.weights(dimension: dimension, correlation: correlation)
    case .bits(let bits): return bits.weights
    }
  }

  public var description: String { "d = \(dimension), rho = \(correlation), M = \(name)" }
}

extension NoisyMessage {
  /// The correlations of the standard cases inside (0, 1).
  package static let standardCorrelations = [Rational(1, 4), Rational(1, 2), Rational(3, 4)]

  /// The cases of the lemmas about noisy bits.
  static func cases(_ scope: LemmaScope) -> [NoisyMessage] {
    let small = all(dimensions: 1...2, correlations: [0] + standardCorrelations + [1])
    let cube = all(dimensions: [3], correlations: standardCorrelations)
    if scope == .standard { return small + cube }
    let tenths = (0...10).map { Rational($0, 10) }.filter { !standardCorrelations.contains($0) }
    return small + cube + all(dimensions: [3], correlations: tenths)
      + random(200, dimensions: 4...5, correlations: standardCorrelations, seed: 4140)
  }

  /// `I(X;Y) = d (1 - h(delta))`.
  var channelInformation: LogForm {
    Rational(dimension) * (LogForm.bits(1) - binaryEntropy((1 - correlation) / 2))
  }

  /// All deterministic messages on cubes of given dimensions, for each correlation.
  static func all(dimensions: some Sequence<Int>, correlations: [Rational]) -> [NoisyMessage] {
    dimensions.flatMap { dimension in
      let partitions = CubePartition.all(dimension: dimension)
      return correlations.flatMap { correlation in
        let cube = NoisyCube(dimension: dimension, correlation: correlation)
        return partitions.map { NoisyMessage($0, on: cube) }
      }
    }
  }

  /// Random deterministic messages on cubes of given dimensions, for each correlation; the same each time.
  static func random(
    _ count: Int, dimensions: some Sequence<Int>, correlations: [Rational], seed: UInt64
  ) -> [NoisyMessage] {
    var generator = SplitMix64(seed: seed)
    return dimensions.flatMap { dimension in
      correlations.flatMap { correlation in
        let cube = NoisyCube(dimension: dimension, correlation: correlation)
        return (0..<count).map { _ in
          NoisyMessage(.random(dimension: dimension, using: &generator), on: cube)
        }
      }
    }
  }

  /// The message of `-d`, `--rho` and `--message`, or the law of `--law` with uniform bits.
  init(_ arguments: LemmaArguments, of id: String) throws {
    if let law = arguments[.law] {
      if arguments[.bitMessage] != nil {
        throw LemmaError.invalidInstance(
          id: id, reason: "give either --law, or -d and --message")
      }
      let bits = try NoisyBits(
        law, dimension: arguments[.dimension], correlation: arguments.require(.correlation, of: id),
        of: id)
      try bits.requireUniformBits(of: id)
      self.init(bits)
      return
    }
    let dimension = try arguments.require(.dimension, of: id)
    let correlation = try arguments.require(.correlation, of: id)
    try self.init(
      arguments.require(.bitMessage, of: id), dimension: dimension, correlation: correlation)
  }
}
