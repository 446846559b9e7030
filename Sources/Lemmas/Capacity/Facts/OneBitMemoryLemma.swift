import Capacity
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// The best memory of one bit about weighted bits.
public struct OneBitMemoryLemma: Lemma {
  public let id = "one-bit-memory"
  public let title = "One bit about weighted facts"
  public let status = LemmaStatus.derived
  public let source = "Derived here; for equal weights it is the random access code with one bit"
  public let statement = """
    Let epsilon_1, ..., epsilon_N be independent fair signs with weights w_i > 0, and let each be predicted from a message of one bit with probability a_i. The greatest weighted accuracy \
    sum_i w_i a_i / sum_i w_i is 1/2 + E|sum_i w_i epsilon_i| / (2 sum_i w_i), attained by the sign of the weighted sum.
    """
  public let summary = """
    Given a value of the bit the best predictions are signs s_i; the weighted agreement is the sum over both values of the magnitudes of w_i E[epsilon_i; bit]. \
    Flipping signs makes all of them positive for one value, and their sum is then at most half of the mean magnitude of the weighted sum.
    """
  public let enumerated =
    "All weights from 1, 2, 3 and 4 in falling order with N <= 3, and 5 lists with N = 4, over all 2^(2^N) encoders (exhaustive: all with N = 4)."

  public let parameters = LemmaParameter.list(.law)

  public init() {}

  /// The weights are the probabilities of `--law`, up to a factor.
  public func instance(_ arguments: LemmaArguments) throws -> [Rational] {
    let law = try arguments.lawOfOne(of: id, values: 1...4, meaning: "the weights of the facts")
    if let place = law.counts.firstIndex(where: \.isZero) {
      throw LemmaError.invalidInstance(
        id: id, reason: "the weight \(place + 1) is 0; expected positive weights")
    }
    if law.denominator > Integer(1 << 32) {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the weights have the common denominator \(law.denominator); expected at most 2^32")
    }
    return law.counts.map { Rational($0) }
  }

  public func cases(_ scope: LemmaScope) -> [[Rational]] {
    var lists: [[Rational]] = [[]]
    var cases: [[Rational]] = []
    for n in 1...4 {
      lists = lists.flatMap { list in
        ([4, 3, 2, 1] as [Rational]).filter { $0 <= list.last ?? 4 }.map { list + [$0] }
      }
      cases += n == 4 && scope == .standard ? Array(lists.suffix(5)) : lists
    }
    return cases
  }

  public func label(_ weights: [Rational]) -> String {
    "w = " + weights.map(\.description).joined(separator: ", ")
  }

  public func check(_ weights: [Rational]) throws -> [Claim] {
    let memory = try OneBitMemory(weights: weights)
    return [
      Claim(
        "greatest weighted accuracy of all encoders", OneBitMemoryLemma.enumerated(weights),
        equals: "1/2 + E|sum w_i epsilon_i|/(2 sum w_i)", memory.weightedAccuracy,
        reason: "The sign of the weighted sum is best."),
      Claim(
        "unweighted accuracy of that encoder", memory.unweightedAccuracy,
        atMost: "that for equal weights",
        try OneBitMemory(weights: weights.map { _ in 1 }).unweightedAccuracy,
        reason: "For equal weights the unweighted accuracy is the weighted one, and greatest."),
    ]
  }

  /// The greatest weighted accuracy by all encoders with one bit.
  private static func enumerated(_ weights: [Rational]) -> Rational {
    let n = weights.count
    let common = weights.map { Int(exactly: $0.numerator) ?? 0 }
    var greatest = 0
    for encoder in 0..<(1 << (1 << n)) {
      // For each fact and each value of the bit, the number of lists with +1 less those with -1.
      var value = 0
      for i in 0..<n {
        var sums = (0, 0)
        for list in 0..<(1 << n) {
          let sign = list >> i & 1 == 1 ? 1 : -1
          if encoder >> list & 1 == 1 { sums.1 += sign } else { sums.0 += sign }
        }
        value += common[i] * (abs(sums.0) + abs(sums.1))
      }
      greatest = max(greatest, value)
    }
    return (1 + Rational(greatest).scaled(byPowerOfTwo: -n) / Rational.sum(weights)) / 2
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Skew lowers the unweighted accuracy of the encoder that is best for the weights",
      columns: [
        Table.Column("weights", alignment: .left), Table.Column("weighted", notation: .both),
        Table.Column("unweighted", notation: .both),
      ])
    for weights: [Rational] in [[1, 1, 1], [2, 1, 1], [3, 1, 1], [4, 2, 1, 1, 1]] {
      let memory = try OneBitMemory(weights: weights)
      table.append([
        .text(weights.map(\.description).joined(separator: ", ")),
        .rational(memory.weightedAccuracy), .rational(memory.unweightedAccuracy),
      ])
    }
    return table
  }
}

extension OneBitMemoryLemma {
  public var falseVariants: [FalseVariant<[Rational]>] {
    [
      FalseVariant(
        "the weighted accuracy is 1/2 + 1/(2N)",
        change: "As if one fact were kept in full for equal weights."
      ) { weights in
        [
          Claim(
            "greatest weighted accuracy", OneBitMemoryLemma.enumerated(weights),
            equals: "1/2 + 1/(2N)", Rational(weights.count + 1, 2 * weights.count), reason: "False."
          )
        ]
      }
    ]
  }
}
