import Claims
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Statements
import Testing
import Work

/// Parser and evaluation against random trees that are evaluated by themselves: numbers as fractions, information by its
/// coefficients on the logarithms of primes.
@Suite struct RandomStatementTests {
  @Test func randomStatements() throws {
    var random = SplitMix64(seed: 17)
    var verdicts: [Verdict: Int] = [:]
    for round in 0..<cases(500) {
      var trees = RandomTrees(random: SplitMix64(seed: random.next()))
      let context = StatementContext(law: try trees.law.jointLaw())
      for _ in 0..<10 {
        let isInformation = round % 3 != 0
        let (left, right) = (trees.tree(4, isInformation), trees.tree(4, isInformation))
        let relation = trees.pick(Statement.Relation.allCases)
        let text =
          trees.text(left) + trees.spaces() + relation.rawValue + trees.spaces() + trees.text(right)
        let sign = (left.value - right.value).sign
        let expected: Bool
        switch relation {
        case .atMost: expected = sign <= 0
        case .less: expected = sign < 0
        case .equal: expected = sign == 0
        case .atLeast: expected = sign >= 0
        case .greater: expected = sign > 0
        case .different: expected = sign != 0
        }
        let verdict = try Statement(parsing: text).check(context).verdict
        verdicts[verdict, default: 0] += 1
        #expect(verdict == (expected ? .holds : .violated), "\(text) for \(context)")
        // Each side by itself, exactly.
        for side in [left, right] {
          let value = try QuantityExpression(parsing: trees.text(side)).value(in: context)
          #expect(try Oracle.isEqual(value, side.value), "\(trees.text(side)) is \(value)")
        }
      }
    }
    #expect(verdicts[.holds, default: 0] > 1000 && verdicts[.violated, default: 0] > 1000)
    #expect(verdicts[.undecided] == nil)
  }
}

/// A number, and coefficients on the logarithms of 2, 3, 5, 7, 11 and 13.
private struct Oracle {
  static let primes = [2, 3, 5, 7, 11, 13]
  var number: Rational = .zero
  var logarithms = [Rational](repeating: .zero, count: primes.count)

  static func number(_ value: Rational) -> Oracle { Oracle(number: value) }

  /// `factor log n` of an integer without other prime factors.
  static func log(_ n: Int, _ factor: Rational = 1) -> Oracle {
    var (result, rest) = (Oracle(), n)
    for (index, prime) in primes.enumerated() {
      while rest % prime == 0 {
        rest /= prime
        result.logarithms[index] += factor
      }
    }
    precondition(rest == 1)
    return result
  }

  static func + (a: Oracle, b: Oracle) -> Oracle {
    let sums: [Rational] = zip(a.logarithms, b.logarithms).map { $0 + $1 }
    return Oracle(number: a.number + b.number, logarithms: sums)
  }

  static func * (factor: Rational, a: Oracle) -> Oracle {
    Oracle(number: factor * a.number, logarithms: a.logarithms.map { factor * $0 })
  }

  static func - (a: Oracle, b: Oracle) -> Oracle { a + -1 * b }

  /// Of a number, or of a form: 0 only if all coefficients are, else in floating point with many bits to spare.
  var sign: Int {
    if logarithms.allSatisfy(\.isZero) { return number.signum() }
    precondition(number.isZero)
    let bits = 300
    var value = Enclosure.zero
    for (prime, factor) in zip(Oracle.primes, logarithms) {
      value += factor * Enclosure.log(Rational(prime), bits: bits)
    }
    precondition(value.lower.signum() == value.upper.signum(), "too close to 0")
    return value.lower.signum()
  }

  static func isEqual(_ value: StatementValue, _ oracle: Oracle) throws -> Bool {
    guard value.isInformation else { return value.quantity?.rationalValue == oracle.number }
    var form = LogForm.zero
    for (prime, factor) in zip(primes, oracle.logarithms) { form.add(factor, log: Integer(prime)) }
    return value.quantity?.logForm == form
  }
}

/// A law of two variables with the denominator 12.
private struct SmallLaw {
  /// Counts of (0,0), (0,1), (1,0), (1,1), which sum to 12.
  let counts: [Int]

  func jointLaw() throws -> JointLaw {
    let rows = [[counts[0], counts[1]], [counts[2], counts[3]]]
    return try JointLaw(rows.map { row in row.map { Rational($0, 12) } })
  }

  var rows: [Int] { [counts[0] + counts[1], counts[2] + counts[3]] }
  var columns: [Int] { [counts[0] + counts[2], counts[1] + counts[3]] }

  /// The entropy of a law with the denominator 12.
  static func entropy(_ counts: [Int]) -> Oracle {
    var sum = Oracle.log(12)
    for count in counts where count > 0 { sum = sum - Oracle.log(count, Rational(count, 12)) }
    return sum
  }
}

/// Trees of quantities with their values, and their texts.
private struct RandomTrees {
  var random: SplitMix64
  let law: SmallLaw

  init(random: SplitMix64) {
    var random = random
    var cuts: [Int] = []
    for _ in 0..<3 { cuts.append(Int.random(in: 0...12, using: &random)) }
    cuts.sort()
    self.random = random
    law = SmallLaw(counts: [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 12 - cuts[2]])
  }

  indirect enum Node {
    /// A text that can stand anywhere.
    case atom(String)
    case sum(Tree, isDifference: Bool, Tree)
    case product(Tree, isQuotient: Bool, isWithoutSign: Bool, Tree)
    case negative(Tree)
    case power(Tree, Int)
    case call(String, [Tree])
  }

  struct Tree {
    let node: Node
    let value: Oracle
  }

  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  // MARK: Trees

