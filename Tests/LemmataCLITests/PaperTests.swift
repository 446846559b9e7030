import Foundation
import Lemmata
import Testing

/// LaTeX of every kind: proper symbols, theorems with their proofs, and documents that compile.
struct PaperTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func latex(_ arguments: String) throws -> String {
    let run = try place.shell("\"$LEMMATA\" \(arguments) --format latex")
    #expect(run.code == 0, "\(arguments): \(run.errors)")
    return run.output
  }

  @Test func symbols() throws {
    let game = try latex("game -k 2 -d 2 --rho 1/2")
    #expect(game.contains("$I(X;M)$ & ") && game.contains("$F\\le I(J;Y\\mid M)$ & "))
    #expect(!game.contains("\\textbar{}"))
    let contraction = try latex("contraction bsc:1/4 --input uniform")
    #expect(contraction.contains("$\\eta_{\\mathrm{TV}}(W)$ & "))
    let lemma = try latex("table lemma sdpi-bsc")
    #expect(lemma.contains("$\\rho$ & ") && lemma.contains("$I(U;Y)/(\\rho^{2}I(U;X))$"))
  }

  @Test func theorems() throws {
    let text = try latex("show fano")
    #expect(
      text.hasPrefix("% lemmata \(LemmataVersion.current): lemmata show fano --format latex\n"))
    #expect(text.contains("\n% In the preamble: \\usepackage{amsmath}"))
    #expect(
      text.contains("\\begin{theorem}[Fano's inequality in divergence form]\\label{thm:fano}\n"))
    #expect(text.contains("\\textbf{(i) In general.} Let $J$ be uniform on"))
    #expect(text.contains("\\end{theorem}\n\\begin{proof}\n"))
    #expect(text.contains("\\end{proof}\n") && !text.contains("<!--") && !text.contains("$$"))
    // What scripts write on a page, and the sign that the environment has, are left out.
    #expect(!text.contains("Builds on") && !text.contains("blacksquare"))
    #expect(try latex("show fano --standalone").contains("\n\\newtheorem{theorem}{Theorem}\n"))
  }

  // MARK: With pdflatex

  private static let pdflatex = ["/usr/bin/pdflatex", "/Library/TeX/texbin/pdflatex"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private func has(_ package: String) throws -> Bool {
    try place.shell("kpsewhich \(package).sty").code == 0
  }

  private func compile(_ document: String, _ name: String) throws {
    guard let pdflatex = PaperTests.pdflatex else { return }
    try place.write(document, to: "paper.tex")
    let run = try place.shell(
      "'\(pdflatex)' -interaction=nonstopmode -halt-on-error -draftmode -output-directory . paper.tex"
    )
    let log = (try? place.read("paper.log")) ?? ""
    #expect(run.code == 0, "\(name): \(log.suffix(1500))")
    #expect(!log.contains("Missing character"), "\(name)")
  }

  /// Commands whose LaTeX is compiled.
  private static let commands = [
    "game -k 2 -d 2 --rho 1/2", "contraction z:1/3 --input uniform", "optimum -k 2 -d 3 --rho 1/2",
    "memorization boolean -n 2 --lambda 1/2", "table optimum -k 2...3 -d 1...2 --round 3",
    "table game -k 2...3 -d 1 --transpose --label tab:a",
    "table contraction z:0...1 --caption 'A $z$.'", "table lemma sdpi-bsc --style both",
    "table information-curve z:1/4 --input 1/3,2/3",
    "list", "verify fano sdpi-bsc", "information bsc:1/4 --input uniform",
  ]

  @Test(.enabled(if: pdflatex != nil, "needs pdflatex")) func documentsCompile() throws {
    for command in PaperTests.commands {
      try compile(try latex("\(command) --standalone"), command)
    }
    if try has("siunitx") {
      let options = "--numbers siunitx --round 4 --standalone"
      try compile(try latex("table contraction z:0...1 \(options)"), "siunitx")
    }
    if try has("pgfplots") {
      let run = try place.shell(
        "\"$LEMMATA\" plot optimum -k 2...3 -d 1...3 --format pgfplots --standalone")
      try compile(run.output, "pgfplots")
    }
  }

  /// The theorems and proofs of all lemmas, in one document.
  @Test(.enabled(if: pdflatex != nil, "needs pdflatex")) func theoremsCompile() throws {
    var parts: [String] = []
    for lemma in LemmaCatalog.all {
      let document = try latex("show \(lemma.id) --standalone")
      let body = document.components(separatedBy: "\\begin{document}\n")
      if parts.isEmpty { parts.append(body[0] + "\\begin{document}\n") }
      parts.append(try #require(body.last).replacing("\\end{document}\n", with: ""))
    }
    try compile(parts.joined(separator: "\n") + "\\end{document}\n", "show")
  }

  /// Where there is no `pdflatex`, every environment is still closed and every dollar has its pair.
  @Test func documentsAreBalanced() throws {
    for command in PaperTests.commands {
      let text = try latex("\(command) --standalone")
      let begins = text.matches(of: /\\begin\{([a-z*]+)\}/).map { String($0.output.1) }
      let ends = text.matches(of: /\\end\{([a-z*]+)\}/).map { String($0.output.1) }
      #expect(begins.sorted() == ends.sorted(), "\(command)")
      let dollars = text.replacing("\\$", with: "").count { $0 == "$" }
      #expect(dollars % 2 == 0, "\(command)")
    }
  }
}
