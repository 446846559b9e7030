import ArgumentParser
import Lemmata

/// `lemmata list`: the lemmas by name.
struct ListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the lemmas with title, status and source.",
    discussion: """
      With --graph dot the output is a graph for Graphviz, in which an arrow leads from a lemma to each \
      that builds on it: lemmata list --graph dot | dot -Tsvg > lemmas.svg
      """)

  @Option(help: "Which lemmas each builds on, as text or as a graph for Graphviz, instead.")
  var graph: GraphFormat?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if graph != nil && output.chosenFormat != nil {
      throw ValidationError("--graph has formats of its own; expected no --format")
    }
  }

  func report() -> Report { Report(lemmas: LemmaCatalog.all) }

  func run() throws {
    guard let graph else { return try output.write { report() } }
    _ = try output.destination.write { _ in
      (Array(graph.render(LemmaGraph(LemmaCatalog.all)).utf8), nil)
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
