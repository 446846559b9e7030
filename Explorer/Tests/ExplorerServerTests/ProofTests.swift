import Catalog
import ExplorerServer
import Foundation
import Lemmas
import Testing

/// Mathematics in TeX as MathML.
@Suite struct FormulaTests {
  private func content(_ source: String, isDisplay: Bool = false) -> String {
    let text = MathML.formula(source, isDisplay: isDisplay)
    return String(text.dropFirst("<math>".count).dropLast("</math>".count))
  }

  @Test func writesLettersNumbersAndSigns() {
    #expect(content("x") == "<mi>x</mi>")
    #expect(content("0.25") == "<mn>0.25</mn>")
    #expect(content("1,2") == "<mrow><mn>1</mn><mo>,</mo><mn>2</mn></mrow>")
    #expect(content(#"\rho\le1"#) == "<mrow><mi>ρ</mi><mo>≤</mo><mn>1</mn></mrow>")
    #expect(content("a<b") == "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>")
    #expect(content(#"\Psi"#) == "<mi mathvariant=\"normal\">Ψ</mi>")
    #expect(content(#"\mathbb E"#) == "<mi mathvariant=\"normal\">𝔼</mi>")
    #expect(content(#"\mathbb{R}"#) == "<mi mathvariant=\"normal\">ℝ</mi>")
  }

  @Test func putsScripts() {
    #expect(content("x^2") == "<msup><mi>x</mi><mn>2</mn></msup>")
    #expect(content("x_i^{n+1}").hasPrefix("<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi>"))
    #expect(content("x^2_i") == content("x_i^2"))
    #expect(content("f'(x)").hasPrefix("<mrow><msup><mi>f</mi><mo"))
    // Of `10^23` the exponent is 2 alone, as in TeX.
    #expect(content("10^23") == "<mrow><msup><mn>10</mn><mn>2</mn></msup><mn>3</mn></mrow>")
    #expect(content(#"\sum_{j=1}^k a"#).hasPrefix("<mrow><munderover><mo>∑</mo>"))
    #expect(content(#"\max_x a"#).hasPrefix("<mrow><munder><mo movablelimits"))
    #expect(content(#"\int_0^1"#).hasPrefix("<msubsup><mo>∫</mo>"))
  }

