import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// A learner that scans blocks of coordinates trades memory for the length of the stream.
public struct BlockScanningLemma: Lemma {
  public let id = "block-scanning"
  public let title = "Scanning blocks trades memory for examples"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; it has the shape of the upper bounds announced by G. Brown, M. Bun, A. Smith (COLT 2022)"
  public let statement = """
    Let w divide d and m >= 1. A learner of one rule i, uniform in 1..d, goes through the d/w blocks of w coordinates; of each it keeps the coordinates that agree \
    with the labels of m fresh examples, moves on when none is left, and else predicts by the majority of those left, a coin for ties and where no block is left. It keeps w \
    bits, a block number and a count; its stream has at most N = m d/w examples, so that w N = m d. Its success at a fresh label is
    1/2 + 1/2 (w/d) sum_(b < d/w) (1-2^-m)^(w b) E[C(c-1, floor((c-1)/2))/2^(c-1)], c - 1 binomial with w - 1 trials of probability 2^-m.
    """
  public let summary = """
    The rule's block is reached if none of the w b wrong coordinates of the b blocks before it has survived, each of which survives with probability \
    2^-m. In its own block the rule is always left, with a binomial number of others; a wrong candidate that survived before stays, and predicts by a coin.
    """
  public let enumerated =
    "All divisors w of d <= 4 and all m for which the points of all examples have at most 16 bits (exhaustive: 18), every rule and all points."

  public let fixedBecause = "it is about one learner, a family given by numbers"

  public init() {}

  public func label(_ scan: BlockScan) -> String {
    "d = \(scan.dimension), w = \(scan.width), m = \(scan.examples)"
  }

  public func size(_ scan: BlockScan) -> CaseSize {
    CaseSize(values: scan.dimension * scan.streamLength)
  }

  public func cases(_ scope: LemmaScope) throws -> [BlockScan] {
    var cases: [BlockScan] = []
    for d in 1...4 {
      for w in 1...d where d.isMultiple(of: w) {
        for m in 1...16 where d * m * (d / w) <= (scope == .standard ? 16 : 18) {
          cases.append(try BlockScan(dimension: d, width: w, examples: m))
        }
      }
    }
    return cases
  }

  public func check(_ scan: BlockScan) -> [Claim] {
    [
      Claim(
        "success, by all examples", BlockScanningLemma.enumerated(scan), equals: "success",
        scan.success, reason: "Wrong coordinates survive independently of each other."),
      Claim(
        "w N", Rational(scan.width * scan.streamLength), equals: "m d",
        Rational(scan.examples * scan.dimension), reason: "N = m d/w."),
    ]
  }

  /// The success by every rule and all points of all examples.
  private static func enumerated(_ scan: BlockScan) -> Rational {
    let (d, w, m) = (scan.dimension, scan.width, scan.examples)
    let bits = d * scan.streamLength
    var sum = Rational.zero
    let agreements = BlockScanningLemma.agreements(d)
    for rule in 0..<d {
      for points in 0..<(1 << bits) {
        for block in 0..<(d / w) {
          var left = (1 << w - 1) << (block * w)
          for example in 0..<m {
            let x = points >> ((block * m + example) * d) & (1 << d - 1)
            left &= x >> rule & 1 == 1 ? x : ~x
          }
          if left == 0 { continue }
          sum += agreements[left][rule]
          break
        }
      }
    }
    return (1 + sum.scaled(byPowerOfTwo: -bits) / Rational(d)) / 2
  }

  /// The mean of the product of the majority sign of a set of coordinates, 0 for a tie, and the sign of a rule's.
  private static func agreements(_ d: Int) -> [[Rational]] {
    (0..<(1 << d)).map { set in
      (0..<d).map { rule in
        let total = (0..<(1 << d)).reduce(0) { sum, x in
          let majority = (2 * (x & set).nonzeroBitCount - set.nonzeroBitCount).signum()
          return sum + (x >> rule & 1 == 1 ? majority : -majority)
        }
        return Rational(total).scaled(byPowerOfTwo: -d)
      }
    }
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "d = 64 coordinates, m = 6 examples for each block",
      columns: [
        Table.Column("w", header: "memory w"), Table.Column("N", header: "stream N"),
        Table.Column("product", header: "w N"), Table.Column("success", notation: .decimal),
      ])
    for w in [1, 4, 16, 64] {
      let scan = try BlockScan(dimension: 64, width: w, examples: 6)
      table.append([
        .integer(w), .integer(scan.streamLength), .integer(w * scan.streamLength),
        .rational(scan.success),
      ])
    }
    return table
  }
}

extension BlockScanningLemma {
  public var falseVariants: [FalseVariant<BlockScan>] {
    [
      FalseVariant(
        "success = 1/2 + 1/2 E[C(c-1, floor((c-1)/2))/2^(c-1)]",
        change: "The blocks before the rule's are always passed."
      ) { scan in
        let blocks = scan.dimension / scan.width
        guard blocks > 1 else { return [] }
        let whole = try BlockScan(
          dimension: scan.width, width: scan.width, examples: scan.examples)
        return [
          Claim(
            "success", scan.success, equals: "that of one block", whole.success, reason: "False.")
        ]
      }
    ]
  }
}
