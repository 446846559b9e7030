import CertificateChecking
import Documents
import ExactArithmetic

/// A channel as integers over a common denominator.
struct CountedChannel {
  /// The numbers of inputs and outputs.
  let sizes: String
  /// The definition of the table of integers.
  let definition: String
  /// The name of the table, and the denominator.
  let table: String, total: String
  /// The integers by rows, and the denominator.
  let counts: [[Integer]], denominator: Integer

  /// The channel as a function to the real numbers.
  var law: String { "law2 \(table) \(total)" }

  /// The law of the output for the integers of a law of the input.
  func output(_ p: [Integer]) -> [Integer] {
    counts[0].indices.map { (y: Int) in
      zip(p, counts).reduce(Integer(0)) { $0 + $1.0 * $1.1[y] }
    }
  }

  init(_ claim: JSONValue, _ name: String) throws {
    let rows = try CoqTheorem.member(claim, "channel").claimChannel()
    let (entries, total) = CoqNumeral.counts(rows.flatMap { $0 })
    let width = rows[0].count
    counts = rows.indices.map { Array(entries[($0 * width)..<(($0 + 1) * width)]) }
    denominator = total
    sizes = "\(rows.count) \(width)"
    self.table = "\(name)_channel"
    self.total = CoqNumeral.text(total)
    definition = """
      Definition \(name)_channel : list (list Z) :=
        \(CoqNumeral.table(counts))%Z.

      """
  }
}