  @Test func readsArguments() {
    let half = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
    for source in [#"\frac12"#, #"\frac{1}{2}"#, #"\frac 1 2"#] { #expect(content(source) == half) }
    #expect(content(#"\frac\rho2"#) == "<mfrac><mi>ρ</mi><mn>2</mn></mfrac>")
    #expect(content(#"\sqrt[3]x"#) == "<mroot><mi>x</mi><mn>3</mn></mroot>")
    #expect(content(#"\text{if } x"#).hasPrefix("<mrow><mtext>if\u{a0}</mtext>"))
    #expect(content(#"\log_2 x"#).contains("<msub><mi>log</mi><mn>2</mn></msub><mspace"))
    #expect(content(#"\hat p"#).hasPrefix("<mover accent=\"true\"><mi>p</mi>"))
    #expect(content(#"\Big(\frac12\Big)"#).contains("minsize=\"1.8em\""))
    let matrix = content(#"\begin{pmatrix}1&2\\3&4\end{pmatrix}"#)
    #expect(matrix.components(separatedBy: "<mtr>").count == 3)
    #expect(matrix.components(separatedBy: "<mtd>").count == 5)
  }

  /// A long formula in a line may be broken after a relation; a display is one.
  @Test func breaksLongFormulas() {
    let long = #"a+b+c+d=e+f+g+h"#
    #expect(MathML.formula(long, isDisplay: false).components(separatedBy: "<wbr>").count > 2)
    #expect(!MathML.formula(long, isDisplay: true).contains("<wbr>"))
    #expect(!content(#"a+b=\left(c+d+e+f\right)"#).contains("<wbr>"))
    // A sign before a number belongs to it, one between letters does not.
    #expect(content("-1").contains("form=\"prefix\""))
    #expect(content("(-1)").contains("form=\"prefix\""))
    #expect(!content("a-1").contains("form=\"prefix\""))
  }

  /// A formula that is broken is shown as far as it is one.
  @Test func endsWithWhateverIsGiven() {
    for source in [
      "", "^", "_", "{", "}", "x^", #"\frac"#, #"\frac1"#, #"\sqrt["#, #"\begin{pmatrix}"#, "\\",
      #"\left"#, #"\text{"#, "&", "'", #"\begin{pmatrix}}"#, "x}y", #"\big"#,
    ] {
      #expect(MathML.formula(source, isDisplay: true).hasSuffix("</math>"), "\(source)")
    }
    #expect(content(#"\nonsense"#) == "<mtext class=\"unknown\">\\nonsense</mtext>")
  }
}

/// Markdown as pages of proofs have it.
@Suite struct MarkdownTests {
  private func html(_ text: String) -> String {
    var markdown = Markdown(text) { $0 == "fano.md" ? "/lemmas/fano" : nil }
    return markdown.html()
  }

  @Test func writesBlocks() {
    #expect(html("# Title\n\nText\nmore\n\n## Part") == "<p>Text\nmore</p>\n<h2>Part</h2>")
    #expect(html("- a\n  b\n- c") == "<ul><li>a\nb</li><li>c</li></ul>")
    #expect(html("1. a\n2. b\n\nend") == "<ol><li>a</li><li>b</li></ol>\n<p>end</p>")
    #expect(html("- a\n\n  b\n") == "<ul><li><p>a</p>\n<p>b</p></li></ul>")
    #expect(html("```\na < b\n```") == "<pre><code>a &lt; b</code></pre>")
    #expect(html("<!-- results -->\na") == "<p>a</p>")
    let table = html("| a | b |\n| :-- | --: |\n| x | $1$ |")
    #expect(table.contains("<th scope=\"col\">a</th>"))
    #expect(table.contains("<td class=\"number\"><math><mn>1</mn></math></td>"))
  }

  /// A screen reader calls a table by the heading above it.
  @Test func namesTables() {
    let rows = "| a |\n| - |\n| x |"
    #expect(html(rows).contains("<table aria-label=\"Table\">"))
    let named = html("## Values of $R$ & \"all\"\n\n\(rows)")
    #expect(named.contains("<table aria-label=\"Table of: Values of R &amp; &quot;all&quot;\">"))
    let indented = rows.replacing("\n", with: "\n   ")
    #expect(html("## Part\n\n1. text\n\n   \(indented)").contains("Table of: Part"))
  }

  @Test func writesWhatIsInALine() {
    #expect(html("*a* **b** `c*d`") == "<p><em>a</em> <strong>b</strong> <code>c*d</code></p>")
    #expect(html("2 * 3 * 4, a*") == "<p>2 * 3 * 4, a*</p>")
    #expect(html(#"a\*b & <i>"#) == "<p>a*b &amp; &lt;i&gt;</p>")
    #expect(html("[F](fano.md) [x](../x.md)") == "<p><a href=\"/lemmas/fano\">F</a> x</p>")
    #expect(html("*an $x*y$ in it*").hasSuffix("in it</em></p>"))
    #expect(html("it costs $5") == "<p>it costs $5</p>")
    #expect(html("$$x$$.").contains("<span class=\"display\"><math display=\"block\">"))
  }
}

/// The pages of all lemmas.
@Suite struct LemmaPageTests {
  /// Every page is well-formed, has all that its Markdown has, and no command of TeX that is not known.
  @Test func rendersEveryProof() throws {
    let site = try Site.bundled()
    for lemma in LemmaCatalog.all {
      let file = try #require(site.file(at: "/lemmas/\(lemma.id)"), "\(lemma.id)")
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("class=\"unknown\""), "\(lemma.id): \(unknown(text))")
      #expect(!text.contains("{{id}}") && !text.contains("<mrow></mrow>"), "\(lemma.id)")
      #expect(text.contains("<h2>Proof</h2>"), "\(lemma.id)")
      #expect(text.components(separatedBy: "<math").count > 2, "\(lemma.id)")
      // Dollar signs are left over where a formula was not found.
      let proof = text.components(separatedBy: "<article")[1]
      let prose = proof.components(separatedBy: "<code>").map { part in
        part.components(separatedBy: "</code>").last ?? ""
      }
      #expect(!prose.contains { $0.contains("$") || $0.contains("**") }, "\(lemma.id)")
      let parser = XMLWellFormedness(proof.components(separatedBy: "</article>")[0])
      #expect(parser.fault == nil, "\(lemma.id): \(parser.fault ?? "")")
    }
  }

  private func unknown(_ text: String) -> String {
    text.components(separatedBy: "class=\"unknown\">").dropFirst()
      .map { String($0.prefix(20)) }.joined(separator: "; ")
  }

  /// A page is rendered once: the second time it has the same bytes in the same place.
  @Test func keepsWhatIsRendered() throws {
    let site = try Site.bundled()
    let first = try #require(site.file(at: "/lemmas/fano"))
    let second = try #require(site.file(at: "/lemmas/fano"))
    let places = [first, second].map { (file: Site.File) -> UnsafePointer<UInt8>? in
      file.bytes.withUnsafeBufferPointer { $0.baseAddress }
    }
    #expect(places[0] != nil && places[0] == places[1])
    #expect(try #require(site.file(at: "/lemmas/mrs-gerber")).bytes != first.bytes)
  }

  @Test func otherPathsLeadNowhere() throws {
    let site = try Site.bundled()
    for path in ["/lemmas/", "/lemmas/nothing", "/lemmas/../Package", "/lemmas/fano/", "/fano.md"] {
      #expect(site.file(at: path) == nil, "\(path)")
    }
    let list = String(decoding: try #require(site.file(at: "/lemmas")).bytes, as: UTF8.self)
    for lemma in LemmaCatalog.all { #expect(list.contains("href=\"/lemmas/\(lemma.id)\"")) }
  }
}

/// Whether the tags of a text close in the reverse order of their beginnings.
private struct XMLWellFormedness {
  private(set) var fault: String?

  init(_ text: String) {
    var open: [Substring] = []
    // What follows the end of the first tag, which was cut off.
    for tag in text.components(separatedBy: "<").dropFirst() {
      let isClosing = tag.hasPrefix("/")
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      if name == "wbr" { continue }
      if !isClosing {
        open.append(name)
      } else if open.popLast() != name {
        fault = "</\(name)> closes nothing"
        return
      }
    }
    if let last = open.last { fault = "<\(last)> is not closed" }
  }
}
