import Claims
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Statements
import Testing
import Work

/// What statements say, and whether it is so.
@Suite struct StatementTests {
  /// Two bits and their parity.
  private static func parity() throws -> StatementContext {
    let outcomes: [[Int]] = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
    let entries = outcomes.map { (outcomes: $0, weight: Rational(1, 4)) }
    return StatementContext(law: try JointLaw(["X", "Y", "Z"], entries: entries))
  }

  private static func verdict(
    _ text: String, _ context: StatementContext = StatementContext()
  ) throws -> Verdict {
    try Statement(parsing: text, variables: context.variables).check(context).verdict
  }

  // MARK: Numbers

  @Test(arguments: [
    "32 log(2) + 7 log(7) > 3 log(3) + 20 log(5)", "log(12) - 2 log(2) = log(3)",
    "log(2^56 + 1) > 56 log(2)", "log(8)/log(4) = 3/2", "1 nats > 1 bit", "2 nat = 2 nats",
    "hartleys = log(10)", "log(2) = 1 bit = 1", "693/1000 nats < log(2) < 0.694 nats",
    "h(1/2) = 1 bit", "h(0) = 0 = h(1)", "h(1/3) = log(3) - 2/3 bits",
    "d(1/2||1/4) = d(1/2 || 3/4)",
    "d(1/3||0) > 10^9", "d(0||0) = 0", "d(1/2||0) = d(1/2||1)", "-2^2 = -4", "(-2)^2 = 4",
    "2^-2 = 1/4",
    "1 - 2 - 3 = -4", "2/3/2 = 1/3", "1/2 log(4) = log(2)", "2 * -3 = -6", "min(1, 2/3, 0.7) = 2/3",
    "max(log(2), log(3), 1) = log(3)", "min(log(2), 1) = 1 bit", "0.1 + 0.2 = 0.3", "1e-3 = 1/1000",
    "3 ≠ 4", "3 ≤ 4", "4 ≥ 3", "3 == 3", "2·3 = 6", "7/8 log(5)/log(5) = 7/8", "1 < 2 > 0 != 5",
    "eta_KL(bsc:1/10) = (4/5)^2", "eta_TV(bsc:1/10) = 4/5", "doeblin(bsc:1/10) = 1/5",
    "capacity(bsc:1/10) = 1 - h(1/10)", "1/10 < eta_KL(z:1/3) < 1",
    "capacity(z:1/4) < capacity(z:1/8)", "log(3)/log(2) < 1.585", "1 + log(3)/log(2) > 2.58",
    "2 log(3)/log(2) - log(9)/log(2) = 0", "log(3)/log(2) * log(2) = log(3)", "--3 = 3",
    "(((1))) = 1", "log(1) = 0", "2(3 + 1) = 8",
    "(log(3)/log(2)) (log(2)/log(3)) = 1", "(log(3)/log(2)) * (log(4)/log(5)) = 2 log(3)/log(5)",
    "(log(3)/log(2))^2 > 2.5", "(log(3)/log(2))^-2 < 0.4", "((log(3)/log(2))^8)^8 > 10^12",
    "(log(3)/log(2))^1 = log(3)/log(2)", "(log(3)/log(2))^0 = 1", "capacity(bec:1/3) >= 2/3 bits",
  ])
  func holds(_ text: String) throws {
    #expect(try StatementTests.verdict(text) == .holds)
  }

  @Test(arguments: [
    "log(2) > log(3)", "1 nats = 1 bit", "log(2^56 + 1) <= 56 log(2)", "2 != 4/2", "1 <= 2 <= 3/2",
    "d(1/3||0) < 1000", "h(1/3) >= 1", "1/2 = 0.50001",
  ])
  func isViolated(_ text: String) throws {
    #expect(try StatementTests.verdict(text) == .violated)
  }

