import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Statements
import Testing

/// Errors name the position and what was expected.
@Suite struct MalformedStatementTests {
  @Test(
    arguments: [
      ("", 1, "a number, a quantity or an opening parenthesis"), ("1", 2, "<=, <, =, >=, > or !="),
      ("1 <", 4, "a number, a quantity"), ("1 < 2 3", 7, "an operator"), ("1 < ) ", 5, "a number"),
      ("(1 < 2", 4, "a closing parenthesis"), ("1 + < 2", 5, "a number"),
      ("1 2 < 3", 3, "an operator"),
      ("H < 1", 3, "an opening parenthesis after H"), ("H() < 1", 3, "the name of a variable"),
      ("H(X < 1", 8, "a closing parenthesis"), ("I(X) < 1", 4, "a comma or a semicolon"),
      ("I(X;) < 1", 5, "the name of a variable"), ("I(X;Y|) < 1", 7, "the name of a variable"),
      ("I(X;Y|Z|W) < 1", 8, "a closing parenthesis"), ("I(X;Y||Z) < 1", 6, "a closing parenthesis"),
      ("D(X,Y) < 1", 6, "|| between the two laws"),
      ("d(1/2) < 1", 6, "|| between the two probabilities"),
      ("d(1/2|1/3) < 1", 6, "|| between"), ("Pr X < 1", 4, "an opening bracket after Pr"),
      ("Pr[X] < 1", 5, "= or !="), ("Pr[X =] < 1", 7, "an outcome or a variable"),
      ("Pr[X = 1 < 1", 13, "closing bracket"), ("2 ^ x < 1", 5, "an integer exponent"),
      ("2 ^ (1/2) < 1", 5, "an integer exponent"), ("min() < 1", 5, "a number"),
      ("min(1, < 1", 8, "a number"), ("log 2 < 1", 5, "an opening parenthesis after log"),
      ("1 = = 2", 5, "a number"), ("1 =< 2", 4, "a number"), ("1 ! 2", 3, "an operator"),
      ("I(X;Y) => 1", 9, "a number"), ("eta_KL() < 1", 8, "a channel"), ("[1] < 2", 1, "a number"),
      ("1 < 2 # 3", 7, "an operator"), (".5 < 1", 1, "a number"), ("1. < 2", 2, "an operator"),
      ("1,5 < 2", 2, "an operator"), ("Pr[X = \"a] < 1", 15, "a quotation mark that ends the name"),
      ("* 2 < 3", 1, "a number"), ("2 ** 3 < 9", 4, "a number"),
      ("I(X;Y < 1", 10, "a closing parenthesis"),
      ("TV(|| X) < 1", 4, "the name of a variable"), ("H(X)) < 1", 5, "an operator"),
    ] as [(String, Int, String)])
  func syntax(_ text: String, _ position: Int, _ expected: String) throws {
    let error = try #require(throws: StatementError.self) { try Statement(parsing: text) }
    #expect(error.position == position, "\(error)")
    #expect("\(error)".contains(expected), "\(error)")
    #expect("\(error)".contains("character \(position)"), "\(error)")
  }

  @Test(
    arguments: [
      ("ln(2) < 1", 1, "there is no ln, because log has no unit"),
      ("1 + log2(8) < 1", 5, "there is no log2"), ("mn(1, 2) < 1", 1, "did you mean min?"),
      ("Foo(X) < 1", 1, "there is no quantity \"Foo\""), ("2^1000000 < 1", 3, "up to 100000"),
      ("2^1.5 < 1", 3, "the exponent is 1.5"), ("1e200000 < 1", 1, "exponent"),
      ("1 < eta_kl(W)", 5, "did you mean eta_KL?"),
    ] as [(String, Int, String)])
  func names(_ text: String, _ position: Int, _ problem: String) throws {
    let error = try #require(throws: StatementError.self) { try Statement(parsing: text) }
    #expect(error.position == position && "\(error)".contains(problem), "\(error)")
  }

