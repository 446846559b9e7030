import Foundation
import Testing

/// Every public type that a computation returns prints for a reader.
@Suite struct PublicTypeTests {
  /// Types that say what to compute, hold a stream, or name a place for functions: nobody prints them as a result.
  private static let specifications: Set<String> = [
    // Functions and accumulators of inner loops.
    "BinomialTail", "BitNoise", "BitStream", "CountHistogram", "CountTable", "CountedLaw", "Fano",
    "MrsGerber", "SplitMix64", "WorkMonitor",
    // Tables and figures to be made, and how.
    "AsymptoticsStudy", "AsymptoticsStudy.Row", "ContractionStudy", "Figure", "Figure.Axis",
    "Figure.Label", "Figure.Point", "Figure.ReferenceLine", "Figure.Series", "Figure.Scale",
    "GameStudy", "Gnuplot", "InformationCurveStudy", "InformationTable", "LearnerStudy", "LearningStudy",
    "LongTailSampling",
    "Figure.Size", "TableLayout",
    "LongTailStudy",
    "LongTailStudy.Family", "MembershipStudy", "MemorizationStudy", "NamedChannel",
    "OptimumStudy", "RateCurveStudy", "RateStudy", "RidgeStudy", "RulesAndFactsStudy",
    "FactStudy", "FactStudy.Memory", "StreamingStudy", "TeacherSampling", "TabulatedFigure",
    "Table.Cell",
    "Table.Column",
    "Table.Column.Unit", "DataDietStudy", "MemorizedPriorStudy", "NearestNeighborStudy",
    "PosteriorWeightsStudy",
    "TracingStudy", "TracingStudy.Subject", "UnlearningStudy", "TradeOffStudy", "ValueStyle",
    "GameRanges",
    // What a message or a learner is made of: functions and tables; the message and the learner print.
    "NormalLearner", "SignLearner", "WrittenLearner", "WrittenMessage",
    // Parts of documents, and of an error, which says it all.
    "JSONObject", "JSONObject.Member", "JSONPath.Step", "LawFile",
    "LawFile.Reading", "WorkRefused.Size",
    // Instances of lemmas, which have labels, and what is asked.
    "Conversation", "Conversation.Turn", "GameInstance", "LearnerInstance", "LemmaArguments",
    "NoisyCube", "NoisyCube.Exchange", "SampleRounds", "SamplingGoal", "LearningRounds",
    // Parts of a report, which prints as a whole.
    "Measure", "Phrase.Run", "Phrase.StringInterpolation", "Report.CheckedClaim",
    "Report.ClaimList", "Report.Contents", "Report.Data", "Report.Entry", "Report.Layout",
    "Report.Question", "Report.Question.Parameter", "Report.Section", "Report.Section.Block",
    "Report.Section.EntryLayout", "Report.Section.TableHeading",
  ]

  /// A public structure or enumeration, as its declaration shows it.
  private struct Declaration {
    var isLemma = false
    var isEnumeration: Bool
    var hasPayload = false
  }

  /// The declarations of the sources by full name, and the names of the types that describe themselves.
  private static let sources: (declarations: [String: Declaration], described: Set<String>) = {
    var declarations: [String: Declaration] = [:]
    var described: Set<String> = []
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", !file.path.contains("LemmataCLI"),
        !file.path.contains("CommandLineSupport"),
        let text = try? String(contentsOf: file, encoding: .utf8)
      else { continue }
      scan(text, &declarations, &described)
    }
    return (declarations, described)
  }()

  /// Reads the declarations of one file, nested ones by their indentation.
  private static func scan(
    _ text: String, _ declarations: inout [String: Declaration], _ described: inout Set<String>
  ) {
    let pattern =
      #/(?<access>[a-z ]*?)(?<kind>struct|enum|class|extension) (?<name>[\w.]+)(?<rest>.*)/#
    let openings = [
      "public ", "package ", "private ", "fileprivate ", "final ", "indirect ", "struct ", "enum ",
      "class ", "extension ",
    ]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var scopes: [(indentation: Int, name: String)] = []
    for (number, line) in lines.enumerated() {
      let indentation = line.prefix { $0 == " " }.count
      let words = line.dropFirst(indentation)
      if words.isEmpty || words.hasPrefix("//") { continue }
      while let scope = scopes.last, indentation < scope.indentation + 2 { scopes.removeLast() }
      if let scope = scopes.last, indentation == scope.indentation + 2,
        words.hasPrefix("case ") || words.hasPrefix("indirect case "),
        words.contains(#/case \w+\(/#)
      {
        declarations[scope.name]?.hasPayload = true
      }
      guard openings.contains(where: { words.hasPrefix($0) }),
        let match = words.wholeMatch(of: pattern)
      else { continue }
      var heritage = String(match.rest)
      var next = number + 1
      while !heritage.contains("{"), next < min(number + 6, lines.count) {
        heritage += lines[next]
        next += 1
      }
      heritage = String(heritage.prefix { $0 != "{" })
      let name = (scopes.last.map { $0.name + "." } ?? "") + match.name
      scopes.append((indentation, name))
      if heritage.contains(#/\b((Custom|Lossless)StringConvertible|Reportable|\w*Error)\b/#) {
        described.insert(name)
      }
      if match.kind == "struct" || match.kind == "enum", match.access.hasPrefix("public ") {
        declarations[name] = Declaration(
          isLemma: heritage.contains(#/: Lemma\b/#), isEnumeration: match.kind == "enum")
      }
    }
  }

  @Test func everyResultDescribesItself() {
    let (declarations, described) = PublicTypeTests.sources
    #expect(declarations.count > 150, "the scan finds \(declarations.count) public types")
    for known in ["Rational", "KLContraction", "KLContraction.Pair", "GameQuantities", "LawError"] {
      #expect(declarations[known] != nil && described.contains(known), "\(known)")
    }
    for (name, declaration) in declarations.sorted(by: { $0.key < $1.key }) {
      // Cases without values print as their names, and lemmas are named by their ids.
      if declaration.isLemma || (declaration.isEnumeration && !declaration.hasPayload) { continue }
      // An instance is shown by its lemma's label.
      if name.hasSuffix("Lemma.Instance") || name == "TensorizationLemma.Factor" { continue }
      if PublicTypeTests.specifications.contains(name) { continue }
      let isDescribed = described.contains(name)
      #expect(
        isDescribed,
        "\(name) prints by reflection: let it describe itself, or list it as a specification")
    }
  }

  @Test func specificationsExist() {
    for name in PublicTypeTests.specifications {
      #expect(PublicTypeTests.sources.declarations[name] != nil, "there is no \(name)")
    }
  }
}
