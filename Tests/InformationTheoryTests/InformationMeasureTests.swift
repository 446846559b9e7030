import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct InformationMeasureTests {
  @Test func parsing() throws {
    let cases: [(String, InformationMeasure)] = [
      ("H(X)", .entropy(of: ["X"])),
      (" H ( X , Y ) ", .entropy(of: ["X", "Y"])),
      ("H(X,Y|Z)", .entropy(of: ["X", "Y"], given: ["Z"])),
      ("H(X|Y,Z)", .entropy(of: ["X"], given: ["Y", "Z"])),
      ("I(X;Y)", .mutualInformation(between: ["X"], and: ["Y"])),
      ("I(X;Y|Z)", .mutualInformation(between: ["X"], and: ["Y"], given: ["Z"])),
      ("I(X,Y;Z)", .mutualInformation(between: ["X", "Y"], and: ["Z"])),
      (
        "I(X_1, the sky; Y | Z,W)",
        .mutualInformation(between: ["X_1", "the sky"], and: ["Y"], given: ["Z", "W"])
      ),
    ]
    for (text, measure) in cases {
      #expect(try InformationMeasure(parsing: text) == measure, "\(text)")
      #expect(try InformationMeasure(parsing: measure.description) == measure, "\(text)")
    }
    #expect(try InformationMeasure(parsing: " I( X ;Y | Z)").description == "I(X;Y|Z)")
  }

  @Test func valuesAgreeWithTheMethods() throws {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<(20 * multiplier) {
      let law = generator.joint([2, 3, 2])
      func value(_ text: String) throws -> LogForm {
        try law.value(of: InformationMeasure(parsing: text, variables: law.variables))
      }
      #expect(try value("H(X)") == law.entropy(of: ["X"]))
      #expect(try value("H(X,Y|Z)") == law.conditionalEntropy(of: ["X", "Y"], given: ["Z"]))
      #expect(try value("I(X;Y)") == law.mutualInformation(between: ["X"], and: ["Y"]))
      #expect(try value("I(X;X)") == law.entropy(of: ["X"]))
      #expect(try value("I(X;Y|Z)") == value("H(X|Z)") - value("H(X|Y,Z)"))
      #expect(try value("I(X,Y;Z)") == value("I(X;Z)") + value("I(Y;Z|X)"))
    }
  }

  @Test func errors() throws {
    func failure(_ text: String) -> String {
      errorMessage { try InformationMeasure(parsing: text, variables: ["X", "Y", "Z"]) }
    }
    func syntax(_ text: String, _ expected: String, _ position: Int) -> String {
      "\"\(text)\" is not a quantity such as H(X), H(X,Y|Z) or I(X;Y|Z): "
        + "expected \(expected) at character \(position)"
    }
    #expect(failure("") == syntax("", "H or I", 1))
    #expect(failure("K(X)") == syntax("K(X)", "H or I", 1))
    #expect(failure("HX") == syntax("HX", "an opening parenthesis", 2))
    #expect(failure("H()") == syntax("H()", "the name of a variable", 3))
    #expect(failure("H(X,,Y)") == syntax("H(X,,Y)", "the name of a variable", 5))
    #expect(failure("H(X;Y)") == syntax("H(X;Y)", "a comma, a bar or a closing parenthesis", 4))
    #expect(failure("H(X") == syntax("H(X", "a comma, a bar or a closing parenthesis", 4))
    #expect(failure("I(X)") == syntax("I(X)", "a comma or a semicolon", 4))
    #expect(failure("I(X;Y;Z)") == syntax("I(X;Y;Z)", "a comma, a bar or a closing parenthesis", 6))
    #expect(failure("I(X;Y|Z|X)") == syntax("I(X;Y|Z|X)", "a comma or a closing parenthesis", 8))
    #expect(failure("H(X|)") == syntax("H(X|)", "the name of a variable", 5))
    #expect(failure("H(X) - H(Y)") == syntax("H(X) - H(Y)", "nothing more", 6))
    #expect(
      failure("I(X; T)")
        == "\"I(X; T)\": there is no variable \"T\" (character 6); expected one of X, Y, Z")
    let law = try JointLaw([[1]])
    #expect(
      errorMessage { try law.value(of: .entropy(of: ["Z"])) }
        == "there is no variable \"Z\"; expected one of X, Y")
  }
}