  @Test(
    arguments: [
      ("H(Q) < 1", 3, "there is no variable \"Q\"; expected one of X, Y"),
      ("1 < I(X; Q|Y)", 10, "there is no variable \"Q\""),
      ("Pr[X = 7] < 1", 8, "X has no outcome \"7\"; expected one of 0, 1"),
      ("Pr[X = 0 | Y = 1] < 1", 1, "the condition has probability 0"),
      ("D(X|Y=1 || X) < 1", 5, "probability 0"), ("D(X,Y || X) < 1", 10, "of 2 and of 1 variables"),
      ("D(X|Y!=1 || X) < 1", 5, "expected ="), ("eta_KL(V) < 1", 8, "there is no channel \"V\""),
      ("h(2) < 1", 3, "the probability is 2; expected a rational number from 0 to 1"),
      ("h(log(2)) < 1", 3, "is a quantity of information"),
      ("d(1/2 || -1) < 1", 10, "the probability is -1"),
      ("log(0) < 1", 5, "the argument of log is 0"),
      ("log(X) < 1", 5, "there is no quantity \"X\""), ("1/0 < 1", 3, "a division by 0"),
      ("H(X)/I(X;Y) < 1", 6, "a division by 0"),
      ("H(X) H(X) < 1", 6, "a product of two quantities"),
      ("1/H(X) < 1", 3, "a number divided by a quantity of information"),
      ("0^-1 < 1", 1, "a division by 0"),
      ("H(X)^2 < 1", 1, "a power of a quantity of information"),
      ("d(1/2||0) - d(1/2||0) < 1", 1, "the difference of two infinite quantities"),
      ("0 d(1/2||0) < 1", 3, "a product of infinity"),
      ("1/d(1/2||0) < 1", 3, "a division by infinity"),
      ("eta_KL(Y|Q) < 1", 10, "there is no variable \"Q\""),
      ("Pr[Q = 0] < 1", 4, "there is no variable"),
      ("eta_KL(bsc:2) < 1", 8, "there is no channel \"bsc:2\""),
    ] as [(String, Int, String)])
  func meaning(_ text: String, _ position: Int, _ problem: String) throws {
    let law = try JointLaw([[1 / 2, 0], [1 / 2, 0]])
    let error = try #require(throws: StatementError.self) {
      try Statement(parsing: text).check(StatementContext(law: law))
    }
    #expect(error.position == position && "\(error)".contains(problem), "\(error)")
  }

  @Test func sizes() throws {
    #expect(
      errorMessage { try Statement(parsing: "(2^1000)^100000 > 1").check() }
        == "a power in a statement has about 100100000 bits, more than the limit of 10000000 bits")
    let deep = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
    #expect(
      errorMessage { try Statement(parsing: deep + " = 1") }.contains(
        "at most 100 nested parentheses"))
    let long = (1...20_000).map { "1/\($0 % 7 + 1)" }.joined(separator: " + ")
    #expect(try Statement(parsing: "\(long) > 1").check().verdict == .holds)
    #expect(
      errorMessage { try Statement(parsing: "H(X) < 1").check() }
        == "\"H(X) < 1\", character 3: there is no law here; expected a file with one")
  }

  /// Every beginning of a statement, and every one with a character left out, doubled or replaced, is read or refused with a
  /// position in it.
  @Test func damage() throws {
    let texts = [
      "I(X;Y|Z) >= 3/4 I(X;Y) - 1e-3 bits", "Pr[X = Y | Z != \"a b\"] + min(1, h(1/3)/log(2)) <= 2",
      "D(X,Y|Z=0 || X*Y) = chi2(X||Y)", "0 < eta_KL(Y|X) - doeblin(bsc:1/10)^2 != -capacity(W)",
    ]
    var refused = 0
    for text in texts {
      let characters = Array(text)
      var damaged = characters.indices.map { String(characters[..<$0]) }
      for index in characters.indices {
        damaged.append(String(characters[..<index] + characters[(index + 1)...]))
        damaged.append(String(characters[...index] + characters[index...]))
        for other in "(|;=]~" {
          damaged.append(String(characters[..<index] + [other] + characters[(index + 1)...]))
        }
      }
      for candidate in damaged {
        do {
          _ = try Statement(parsing: candidate)
        } catch {
          refused += 1
          #expect((1...(candidate.count + 1)).contains(error.position), "\(error)")
          #expect("\(error)".contains("character \(error.position)"), "\(error)")
        }
      }
    }
    #expect(refused > 800)
  }
}
