import Tables

/// Which lemmas build on which.
public struct LemmaGraph: Sendable {
  private let lemmas: [any Lemma]

  /// The graph of a list of lemmas; what they build on outside the list is left out of ``dot``.
  public init(_ lemmas: [any Lemma]) { self.lemmas = lemmas }

  /// The lemmas of the list that build on one, directly.
  public func dependents(of id: String) -> [String] {
    lemmas.filter { $0.buildsOn.contains(id) }.map(\.id)
  }

  /// What is wrong with the order of the list: a lemma that builds on one that does not stand before it.
  ///
  /// An order without faults shows that nothing builds on itself, directly or not.
  public var faults: [String] {
    var known: Set<String> = []
    var faults: [String] = []
    for lemma in lemmas {
      faults += lemma.buildsOn.filter { !known.contains($0) }.map {
        "\(lemma.id) builds on \($0), which does not stand before it"
      }
      known.insert(lemma.id)
    }
    return faults
  }

  /// Each lemma with what it builds on, two lines each.
  public var text: String {
    lemmas.map { lemma in
      let foundations =
        lemma.buildsOn.isEmpty
        ? "builds on no other" : "builds on " + lemma.buildsOn.joined(separator: ", ")
      return lemma.id + "\n" + "    \(foundations)".wrapped + "\n"
    }.joined()
  }

  /// The graph in the language of Graphviz: an arrow leads from a lemma to each that builds on it.
  public var dot: String {
    let known = Set(lemmas.map(\.id))
    var lines = [
      "digraph lemmas {", "  rankdir=LR;", "  ranksep=0.7;", "  nodesep=0.15;",
      "  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11, height=0.3];",
      "  edge [arrowsize=0.6];",
    ]
    for lemma in lemmas {
      lines.append("  \(quoted(lemma.id)) [tooltip=\(quoted(lemma.title))];")
    }
    for lemma in lemmas {
      for id in lemma.buildsOn where known.contains(id) {
        lines.append("  \(quoted(id)) -> \(quoted(lemma.id));")
      }
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension LemmaGraph: CustomStringConvertible {
  /// Each lemma with what it builds on: ``text``.
  public var description: String { text }
}
