import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// The log loss does not see how many facts are recalled.
public struct FactLogLossLemma: Lemma {
  public let id = "fact-log-loss"
  public let title = "The log loss does not see how many facts are recalled"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the setting is that of J. Ye, V. Feldman, K. Talwar (arXiv 2604.08519)"
  public let statement = """
    For N independent facts uniform on q values and a message M of at most 2^C values, the total log loss, in bits, of predictions from M is at least \
    N log2 q - C. If q is divisible by 2^(R_i) for integers R_i >= 0 with sum C, then keeping R_i bits of fact i has exactly that loss, while \
    sum_i 2^(R_i)/q facts are recalled in the mean: the loss is the same for every such allocation, the recall is not.
    """
  public let summary = """
    The loss is at least the sum of the entropies of the facts given M, and so at least the entropy of all given M, N log2 q - C. A fact of which R bits are kept \
    is uniform on q/2^R values.
    """
  public let enumerated =
    "N = 2 and 3 facts with q = 4 and 8 (exhaustive: also 16 for two facts): every allocation of up to log2 q bits to each, by all lists of values."

  public let parameters = LemmaParameter.list(.facts, .channel)

  public init() {}

  /// An allocation of bits, or any message.
  public struct Instance: Sendable {
    public let values: Int
    public let bits: [Int]
    /// A message of the user's own, which is no allocation.
    var message: FactMessage? = nil
  }

  /// The message of `--channel` about `-n` facts; its inputs are their `q^n` lists, the first fact in the lowest place.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let message = try arguments.factMessage(of: id)
    return Instance(values: message.values, bits: [], message: message)
  }

  public func label(_ instance: Instance) -> String {
    if let message = instance.message { return "\(message)" }
    return "q = \(instance.values), R = " + instance.bits.map(String.init).joined(separator: ",")
  }

  public func size(_ instance: Instance) -> CaseSize {
    instance.message?.caseSize
      ?? CaseSize(values: instance.bits.count, height: Integer(instance.values))
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    var cases: [Instance] = []
    for (q, counts) in [(4, [2, 3]), (8, [2, 3]), (16, scope == .exhaustive ? [2] : [])] {
      for n in counts {
        let lists = (0..<n).reduce([[Int]]([[]])) { lists, _ in
          lists.flatMap { list in (0...q.trailingZeroBitCount).map { list + [$0] } }
        }
        cases += lists.map { Instance(values: q, bits: $0) }
      }
    }
    return cases
  }

  public func check(_ instance: Instance) -> [Claim] {
    if let message = instance.message { return claims(message) }
    let (q, bits) = (instance.values, instance.bits)
    let (loss, recalled) = FactLogLossLemma.enumerated(q, bits)
    let kept = bits.reduce(0, +)
    let least = Rational(bits.count) * LogForm.log(q) - .bits(Rational(kept))
    return [
      Claim(
        "log loss, by all lists", loss, equals: "N log2 q - C", least,
        reason: "A fact is uniform on q/2^R values given what is kept."),
      Claim(
        "recalled, by all lists", recalled, equals: "sum_i 2^(R_i)/q",
        Rational.sum(bits.map { Rational(1 << $0, q) }),
        reason: "The likeliest value is right so often."
      ),
    ]
  }

  /// What holds of every message.
  private func claims(_ message: FactMessage) -> [Claim] {
    let all = Rational(message.facts) * LogForm.log(message.values)
    let conditional = all - message.information
    return [
      Claim(
        "N log2 q - C", all - LogForm.log(message.size), atMost: "H(V|M)", conditional,
        reason: "M has 2^C values."),
      Claim(
        "H(V|M)", conditional, atMost: "log loss", message.logLoss,
        reason: "The entropy of all facts is at most the sum of theirs."),
    ]
  }

  /// The total log loss and the number recalled, from the counts of values given each message.
  private static func enumerated(_ q: Int, _ bits: [Int]) -> (loss: LogForm, recalled: Rational) {
    let count = bits.reduce(1) { size, _ in size * q }
    var families: [[Int]: [Int]] = [:]
    for list in 0..<count {
      var rest = list
      let kept = bits.map { r -> Int in
        defer { rest /= q }
        return rest % q % (1 << r)
      }
      families[kept, default: []].append(list)
    }
    var (loss, recalled) = (LogForm.zero, 0)
    for family in families.values {
      var place = 1
      for _ in bits {
        var counts: [Int: Int] = [:]
        for list in family { counts[list / place % q, default: 0] += 1 }
        for share in counts.values {
          loss += Rational(share, count) * LogForm.log(Rational(family.count, share))
        }
        recalled += counts.values.max() ?? 0
        place *= q
      }
    }
    return (loss, Rational(recalled, count))
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "The same log loss, q = 1024 and C = 5 N bits: the share of facts recalled",
      columns: [
        Table.Column("allocation", alignment: .left), Table.Column("share", notation: .both),
      ])
    table.append([.text("5 bits of each fact"), .rational(Rational(32, 1024))])
    table.append([
      .text("10 bits of every other fact"),
      .rational((1 + Rational(1, 1024)) / 2),
    ])
    return table
  }
}

extension FactLogLossLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "recalled = N 2^(C/N)/q", change: "As if every allocation recalled what equal shares do."
      ) { instance in
        let (q, bits) = (instance.values, instance.bits)
        let kept = bits.reduce(0, +)
        guard kept.isMultiple(of: bits.count) else { return [] }
        return [
          Claim(
            "recalled", FactLogLossLemma.enumerated(q, bits).recalled, equals: "N 2^(C/N)/q",
            Rational(bits.count << (kept / bits.count), q), reason: "False.")
        ]
      }
    ]
  }
}
