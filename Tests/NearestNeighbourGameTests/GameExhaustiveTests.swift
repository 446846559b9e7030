import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

/// Every deterministic message, up to the names of the messages, when `d = 1` and `k` is 2 or 3.
@Suite struct GameExhaustiveTests {
  @Test func everyMessageAboutTwoBits() throws {
    let messages = partitions(of: 4)
    #expect(messages.count == 15)
    for rho in [0, 1 / 3, 1 / 2, 9 / 10, 1, 22 / 101] as [Rational] {
      try check(messages, k: 2, rho)
    }
  }

  @Test func everyMessageAboutThreeBits() throws {
    let messages = partitions(of: 8)
    #expect(messages.count == 4140)
    try check(messages, k: 3, 1 / 2)
    // Up to the order of the examples and the complement of all bits together, which change nothing.
    let inequivalent = messages.filter { $0 == canonical($0) }
    #expect(inequivalent.count == 495)
    for rho in [0, 1 / 3, 9 / 10, 1] as [Rational] {
      try check(multiplier > 1 ? messages : inequivalent, k: 3, rho)
    }
  }

  /// The least partition that arises from this one by renaming the examples and complementing all bits.
  ///
  /// A complement of one example only would change the game, as `Y` would have to be complemented for one `J` only.
  private func canonical(_ labels: [Int]) -> [Int] {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let images = orders.flatMap { order in
      [0, 7].map { mask in
        (0..<8).map { x in labels[(0..<3).reduce(0) { $0 | ((x >> order[$1]) & 1) << $1 } ^ mask] }
      }
    }
    return images.map(renumbered).min { $0.lexicographicallyPrecedes($1) }!
  }

  /// The labels in the order of their first occurrence.
  private func renumbered(_ labels: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return labels.map { label in
      numbers[label] = numbers[label] ?? numbers.count
      return numbers[label]!
    }
  }

  private func check(_ messages: [[Int]], k: Int, _ rho: Rational) throws {
    let game = try Game(examples: k, dimension: 1, correlation: rho)
    let optimum = try game.optimalSuccess()
    // Messages are independent of each other: share them between the cores.
    let failures = Concurrency.map(messages.count, minimumPerRange: 16, rangesPerCore: 8) {
      _, range -> [String] in
      range.flatMap { index -> [String] in
        do {
          let failed = try Claims(game, messages[index], optimum: optimum).failed
          return failed.map { "k \(k), rho \(rho), message \(messages[index]): \($0)" }
        } catch {
          return ["k \(k), rho \(rho), message \(messages[index]): \(error)"]
        }
      }
    }
    #expect(failures.flatMap { $0 } == [])
  }
}

/// What is known of one deterministic message when `d = 1`.
private struct Claims {
  private(set) var failed: [String] = []

  private mutating func claim(_ holds: Bool, _ text: String) {
    if !holds { failed.append(text) }
  }