  mutating func tree(_ depth: Int, _ isInformation: Bool) -> Tree {
    if depth == 0 || int(0...5) == 0 { return isInformation ? quantity() : number() }
    switch int(0...(isInformation ? 4 : 5)) {
    case 0, 1:
      let (a, b) = (tree(depth - 1, isInformation), tree(depth - 1, isInformation))
      let isDifference = random.next() % 2 == 0
      return Tree(
        node: .sum(a, isDifference: isDifference, b),
        value: isDifference ? a.value - b.value : a.value + b.value)
    case 2: return product(depth, isInformation)
    case 3:
      let inner = tree(depth - 1, isInformation)
      return Tree(node: .negative(inner), value: -1 * inner.value)
    case 4:
      let list = (0..<int(1...3)).map { _ in tree(depth - 1, isInformation) }
      let isMinimum = random.next() % 2 == 0
      let sign = isMinimum ? 1 : -1
      let best = list.dropFirst().reduce(list[0].value) { best, item in
        (item.value - best).sign * sign < 0 ? item.value : best
      }
      return Tree(node: .call(isMinimum ? "min" : "max", list), value: best)
    default:
      let (base, exponent) = (number(), int(0...3))
      let power = (0..<exponent).reduce(Rational.one) { value, _ in value * base.value.number }
      return Tree(node: .power(base, exponent), value: .number(power))
    }
  }

  private mutating func product(_ depth: Int, _ isInformation: Bool) -> Tree {
    let factor = tree(depth - 1, false)
    let other = tree(depth - 1, isInformation)
    switch int(0...3) {
    case 0 where !factor.value.number.isZero:
      return Tree(
        node: .product(other, isQuotient: true, isWithoutSign: false, factor),
        value: factor.value.number.reciprocal() * other.value)
    case 1:
      return Tree(
        node: .product(other, isQuotient: false, isWithoutSign: false, factor),
        value: factor.value.number * other.value)
    default:
      return Tree(
        node: .product(factor, isQuotient: false, isWithoutSign: random.next() % 2 == 0, other),
        value: factor.value.number * other.value)
    }
  }

  private mutating func number() -> Tree {
    switch int(0...4) {
    case 0: return atom("0.\(int(0...9))5", { .number(Rational($0)!) })
    case 1:
      let name = pick(["X", "Y"])
      let outcome = int(0...1)
      let count = (name == "X" ? law.rows : law.columns)[outcome]
      return Tree(
        node: .atom("Pr[\(spaces())\(name)\(spaces())=\(outcome)\(spaces())]"),
        value: .number(Rational(count, 12)))
    default: return atom("\(int(0...12))", { .number(Rational($0)!) })
    }
  }

  private func atom(_ text: String, _ value: (String) -> Oracle) -> Tree {
    Tree(node: .atom(text), value: value(text))
  }

  private mutating func quantity() -> Tree {
    let joint = SmallLaw.entropy(law.counts)
    let (x, y) = (SmallLaw.entropy(law.rows), SmallLaw.entropy(law.columns))
    switch int(0...6) {
    case 0: return Tree(node: .atom("bits"), value: .log(2))
    case 1: return Tree(node: .atom(pick(["H(X)", "H( X )"])), value: x)
    case 2: return Tree(node: .atom(pick(["H(X|Y)", "H(X | Y)"])), value: joint - y)
    case 3:
      return Tree(node: .atom(pick(["I(X;Y)", "I(Y : X)", "D(X,Y||X*Y)"])), value: x + y - joint)
    case 4:
      let count = int(0...12)
      return Tree(node: .atom("h(\(count)/12)"), value: SmallLaw.entropy([count, 12 - count]))
    default:
      let (n, d) = (int(1...16), int(1...16))
      return Tree(node: .atom("log(\(n)\(spaces())/\(d))"), value: .log(n) - .log(d))
    }
  }

  // MARK: Texts

  mutating func spaces() -> String { String(repeating: " ", count: max(0, int(-2...2))) }

  /// The level of a node: 0 of a sum, 1 of a product, 2 with a sign, 3 of a power, 4 of what stands anywhere.
  private func level(_ tree: Tree) -> Int {
    switch tree.node {
    case .sum: 0
    case .product: 1
    case .negative: 2
    case .power: 3
    case .atom, .call: 4
    }
  }

  mutating func text(_ tree: Tree, atLeast level: Int = 0) -> String {
    if self.level(tree) < level || int(0...9) == 0 {
      return "(" + spaces() + text(tree) + spaces() + ")"
    }
    switch tree.node {
    case .atom(let text): return text
    case .sum(let a, let isDifference, let b):
      return text(a) + spaces() + (isDifference ? "-" : "+") + spaces() + text(b, atLeast: 1)
    case .product(let a, let isQuotient, let isWithoutSign, let b):
      let first = text(a, atLeast: 1)
      if isWithoutSign {
        let second = text(b, atLeast: 3)
        // A digit behind a factor would be another number.
        let isLetter = second.first?.isLetter ?? false
        return first + " " + (isLetter ? second : "(\(second))")
      }
      return first + spaces() + (isQuotient ? "/" : "*") + spaces() + text(b, atLeast: 2)
    case .negative(let a): return "-" + spaces() + text(a, atLeast: 3)
    case .power(let a, let exponent): return text(a, atLeast: 4) + spaces() + "^\(exponent)"
    case .call(let name, let list):
      var parts: [String] = []
      for item in list { parts.append(spaces() + text(item) + spaces()) }
      return name + "(" + parts.joined(separator: ",") + ")"
    }
  }
}
