import Catalog
import ExactArithmetic
import InformationLemmas
import Lemmas
import Testing

extension LemmaKey where Value == Int {
  fileprivate static var size: LemmaKey { LemmaKey("--size", "a size") }
}

extension LemmaKey where Value == Rational {
  fileprivate static var weight: LemmaKey { LemmaKey("--weight", "a weight") }
}

extension LemmaKey where Value == any BinaryInteger & Sendable {
  /// Of the same name as ``size``, and another type.
  fileprivate static var measure: LemmaKey { LemmaKey("--size", "a size") }
}

@Suite struct LemmaParameterTests {
  @Test func arguments() throws {
    var arguments = LemmaArguments()
    #expect(arguments[.size] == nil && arguments.given == [])
    arguments[.weight] = Rational(1, 2)
    arguments[.size] = 3
    #expect(arguments[.size] == 3 && arguments[.weight] == Rational(1, 2))
    #expect(arguments.given == LemmaParameter.list(.weight, .size))
    arguments[.weight] = Rational(1, 3)
    #expect(
      arguments[.weight] == Rational(1, 3) && arguments.given == LemmaParameter.list(.weight, .size)
    )
    arguments[.weight] = nil
    #expect(arguments[.weight] == nil && arguments.given == LemmaParameter.list(.size))
    #expect(try arguments.require(.size, of: "any") == 3)
  }

  /// Keys of one name read one argument, as what their types say.
  @Test func keysOfOneName() {
    var arguments = LemmaArguments()
    arguments[.size] = 3
    #expect(arguments[.measure].map { Int($0) } == 3)
    #expect(Set(LemmaParameter.list(.size, .measure, .weight)).count == 2)
    #expect(LemmaParameter.list(.size).map(\.description) == ["--size"])
  }

  @Test func aMissingParameter() {
    #expect(throws: LemmaError.missingParameter(LemmaParameter.list(.size)[0], id: "any")) {
      try LemmaArguments().require(.size, of: "any")
    }
    #expect(
      LemmaError.missingParameter(LemmaParameter.list(.size)[0], id: "any").description
        == "the lemma any needs --size, a size")
  }

  /// Parameters of one name mean the same to every lemma, and no lemma takes one twice.
  @Test func namesAndMeanings() {
    var meanings: [String: String] = [:]
    for lemma in LemmaCatalog.all {
      #expect(Set(lemma.parameters).count == lemma.parameters.count, "\(lemma.id)")
      for parameter in lemma.parameters {
        #expect(parameter.name.hasPrefix("-"))
        let meaning = meanings[parameter.name] ?? parameter.meaning
        #expect(meaning == parameter.meaning, "\(lemma.id): \(parameter)")
        meanings[parameter.name] = meaning
      }
    }
    #expect(meanings["-d"] == "a number of coordinates")
  }
}