  init(_ game: Game, _ labels: [Int], optimum: Rational) throws {
    let report = try game.report(for: .table(labels))
    let quantities = report.quantities
    let rho = game.correlation
    let isProper = rho.signum() > 0 && rho < 1

    claim(report.holds, "the verdict is \(report.verdict)")
    claim(report.optimalSuccess == optimum && quantities.success <= optimum, "above the optimum")
    for link in report.chain {
      claim(link.slack.logForm.map { $0.signum() >= 0 } ?? false, "the slack of \(link.claim)")
      claim(link.verdict == .holds, link.claim)
      claim(
        link.slack.logForm == link.right.logForm! - link.left.logForm!,
        "the slack of \(link.claim) is not the difference of its sides")
    }
    for (link, next) in zip(report.chain, report.chain.dropFirst()) {
      claim(link.right == next.left.logForm!, "\(link.claim) does not lead to \(next.claim)")
    }

    // The extremes.
    let blocks = Blocks(labels, examples: game.examples)
    if blocks.counts.count == 1 {
      claim(quantities.success == Rational(1, game.examples), "the success of a constant message")
      let all =
        report.chain + report.boundChecks
      claim(
        all.allSatisfy { $0.left == .zero && $0.right == .zero },
        "a constant message says something")
    }
    if blocks.counts.count == labels.count {
      claim(
        quantities.information == .bits(Rational(game.examples)),
        "I(X;M) of the examples themselves")
      claim(quantities.success == optimum, "the success of the examples themselves")
    }
    claim(
      quantities.information
        == JointLawOracle.entropy(blocks.counts.map { Rational($0.total, labels.count) }),
      "I(X;M) is not H(M)")

    // When each link is an equality.
    let posteriors = blocks.posteriors(of: game)
    claim(quantities.success == posteriors.success, "the success, expected \(posteriors.success)")
    let isTight = report.chain.map { $0.slack.logForm!.isZero }
    claim(isTight[0] == posteriors.areAlike, "F <= I(J;Y|M) tight: \(isTight[0])")
    claim(
      isTight[1] == (rho.isZero || blocks.haveUniformMixtures),
      "I(J;Y|M) <= I(M;Y|J) tight: \(isTight[1])")
    claim(
      isTight[2] == (!isProper || blocks.haveUniformExamples),
      "I(M;Y|J) <= (rho^2/k) sum I(Xj;M) tight: \(isTight[2])")
    claim(
      isTight[3] == (rho.isZero || blocks.areBoxes),
      "(rho^2/k) sum I(Xj;M) <= (rho^2/k) I(X;M) tight: \(isTight[3])")

    // The sharper link is tight for noisy copies of all examples only; those that are functions of the
    // examples are everything and nothing.
    if isProper {
      let isExtreme = [1, labels.count].contains(blocks.counts.count)
      claim(
        (report.boundChecks[1].slack.logForm?.isZero ?? false) == isExtreme, "Mrs Gerber's link")
    }
  }
}

/// The values of the examples that send each message, when `d = 1`.
private struct Blocks {
  struct Block {
    /// The number of values.
    let total: Int
    /// For each example the number of values in which it is 0 and in which it is 1.
    let tallies: [[Int]]
  }

  let counts: [Block]

  init(_ labels: [Int], examples k: Int) {
    counts = Set(labels).sorted().map { label in
      let block = labels.indices.filter { labels[$0] == label }
      return Block(
        total: block.count,
        tallies: (0..<k).map { j in
          [0, 1].map { bit in block.count { ($0 >> j) & 1 == bit } }
        })
    }
  }

  /// Whether the examples are independent given the message: each block is the product of its projections.
  var areBoxes: Bool {
    counts.allSatisfy { block in
      block.total == block.tallies.reduce(1) { $0 * ($1.contains(0) ? 1 : 2) }
    }
  }

  /// Whether each example is independent of the message.
  var haveUniformExamples: Bool {
    counts.allSatisfy { $0.tallies.allSatisfy { $0[0] == $0[1] } }
  }

  /// Whether the mean law of the examples given the message is uniform, so that `Y` is independent of it.
  var haveUniformMixtures: Bool {
    counts.allSatisfy { block in
      block.tallies.reduce(0) { $0 + $1[0] } == block.tallies.reduce(0) { $0 + $1[1] }
    }
  }

  /// Bob's success, and whether his posterior is the same for every `(M, Y)`: one probability for his guess
  /// and one for every other index.
  func posteriors(of game: Game) -> (success: Rational, areAlike: Bool) {
    let likelihood = likelihoods(of: game)
    var success = Rational.zero
    var guesses: Set<Rational> = []
    var others: Set<Rational> = []
    for block in counts {
      for y in 0...1 {
        let weights = block.tallies.map {
          Rational($0[y]) * likelihood[0] + Rational($0[1 - y]) * likelihood[1]
        }
        let sum = weights.reduce(Rational.zero, +)
        if sum.isZero { continue }
        let guess = weights.indices.max { weights[$0] < weights[$1] }!
        success += weights[guess]
        for j in weights.indices {
          if j == guess {
            guesses.insert(weights[j] / sum)
          } else {
            others.insert(weights[j] / sum)
          }
        }
      }
    }
    let inputs = counts.reduce(0) { $0 + $1.total }
    return (success / Rational(game.examples * inputs), guesses.count == 1 && others.count == 1)
  }
}
