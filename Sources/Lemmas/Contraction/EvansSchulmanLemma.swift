import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationFlow
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// Information on trees of channels is at most the probability of an open path.
public struct EvansSchulmanLemma: Lemma {
  /// A tree of channels.
  public struct Instance: Sendable {
    public let tree: ChannelTree
    /// How the tree is called.
    public let name: String

    public init(_ tree: ChannelTree, name: String) {
      (self.tree, self.name) = (tree, name)
    }
  }

  public let id = "evans-schulman"
  public let title = "Information on trees of channels"
  public let status = LemmaStatus.published
  public let source = """
    W. S. Evans and L. J. Schulman, "Signal propagation and noisy circuits", IEEE Transactions on Information \
    Theory 1999; W. Evans, C. Kenyon, Y. Peres and L. J. Schulman, Annals of Applied Probability 2000; Y. \
    Polyanskiy and Y. Wu, arXiv 1508.06025
    """
  public let statement = """
    Let the root of a finite tree carry a symbol X and each edge a channel with finitely many inputs and \
    outputs, with independent noises; L are the symbols of the leaves. Let each edge be open independently \
    with probability eta_KL of its channel, and P the probability of an open path from the root to a leaf. \
    (i) I(U;L) <= P I(U;X) for every U - X - L; in particular I(X;L) <= P H(X), in any unit. (ii) P is at most \
    the sum over the leaves of the products of eta_KL along the paths. (iii) The coefficient of a chain of \
    channels is at most the product of the coefficients.
    """
  public let summary = """
    A channel after another has at most the product of the coefficients. For two channels with the same input \
    and independent noises, I(U;A,B) = I(U;A) + I(U;B|A), where the second term is at most beta I(U;X|A), and \
    I(U;X|A) = I(U;X) - I(U;A): together they contract by 1 - (1-alpha)(1-beta). From the leaves up these are \
    the rules by which the probability of an open path is computed.
    """
  public let enumerated = """
    Regular trees with one to three children and depth one or two, and chains and binary trees of depth three, \
    of binary symmetric channels, Z-channels and erasures that stay erasures, with a root that is 1 with \
    probability 1/2 or 1/3. The exhaustive check adds 300 random trees of two to six random channels, also \
    with irrational coefficients.
    """
  public let buildsOn = ["two-inputs-suffice"]
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    for (name, channel) in try EvansSchulmanLemma.channels {
      for bias in [Rational(1, 2), Rational(1, 3)] {
        let symbols = channel.inputCount
        let root = try FiniteLaw(
          [1 - bias, bias] + [Rational](repeating: 0, count: symbols - 2))
        for (arity, depth) in [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (3, 2), (1, 3), (2, 3)] {
          let tree = try ChannelTree.regular(root: root, channel, arity: arity, depth: depth)
          let label = "\(name), arity \(arity), depth \(depth), root \(root.probabilities)"
          cases.append(Instance(tree, name: label))
        }
      }
    }
    if scope == .exhaustive {
      var generator = SplitMix64(seed: 1999)
      for number in 1...300 {
        cases.append(
          Instance(try .random(using: &generator), name: "random tree \(number)"))
      }
    }
    return cases
  }

  private static var channels: [(name: String, channel: Channel)] {
    get throws {
      [
        ("bsc:1/10", try .binarySymmetric(Rational(1, 10))),
        ("bsc:1/4", try .binarySymmetric(Rational(1, 4))), ("z:1/4", try .z(Rational(1, 4))),
        ("erasures 1/3", try Channel(normalizing: [[2, 0, 1], [0, 2, 1], [0, 0, 3]])),
      ]
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    var claims = try instance.tree.percolationClaims()
    if let composition = try instance.tree.compositionClaim() { claims.append(composition) }
    return claims
  }

  public func label(_ instance: Instance) -> String { instance.name }

  /// The binary tree of depth two of the user's channel, or of depth one if its outputs are not its inputs.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let channel = try arguments.require(.channel, of: id)
    let root = arguments[.input] ?? SmallChannels.uniform(channel)
    if root.outcomes.count != channel.inputCount {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the input law has \(root.outcomes.count) outcomes and the channel "
          + "\(channel.inputCount) inputs; expected the same number")
    }
    let depth = channel.inputCount == channel.outputCount ? 2 : 1
    return Instance(
      try .regular(root: root, channel, arity: 2, depth: depth),
      name: "binary tree of depth \(depth), W = \(channel), root \(root.probabilities)")
  }

  /// Binary trees of depth two with a uniform root.
  public func results() throws -> Table? {
    var table = Table(
      title: "Complete binary trees of depth 2 of binary symmetric channels, uniform root",
      columns: [
        "delta", Table.Column("I(X;L)", unit: .information, notation: .decimal),
        Table.Column("P", notation: .decimal), Table.Column("sum of products", notation: .decimal),
      ])
    let root = try FiniteLaw<Int>.bernoulli(Rational(1, 2))
    for delta in [Rational(1, 20), Rational(1, 10), Rational(1, 5), Rational(3, 10)] {
      let tree = try ChannelTree.regular(root: root, .binarySymmetric(delta), arity: 2, depth: 2)
      guard let path = tree.percolation.rationalValue, let sum = tree.pathSum.rationalValue else {
        continue
      }
      table.append([
        .rational(delta), .logForm(try tree.information()), .rational(path), .rational(sum),
      ])
    }
    return table
  }
}

extension EvansSchulmanLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("I(X;L) <= eta(l) H(X)", change: "One leaf instead of all.") { instance in
        let tree = instance.tree
        let factors = tree.path(to: tree.leaves[0]).compactMap {
          $0.klContraction.value.rationalValue
        }
        let factor = factors.reduce(Rational(1)) { $0 * $1 }
        return [
          Claim(
            "I(X;L)", try tree.information(),
            atMost: "eta(path) H(X)", factor * tree.root.entropy,
            reason: "False for several leaves.")
        ]
      }
    ]
  }
}

extension ChannelTree {
  /// A tree of two to six edges of random channels with two or three inputs and outputs.
  ///
  /// The root has two children and no coefficient is 0 or 1, so that no bound is an equality between numbers
  /// that are enclosed only.
  fileprivate static func random(
    using generator: inout some RandomNumberGenerator
  ) throws -> ChannelTree {
    var tree = ChannelTree(
      root: SmallChannels.randomLaw(Int.random(in: 2...3, using: &generator), using: &generator))
    let edges = Int.random(in: 2...6, using: &generator)
    while tree.nodeCount <= edges {
      let parent = tree.nodeCount <= 2 ? 0 : Int.random(in: 0..<tree.nodeCount, using: &generator)
      let channel = SmallChannels.random(
        inputs: tree.symbolCount(of: parent), outputs: Int.random(in: 2...3, using: &generator),
        using: &generator)
      let coefficient = channel.klContraction.value
      if coefficient == 0 || coefficient == 1 { continue }
      try tree.attach(channel, to: parent)
    }
    return tree
  }
}
