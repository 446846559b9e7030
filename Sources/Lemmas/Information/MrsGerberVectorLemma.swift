import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Tables

/// Mrs Gerber's lemma for vectors: `H(Y|U) >= d phi(H(X|U)/d)`, and for uniform bits
/// `I(U;Y) <= d g(I(U;X)/d) <= rho^2 I(U;X)`.
public struct MrsGerberVectorLemma: Lemma {
  /// A case of one of the two parts.
  public enum Instance: Sendable {
    /// Bits of any law.
    case bits(NoisyBits)
    /// A message about uniform bits, with `d g(I(U;X)/d)`.
    case message(NoisyMessage, limit: InformationQuantity)
  }

  public let id = "mrs-gerber-vector"
  public let title = "Mrs Gerber's lemma for vectors"
  public let status = LemmaStatus.published
  public let source = """
    A. D. Wyner and J. Ziv, "A theorem on the entropy of certain binary sequences and applications, I", IEEE \
    Transactions on Information Theory 19, 1973
    """
  public let statement = """
    Let X be d >= 1 bits of any law, U any variable with finitely many values, and Y the bits with each flipped \
    independently with probability delta = (1 - rho)/2, 0 <= rho <= 1, by noise independent of (U,X). With \
    entropies in bits, phi(x) = h(delta * h^-1(x)) and g(R) = 1 - phi(1 - R): (i) H(Y|U) >= d phi(H(X|U)/d). \
    (ii) If X is uniform, I(U;Y) <= d g(I(U;X)/d) <= rho^2 I(U;X).
    """
  public let summary = """
    Bit i of Y, given U and the bits of Y before it, has at least the entropy that it has given U and the \
    clean bits before it, since these say more and make the others superfluous. For one bit that is phi of \
    its conditional entropy. As phi is convex, Jensen's inequality applies over what is given and again over \
    the d bits, and the entropies of the bits of X add up. For uniform X informations are d minus \
    entropies, and g lies below its tangent at 0, whose slope is rho^2.
    """
  public let enumerated = """
    (i) All laws of 2 bits with weights 0, 1 or 2, for rho = 1/2, and 2 bits of unequal weights with every \
    deterministic U; products of equal bits and noisy copies of uniform bits for d = 2 and 3, where equality \
    holds; 60 random laws of 2 and 3 bits with U. (ii) All deterministic messages on the cubes of dimension \
    1 to 3 (4140 for dimension 3) for rho = 1/2, and up to dimension 2 for 0, 1/4, 3/4 and 1. The exhaustive check \
    adds rho = 1/4 and 3/4 for dimension 3 and 2000 random laws of up to 4 bits.
    """
  public let buildsOn = ["mrs-gerber"]
  public let parameters = LemmaParameter.list(.dimension, .correlation, .bitMessage, .law)

  public init() {}

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .bits(let bits):
      let (clean, noisy) = bits.entropies
      let size = Rational(bits.dimension)
      let bound =
        size * MrsGerber(correlation: bits.correlation).entropyFunction(.exact(clean / size))
      return [
        Claim(
          "d phi(H(X|U)/d)", bound, atMost: "H(Y|U)", .exact(noisy),
          reason: "One bit at a time, and Jensen's inequality over the bits.")
      ]
    case .message(let message, let limit):
      let (clean, noisy) = try message.informations()
      return [
        Claim(
          "I(U;Y)", noisy, atMost: "d g(I(U;X)/d)", limit,
          reason: "For uniform bits, d minus both sides of (i)."),
        Claim(
          "d g(I(U;X)/d)", limit, atMost: "rho^2 I(U;X)", message.correlation.power(2) * clean,
          reason: "g is concave with slope rho^2 at 0."),
      ]
    }
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .bits(let bits): return "\(bits)"
    case .message(let message, _): return "\(message)"
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let rho = try arguments.require(.correlation, of: id)
    guard let law = arguments[.law] else {
      let message = try NoisyMessage(arguments, of: id)
      let information = try message.informations().clean
      return .message(
        message, limit: NoisyMessage.limit(information, message.dimension, correlation: rho))
    }
    if arguments[.bitMessage] != nil {
      throw LemmaError.invalidInstance(
        id: id, reason: "give either --law, for (i), or -d and --message, for (ii)")
    }
    let count = try arguments.require(.dimension, of: id)
    guard count >= 1 && count <= law.variables.count else {
      throw LemmaError.invalidInstance(
        id: id, reason: "-d \(count); expected the number of bits X1, X2, ... of the law")
    }
    return .bits(
      try NoisyBits(law, bits: (1...count).map { "X\($0)" }, correlation: rho, of: id))
  }

  /// The three informations of some messages about 3 uniform bits.
  public func results() throws -> Table? {
    let rho = Rational(1, 2)
    let cube = NoisyCube(dimension: 3, correlation: rho)
    var table = Table(
      title: "Messages about 3 uniform bits, rho = 1/2",
      columns: [
        Table.Column("message"),
        Table.Column("I(U;X)", unit: .information, notation: .decimal),
        Table.Column("I(U;Y)", unit: .information, notation: .decimal),
        Table.Column("3 g(I(U;X)/3)", unit: .information, notation: .decimal),
        Table.Column("rho^2 I(U;X)", unit: .information, notation: .decimal),
      ])
    let messages: [(String, CubePartition)] = [
      ("one bit", CubePartition(dimension: 3) { $0 & 1 }),
      ("majority", CubePartition(dimension: 3) { $0.nonzeroBitCount > 1 ? 1 : 0 }),
      ("parity", CubePartition(dimension: 3) { $0.nonzeroBitCount & 1 }),
      ("whether all are 1", CubePartition(dimension: 3) { $0 == 7 ? 1 : 0 }),
      ("number of ones", CubePartition(dimension: 3) { $0.nonzeroBitCount }),
      ("two bits", CubePartition(dimension: 3) { $0 & 3 }),
      ("everything", CubePartition(dimension: 3) { $0 }),
    ]
    for (name, partition) in messages {
      let (clean, noisy) = cube.informations(of: partition)
      table.append([
        .text(name), .logForm(clean), .logForm(noisy),
        .quantity(NoisyMessage.limit(.exact(clean), 3, correlation: rho)),
        .logForm(rho.power(2) * clean),
      ])
    }
    return table
  }
}

extension MrsGerberVectorLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(X;Y) <= rho^2 H(X)",
        change: "For bits X that need be neither uniform nor independent."
      ) { instance in
        guard case .bits(let bits) = instance else { return [] }
        let columns = bits.weights[0].indices.map { point in
          bits.weights.reduce(Integer.zero) { $0 + $1[point] }
        }
        let whole = NoisyBits(
          dimension: bits.dimension, correlation: bits.correlation, weights: [columns])
        let points = columns.indices.map { point in
          columns.indices.map { $0 == point ? columns[point] : .zero }
        }
        // U = X: H(X|U) = 0.
        let given = NoisyBits(
          dimension: bits.dimension, correlation: bits.correlation, weights: points)
        return [
          Claim(
            "I(X;Y)", whole.entropies.noisy - given.entropies.noisy,
            atMost: "rho^2 H(X)", bits.correlation.power(2) * whole.entropies.clean,
            reason: "False unless the bits are independent.")
        ]
      }
    ]
  }
}
