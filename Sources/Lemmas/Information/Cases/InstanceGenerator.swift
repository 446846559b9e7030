import ExactArithmetic
import InformationTheory
import Work

/// Seeded random laws and channels for the cases of lemmas, biased to corners.
package struct InstanceGenerator {
  private var generator: SplitMix64

  package init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// A number below `count`; the bias of the remainder is of no account here.
  package mutating func index(below count: Int) -> Int {
    Int(truncatingIfNeeded: generator.next() % UInt64(count))
  }

  /// One of several values.
  package mutating func element<Value>(of values: [Value]) -> Value {
    values[index(below: values.count)]
  }

  /// The weights of a law of small denominator; some may be 0.
  package mutating func weights(_ count: Int) -> [Rational] {
    while true {
      let counts = (0..<count).map { _ in max(0, index(below: 9) - 2) }
      let total = counts.reduce(0, +)
      if total > 0 { return counts.map { Rational($0, total) } }
    }
  }

  /// A channel; one in four is deterministic.
  package mutating func channel(inputs: Int, outputs: Int) throws -> Channel {
    let isDeterministic = index(below: 4) == 0
    var rows: [[Rational]] = []
    for _ in 0..<inputs {
      if isDeterministic {
        let image = index(below: outputs)
        rows.append((0..<outputs).map { $0 == image ? 1 : 0 })
      } else {
        rows.append(weights(outputs))
      }
    }
    return try Channel(rows)
  }
}

extension Channel {
  /// All channels from `inputs` inputs to two outputs whose entries have a given denominator.
  package static func binaryOutput(inputs: Int, denominator: Int) throws -> [Channel] {
    var tables: [[[Rational]]] = [[]]
    for _ in 0..<inputs {
      tables = tables.flatMap { table in
        (0...denominator).map { count in
          table + [[Rational(denominator - count, denominator), Rational(count, denominator)]]
        }
      }
    }
    return try tables.map { try Channel($0) }
  }
}