  /// Sums with irrational algebraic numbers, as factors of information, too: Baker's theorem decides them.
  @Test func algebraicFactors() throws {
    let channel = try Channel([[1 / 2, 1 / 3, 1 / 6], [1 / 6, 1 / 2, 1 / 3]])
    let context = StatementContext(channels: ["W": channel])
    #expect(try QuantityExpression(parsing: "eta_KL(W)").value(in: context).isExact)
    for text in [
      "eta_KL(W) - eta_KL(W) = 0", "eta_KL(W) log(3) - log(3) eta_KL(W) = 0",
      "2 eta_KL(W) log(2) = eta_KL(W) log(4)", "eta_KL(W) log(2) != 1/10 log(2)",
      "eta_KL(W) <= eta_TV(W) <= 1 - doeblin(W)", "eta_KL(W) * eta_KL(W) = eta_KL(W)^2",
      "(eta_KL(W) + 1) log(2) - log(2) = eta_KL(W) bits", "eta_KL(W)/eta_KL(W) = 1",
      "eta_KL(W) log(2) + nats > nats", "0 < eta_KL(W) log(2)/log(3) < 1",
    ] {
      #expect(try StatementTests.verdict(text, context) == .holds, "\(text)")
    }
  }

  /// Only enclosures leave anything open.
  @Test func undecided() throws {
    let equal = "capacity(z:1/4) = capacity(z:1/4)"
    #expect(try StatementTests.verdict(equal) == .undecided)
    #expect(try StatementTests.verdict("0 <= capacity(z:1/4) - capacity(z:1/4)") == .undecided)
    #expect(try StatementTests.verdict("capacity(z:1/4) < 1 < 2") == .holds)
    #expect(try StatementTests.verdict("capacity(z:1/4) = capacity(z:1/4) > 1") == .violated)
    let result = try Statement(parsing: equal).check()
    #expect(!result.values[0].isExact && result.values[0].quantity != nil)
  }

  // MARK: Laws

  @Test(arguments: [
    "I(X;Y|Z) >= I(X;Y)", "I(X;Y|Z) = 1 bit", "I(X;Y;Z) = -1", "I(X:Y:Z) = I(X;Y) - I(X;Y|Z)",
    "H(X,Y,Z) = 2 bits", "H(Z|X,Y) = 0", "I(X,Y;Z) = H(Z)", "Pr[X = Y] = 1/2",
    "Pr[X = Y, Z = 0] = 1/2",
    "Pr[X = Y | Z = 0] = 1", "Pr[X != 0] = 1/2", "Pr(X = 1) = 1/2", "TV(X || Y) = 0", "D(X||Y) = 0",
    "D(X,Y || X*Y) = I(X;Y)", "D(X,Y,Z || X*Y*Z) = 1", "D(X,Z|Y=0 || X*Z) = 1",
    "TV(X,Y,Z || X*Y*Z) = 1/2", "chi2(X,Y,Z || X*Y*Z) = 1", "D(X*Y || X,Y) = 0",
    "D(X*Y*Z || X,Y,Z) > 10", "TV(X|Y=0,Z=0 || X) = 1/2", "eta_KL(X|Y) = 0", "eta_TV(Z|X,Y) = 1",
    "doeblin(X|Y) = 1", "capacity(Z|X,Y) = 1 bit", "I(X;Y|Z) <= min(H(X), H(Y))",
    "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", " I( X , Y ; Z ) = 1 ", "I(X;Y;Z|X) = 0",
  ])
  func holdsForParity(_ text: String) throws {
    #expect(try StatementTests.verdict(text, StatementTests.parity()) == .holds)
  }

