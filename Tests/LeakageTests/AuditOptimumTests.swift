import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing

/// The bound for approximate privacy against the optimum over *all* mechanisms, a linear program that is solved by rationals.
@Suite struct AuditOptimumTests {
  @Test func theBoundIsTheOptimum() throws {
    let cases: [(m: Int, r: Int, factor: Rational, delta: Rational)] = [
      (1, 1, 3, Rational(1, 20)), (2, 1, 2, Rational(1, 50)), (2, 2, 4, Rational(1, 100)),
      (2, 2, 1, Rational(1, 10)),
    ]
    for (m, r, factor, delta) in cases {
      for v in 1...r {
        let program = MechanismProgram(coins: m, guesses: [r], factor: factor, delta: delta)
        let optimum = program.greatest { $0 == r && $1 >= v }
        let audit = try OneRunAudit(canaries: m, guesses: r, correct: v, delta: delta)
        #expect(try audit.exactPValue(at: factor) == optimum, "m = \(m), r = \(r), v = \(v)")
      }
    }
    // The formula of public tools is below the optimum.
    let program = MechanismProgram(coins: 2, guesses: [2], factor: 4, delta: Rational(1, 100))
    #expect(program.greatest { $1 >= 1 } == rational("1203/1250"))
    let published = try OneRunAudit(
      canaries: 2, guesses: 2, correct: 1, delta: Rational(1, 100)
    ).publishedValue(at: 4)
    #expect(published.upper < rational("1203/1250"))
  }

  /// Where the model chooses the number of guesses the level is kept by what is added for it.
  @Test func anyNumberOfGuesses() throws {
    let (delta, factor) = (Rational(1, 10), Rational(1))
    let program = MechanismProgram(coins: 2, guesses: [1, 2], factor: factor, delta: delta)
    // At the level of 1 of 2, with every number of guesses where the p-value is at most that.
    func level(_ selection: OneRunAudit.GuessSelection) throws -> (b: Rational, chosen: Rational) {
      func pValue(_ r: Int, _ v: Int) throws -> Rational {
        let audit = try OneRunAudit(
          canaries: 2, guesses: r, correct: v, delta: delta, selection: selection)
        return try audit.exactPValue(at: factor)
      }
      let values = try [1: [pValue(1, 1)], 2: [pValue(2, 1), pValue(2, 2)]]
      let b = values[2]![0]
      return (
        b,
        program.greatest { r, v in v >= 1 && values[r]![v - 1] <= b }
      )
    }
    let any = try level(.fromModel)
    #expect(any.chosen <= any.b)
    // More than the greatest tail, that of 1 of 2: what is added for delta is needed.
    #expect(any.chosen > Rational(3, 4))
  }
}

/// The linear program of all mechanisms that are `(ln E, delta)`-private in each of `m` coins, whose output is a set of coins with
/// guesses of them.
///
/// What else a mechanism tells does not matter: an attack is a function of it, and so part of the mechanism.
private struct MechanismProgram {
  /// A set of coins with guesses, as bits.
  private struct Output {
    let subset: Int
    let guess: Int
  }

  private let coins: Int
  private let factor: Rational
  private let delta: Rational
  private let outputs: [Output]

  init(coins: Int, guesses: [Int], factor: Rational, delta: Rational) {
    self.coins = coins
    self.factor = factor
    self.delta = delta
    outputs = (0..<(1 << coins)).filter { guesses.contains($0.nonzeroBitCount) }.flatMap { subset in
      (0..<(1 << coins)).filter { $0 & ~subset == 0 }.map { Output(subset: subset, guess: $0) }
    }
  }

