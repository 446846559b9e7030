import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct PercolationTests {
  /// `I(root;leaves)` from the joint law of all nodes.
  private func bruteForce(_ tree: ChannelTree) throws -> LogForm {
    var law = try JointLaw("0", tree.root)
    for node in 1..<tree.nodeCount {
      law = try law.extended(
        by: "\(node)", from: "\(tree.parents[node]!)", through: tree.channels[node]!)
    }
    return try law.mutualInformation(between: ["0"], and: tree.leaves.map(String.init))
  }

  @Test func binaryTreeOfDepthTwo() throws {
    let known: [(Rational, Int, Int)] = [
      (Rational(1, 20), 83637, 95193), (Rational(1, 10), 62815, 80380),
      (Rational(1, 5), 26295, 37991), (Rational(3, 10), 6310, 9199),
    ]
    for (delta, information, percolation) in known {
      let tree = try ChannelTree.regular(
        root: FiniteLaw<Int>.bernoulli(Rational(1, 2)), .binarySymmetric(delta), arity: 2, depth: 2)
      let value = 100_000 * (try tree.information()).enclosure(bits: 60).midpoint
      #expect(value.rounded() == Integer(information))
      #expect((100_000 * tree.percolation.rationalValue!).rounded() == Integer(percolation))
      #expect(try tree.percolationClaims().allSatisfy { $0.verdict == .holds })
      #expect(try tree.information() == bruteForce(tree))
    }
  }

  @Test func randomTrees() throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<(60 * multiplier) {
      var tree = ChannelTree(root: random.law(Int.random(in: 1...3, using: &random)))
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let parent = Int.random(in: 0..<tree.nodeCount, using: &random)
        let channel = random.channel(
          inputs: tree.symbolCount(of: parent), outputs: Int.random(in: 1...3, using: &random))
        if channel.denominator.bitWidth > 40 { continue }
        try tree.attach(channel, to: parent)
      }
      if tree.nodeCount == 1 { continue }
      #expect(try tree.information() == bruteForce(tree))
      for claim in try tree.percolationClaims() {
        // Equal numbers that are not both exact stay undecided.
        #expect(claim.verdict != .violated, "\(claim)")
      }
    }
  }

  @Test func chains() throws {
    let channels = try [Rational(1, 10), Rational(1, 5)].map { try Channel.binarySymmetric($0) }
    let chain = try ChannelTree.chain(root: FiniteLaw<Int>.bernoulli(Rational(1, 3)), channels)
    #expect(chain.percolation.rationalValue == Rational(16, 25) * Rational(9, 25))
    #expect(chain.pathSum.rationalValue == chain.percolation.rationalValue)
    let claim = try #require(try chain.compositionClaim())
    #expect(claim.verdict == .holds && claim.slack.rationalValue == Rational(0))
    #expect(try chain.information() == bruteForce(chain))
    let alone = ChannelTree(root: try FiniteLaw<Int>.bernoulli(Rational(1, 3)))
    #expect(try alone.information() == binaryEntropy(Rational(1, 3)))
    #expect(alone.percolation.rationalValue == 1)
  }

  @Test func randomCompositions() throws {
    var random = SplitMix64(seed: 22)
    for _ in 0..<(40 * multiplier) {
      let first = random.channel(inputs: 2, outputs: 3)
      let second = random.channel(inputs: 3, outputs: 2)
      let chain = try ChannelTree.chain(root: random.law(2), [first, second])
      #expect(try chain.compositionClaim()!.verdict != .violated, "\(first) \(second)")
    }
  }

  @Test func errors() throws {
    func message(_ body: () throws -> Any) -> String {
      do { return "\(try body())" } catch { return "\(error)" }
    }
    let coin = try FiniteLaw<Int>.bernoulli(Rational(1, 2))
    var tree = ChannelTree(root: coin)
    #expect(
      message { try tree.attach(.identity(2), to: 4) }
        == "there is no node 4; expected one of 0, ..., 0")
    #expect(
      message { try tree.attach(.identity(3)) }
        == "node 0 has 2 symbols and the channel 3 inputs; expected the same number")
    #expect(
      message { try ChannelTree.regular(root: coin, .identity(2), arity: 2, depth: 40) }
        == "a regular tree of arity 2 and depth 40; expected an arity of at least 1, a depth of at "
        + "least 0, and at most 1048576 nodes")
    let large = try ChannelTree.regular(
      root: coin, .binarySymmetric(Rational(1, 10)), arity: 2, depth: 7)
    #expect(message { try large.information() }.contains("the information that reaches 128 leaves"))
    let small = try ChannelTree.regular(
      root: coin, .binarySymmetric(Rational(1, 10)), arity: 2, depth: 2)
    #expect(
      message { try small.information(limits: WorkLimits(operations: 10, bytes: 1e9)) }
        .hasSuffix(
          "more than the limit of 10 operations"))
  }
}
