import AlgebraicNumbers
import Catalog
import Claims
import Contraction
import ContractionLemmas
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct EvansSchulmanLemmaTests {
  @Test func verification() throws {
    let result = try EvansSchulmanLemma().verify()
    // Four channels, two roots, eight shapes: two claims each, and one more for the three chains.
    #expect(result.caseCount == 64 && result.claimCount == 8 * (8 * 2 + 3))
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// Where erasures stay erasures, the information is exactly that of the open paths.
  @Test func equalityForErasures() throws {
    let lemma = EvansSchulmanLemma()
    let erasures = try lemma.cases(.standard).filter { $0.name.hasPrefix("erasures") }
    #expect(erasures.count == 16)
    for instance in erasures {
      #expect(try lemma.check(instance)[0].slack.isZero, "\(instance.name)")
    }
  }

  /// The information from the joint law of all nodes, the probability from all sets of open edges.
  @Test func againstEnumeration() throws {
    let lemma = EvansSchulmanLemma()
    var random = SplitMix64(seed: 17)
    let cases = try lemma.cases(.standard).filter { $0.tree.nodeCount <= 7 }
    for _ in 0..<(6 * multiplier) {
      let tree = cases.randomElement(using: &random)!.tree
      var law = try JointLaw("0", tree.root)
      for node in 1..<tree.nodeCount {
        law = try law.extended(
          by: "\(node)", from: "\(tree.parents[node]!)", through: tree.channels[node]!)
      }
      #expect(
        try tree.information()
          == law.mutualInformation(between: ["0"], and: tree.leaves.map(String.init)))

      let kept = try (1..<tree.nodeCount).map { node in
        try #require(tree.channels[node]!.klContraction.value.rationalValue)
      }
      var probability = Rational.zero
      for open in 0..<(1 << kept.count) {
        var isReached = [true]
        for node in 1..<tree.nodeCount {
          isReached.append(isReached[tree.parents[node]!] && open >> (node - 1) & 1 == 1)
        }
        if tree.leaves.contains(where: { isReached[$0] }) {
          probability += kept.indices.reduce(Rational(1)) {
            $0 * (open >> $1 & 1 == 1 ? kept[$1] : 1 - kept[$1])
          }
        }
      }
      #expect(tree.percolation.rationalValue == probability)
    }
  }

  /// One path alone does not bound what several leaves tell together.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try EvansSchulmanLemma().counterexample(to: EvansSchulmanLemma().falseVariants[0]))
    #expect(
      counterexample.label == "bsc:1/10, arity 2, depth 1, root [1/2, 1/2]")
  }

  @Test func ownInstance() throws {
    let lemma = EvansSchulmanLemma()
    let result = try lemma.verify { $0[.channel] = try .binarySymmetric(Rational(1, 10)) }
    #expect(result.holds && result.claimCount == 2)
    #expect(
      result.tightest?.label
        == "binary tree of depth 2, W = [[9/10, 1/10], [1/10, 9/10]], root [1/2, 1/2]")
    #expect(
      lemma.refusal { arguments in
        arguments[.channel] = try .binarySymmetric(Rational(1, 10))
        arguments[.input] = try FiniteLaw<Int>([Rational(1)])
      }
        == "the lemma evans-schulman: the input law has 1 outcomes and the channel 2 inputs; expected "
        + "the same number")
    #expect(
      lemma.refusal { _ in }
        == "the lemma evans-schulman needs --channel, a channel: a file or a name such as bsc:1/10")
    // Random trees, some with irrational coefficients.
    let random = try lemma.cases(.exhaustive).suffix(300).prefix(20 * multiplier)
    #expect(try lemma.verify(cases: Array(random)).holds)
  }
}