  /// The greatest probability, over uniform coins, of an event in the numbers of guesses and of right ones.
  func greatest(_ event: (_ guesses: Int, _ right: Int) -> Bool) -> Rational {
    let (inputs, count) = (1 << coins, outputs.count)
    let laws = inputs * count
    // After the probabilities, what exceeds E times the probability with one coin flipped.
    let size = laws + laws * coins
    func excess(_ s: Int, _ y: Int, _ coin: Int) -> Int { laws + (s * count + y) * coins + coin }
    var rows: [(coefficients: [Rational], bound: Rational)] = []
    for s in 0..<inputs {
      var sum = [Rational](repeating: 0, count: size)
      for y in 0..<count { sum[s * count + y] = 1 }
      rows.append((sum, 1))
      for coin in 0..<coins {
        var total = [Rational](repeating: 0, count: size)
        for y in 0..<count {
          total[excess(s, y, coin)] = 1
          var row = [Rational](repeating: 0, count: size)
          row[s * count + y] = 1
          row[(s ^ (1 << coin)) * count + y] = -factor
          row[excess(s, y, coin)] = -1
          rows.append((row, 0))
        }
        rows.append((total, delta))
      }
    }
    // A large reward for each probability makes them sum to 1 for each input.
    let reward: Rational = 1000
    var objective = [Rational](repeating: 0, count: size)
    for s in 0..<inputs {
      for (y, output) in outputs.enumerated() {
        let guesses = output.subset.nonzeroBitCount
        let right = guesses - ((output.guess ^ s) & output.subset).nonzeroBitCount
        objective[s * count + y] = reward + (event(guesses, right) ? Rational(1, inputs) : 0)
      }
    }
    var simplex = Simplex(rows, objective)
    let optimum = simplex.maximize()
    let solution = simplex.solution
    for s in 0..<inputs {
      #expect(Rational.sum(solution[(s * count)..<((s + 1) * count)]) == 1)
    }
    return optimum - reward * Rational(inputs)
  }
}

/// The simplex method for `max c x` with `A x <= b` and `x >= 0`, where `b >= 0`, by rationals and with Bland's rule.
private struct Simplex {
  /// Rows of coefficients, those of the slacks and the bound included; the objective is the last.
  private var tableau: [[Rational]]
  /// The variable of each row.
  private var basis: [Int]
  private let size: Int

  init(_ rows: [(coefficients: [Rational], bound: Rational)], _ objective: [Rational]) {
    size = objective.count
    let count = rows.count
    tableau = rows.enumerated().map { index, row in
      row.coefficients + (0..<count).map { $0 == index ? 1 : 0 } + [row.bound]
    }
    tableau.append(objective.map { -$0 } + [Rational](repeating: 0, count: count + 1))
    basis = (0..<count).map { objective.count + $0 }
  }

  mutating func maximize() -> Rational {
    let last = tableau.count - 1
    let width = tableau[0].count
    while let column = (0..<(width - 1)).first(where: { tableau[last][$0].isNegative }) {
      let candidates = (0..<last).filter { tableau[$0][column].signum() > 0 }
      let ratios = candidates.map { tableau[$0][width - 1] / tableau[$0][column] }
      guard let least = ratios.min() else { preconditionFailure("the program is unbounded") }
      let tied = zip(candidates, ratios).filter { $1 == least }.map { $0.0 }
      pivot(tied.min { basis[$0] < basis[$1] } ?? 0, column)
    }
    return tableau[last][width - 1]
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let inverse = tableau[row][column].reciprocal()
    tableau[row] = tableau[row].map { $0.isZero ? $0 : $0 * inverse }
    let places = tableau[row].indices.filter { !tableau[row][$0].isZero }
    for other in tableau.indices where other != row && !tableau[other][column].isZero {
      let factor = tableau[other][column]
      for place in places { tableau[other][place] -= factor * tableau[row][place] }
    }
    basis[row] = column
  }

  /// The values of the variables.
  var solution: [Rational] {
    var values = [Rational](repeating: 0, count: size)
    for (row, variable) in basis.enumerated() where variable < size {
      values[variable] = tableau[row][tableau[row].count - 1]
    }
    return values
  }
}