  /// The co-information of four variables against the recursion that defines it.
  @Test func coInformation() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<cases(10) {
      let context = StatementContext(law: random.joint([2, 2, 2, 2]))
      for text in [
        "I(X;Y;Z;W) = I(X;Y;Z) - I(X;Y;Z|W)", "I(X;Y;Z) = I(X;Z) - I(X;Z|Y)",
        "I(X,Y;Z;W) = I(Z;W) - I(Z;W|X,Y)", "D(X,Y||X*Y) = I(X;Y)",
      ] {
        #expect(try StatementTests.verdict(text, context) == .holds, "\(text)")
      }
    }
  }

  @Test func namesWithSigns() throws {
    let law = try JointLaw(
      ["A+B", "a:b", "2*x", "Pr"],
      entries: [(["u v", "1", "x", "0"], 1 / 2), (["w", "2", "A+B", "0"], 1 / 2)])
    let context = StatementContext(law: law)
    for text in [
      "I(A+B;a:b) = 1", "I(A+B : a:b) = 1", "H(2*x) = 1", "D(2*x, A+B || 2*x * A+B) = 1",
      "Pr[A+B = u v] = 1/2", "Pr[A+B = \"u v\"] = 1/2", "Pr[2*x = \"A+B\"] = 1/2", "H(Pr) = 0",
      "Pr[2*x = A+B] = 0", "H(\"A+B\") = 1",
    ] {
      #expect(try StatementTests.verdict(text, context) == .holds, "\(text)")
    }
  }

  @Test func slackAndValues() throws {
    let result = try Statement(parsing: "I(X;Y) >= I(X;Y|Z) <= 2").check(StatementTests.parity())
    #expect(result.verdict == .violated)
    #expect(result.comparisons.map(\.verdict) == [.violated, .holds])
    #expect(result.comparisons[0].slack?.quantity?.logForm == .bits(-1))
    #expect(result.comparisons[1].slack?.quantity?.logForm == .bits(1))
    #expect(result.comparisons.map(\.text) == ["I(X;Y) >= I(X;Y|Z)", "I(X;Y|Z) <= 2"])
    let infinite = try Statement(parsing: "d(1/2||0) = d(1/3||0)").check()
    #expect(infinite.comparisons[0].slack == nil && infinite.verdict == .holds)
    #expect("\(infinite.values[0])" == "infinity")
    #expect("\(infinite)" == "d(1/2||0) = d(1/3||0): holds")
  }

  /// A product of quotients that are not the same is compared by enclosures.
  @Test func productsOfQuotients() throws {
    let text = "(log(3)/log(2)) (log(7)/log(5)) = (log(7)/log(2)) (log(3)/log(5))"
    #expect(try StatementTests.verdict(text) == .undecided)
  }

  /// What would take too much is refused before it is begun.
  @Test func tooMuch() throws {
    let law = try JointLaw([[Rational]](repeating: [1 / 20, 1 / 20], count: 10))
    let context = StatementContext(law: law)
    #expect(try StatementTests.verdict("D(X*Y||X*Y) = 0", context) == .holds)
    for count in [7, 70] {
      let product = [String](repeating: "X", count: count).joined(separator: "*")
      let refusal = #expect(throws: WorkRefused.self) {
        try Statement(parsing: "TV(\(product) || \(product)) = 0").check(context)
      }
      #expect(refusal?.limit == .fixed(1_000_000, unit: ""))
      #expect(refusal?.subject.contains(product) == true)
    }
    let power = errorMessage { try Statement(parsing: "((log(3)/log(2))^8)^9 > 1").check() }
    #expect(power.contains("the product of the exponents of powers in one another is 72"))
  }

  // MARK: Files

  @Test func contexts() throws {
    let both = try StatementContext(
      LawFile(
        parsing:
          #"{"joint": [["1/2", 0], [0, "1/2"]], "channels": {"V": [[1, 0], ["1/2", "1/2"]]}}"#))
    #expect(both.variables == ["X", "Y"])
    #expect(try StatementTests.verdict("eta_TV(V) = I(X;Y)/(2 bits)", both) == .holds)
    let unnamed = try StatementContext(
      LawFile(parsing: #"{"channel": [["3/4", "1/4"], ["1/4", "3/4"]], "input": ["1/2", "1/2"]}"#))
    #expect(try StatementTests.verdict("I(X;Y) = capacity(W) = capacity(Y|X)", unnamed) == .holds)
    let rows = try StatementContext(LawFile(parsing: "1/2,1/2\n1/4,3/4", format: .csv))
    #expect(rows.law == nil)
    #expect(try StatementTests.verdict("eta_TV(W) = 1/4", rows) == .holds)
    #expect(
      errorMessage { try LawFile(parsing: #"{"channels": {"V": [[1, 0], ["1/2", "1/3"]]}}"#) }
        .hasPrefix("channel \"V\": row 2"))
    let wrong = #""counts": [[0, 0]], "channels": {"V": [[1, 0]]}"#
    #expect(throws: LawFileError.self) { try StatementContext(LawFile(parsing: "{\(wrong)}")) }
    let statements = try Statement.all(parsing: "# about bits\n\nH(X) <= 1 # one\n  H(Y) <= 1\n")
    #expect(statements.map(\.text) == ["H(X) <= 1", "H(Y) <= 1"])
    #expect(
      errorMessage { try Statement.all(parsing: "1 < 2\n\n1 <") }
        == "line 3: \"1 <\": expected a number, a quantity or an opening parenthesis at character 4, found the end"
    )
  }
}
