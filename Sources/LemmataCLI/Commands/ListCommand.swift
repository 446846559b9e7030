import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata list`: the lemmas by name.
struct ListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the lemmas by subject, with title, status and source.",
    discussion: """
      Words keep the lemmas in whose id, title, statement, source, status or subject each of them occurs: lemmata list sdpi

      With --graph dot the output is a graph for Graphviz, in which an arrow leads from a lemma to each \
      that builds on it: lemmata list --graph dot | dot -Tsvg > lemmas.svg
      """)

  @Argument(help: ArgumentHelp("What the lemmas are about (default: all).", valueName: "word"))
  var words: [String] = []

  @Option(
    defaultAsFlag: GraphFormat.text, parsing: .next,
    help:
      "Which lemmas each builds on, instead: as text if no value follows, or as a graph for Graphviz."
  )
  var graph: GraphFormat? = nil

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if graph != nil && output.chosenFormat != nil {
      throw ValidationError("--graph has formats of its own; expected no --format")
    }
  }

  func report() throws -> Report {
    var report = try list().report
    report.question.parameters = words.map { .init("word", .text($0), isPositional: true) }
    return report
  }

  /// The lemmas that are asked for.
  private func list() throws -> LemmaList {
    let list = LemmaList(LemmaCatalog.subjects).matching(words)
    if list.subjects.isEmpty {
      let subjects = LemmaCatalog.subjects.map(\.title).joined(separator: "; ")
      throw UsageError(
        "no lemma has \"\(words.joined(separator: " "))\" in its id, title, statement, source or subject; "
          + "the subjects are: \(subjects)")
    }
    return list
  }

  func run() throws {
    guard let graph else { return try output.write { try report() } }
    let lemmas = try list().subjects.flatMap(\.lemmas)
    _ = try output.destination.write { _ in
      (Array(graph.render(LemmaGraph(lemmas)).utf8), nil)
    }
  }
}

/// The forms of the graph of the lemmas.
enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case dot

  fileprivate func render(_ graph: LemmaGraph) -> String {
    switch self {
    case .text: return graph.text
    case .dot: return graph.dot
    }
  }
}
