import AlgebraicNumbers
import ExactArithmetic
import Tables
import Testing

@Suite struct AlgebraicValueTests {
  let root = AlgebraicReal(2).squareRoot()
  let third = AlgebraicReal(Rational(1, 3))

  @Test func json() throws {
    let style = ValueStyle(digits: 5)
    #expect(
      style.json(root).serialized(.compact)
        == #"{"polynomial":["-2","0","1"],"interval":["1.4142","1.4143"]}"#)
    #expect(style.json(third) == "1/3")
    #expect(
      ValueStyle().json(-root)["interval"]
        == ["-1.41421356237309504880168872421", "-1.4142135623730950488016887242"])
    // Two roots that share their first digits: the interval holds only one of them.
    let p =
      Polynomial.monomial(1, degree: 5)
      - Integer(2) * Polynomial([-1, Integer(10).power(10)]).power(2)
    for near in AlgebraicReal.realRoots(of: p).prefix(2) {
      let interval = try #require(ValueStyle(digits: 2).json(near)["interval"])
      let ends = Enclosure(try interval[0]!.rational(), try interval[1]!.rational())
      #expect(AlgebraicReal(rootOf: p, in: ends) == near)
    }
  }

  @Test func text() {
    let style = ValueStyle()
    #expect(style.text(root) == "1.41421356237… (root of x^2 - 2)")
    #expect(style.text(third) == "1/3 = 0.333333333333…")
    #expect(style.decimal(third) == "0.333333333333…")
    #expect(ValueStyle(digits: 3).decimal(-root) == "-1.41…")
    let long = AlgebraicReal.realRoots(of: .monomial(1, degree: 26) - Polynomial([2]))[1]
    #expect(ValueStyle(digits: 6).text(long) == "1.02701… (root of a polynomial of degree 26)")
  }

  @Test func latex() {
    let style = ValueStyle(digits: 4)
    #expect(style.latex(root) == #"$1.414\ldots$"#)
    #expect(style.latex(third) == "$1/3$")
    #expect(style.latexDecimal(third) == #"$0.3333\ldots$"#)
  }

  @Test func cells() {
    let table = Table(
      title: "Algebraic",
      columns: ["a", Table.Column("b", notation: .both), Table.Column("c", notation: .decimal)],
      rows: [
        [.algebraic(root), .algebraic(third), .algebraic(third)],
        [.algebraic(third), .algebraic(third), .algebraic(root)],
      ])
    let style = ValueStyle(digits: 4)
    #expect(
      table.render(.csv, style: style, provenance: "p") == """
        a lower,a upper,b,c lower,c upper,a exact,c exact
        1.414,1.415,1/3,0.3333,0.3334,root of x^2 - 2,1/3
        0.3333,0.3334,1/3,1.414,1.415,1/3,root of x^2 - 2

        """)
    let text = table.render(.text, style: style, provenance: "p")
    #expect(text.contains("1.414…") && text.contains("1/3 = 0.3333…"))
    let latex = table.render(.latex, style: style, provenance: "p")
    #expect(latex.contains(#"$1.414\ldots$"#) && latex.contains(#"$1/3$ $=$ $0.3333\ldots$"#))
    let json = table.render(.json, style: style, provenance: "p")
    #expect(json.contains("polynomial") && json.contains("\"1/3\""))
  }
}
