import ExactArithmetic
import Figures
import Testing

/// The text of gnuplot scripts and of pictures for pgfplots.
struct RendererTests {
  @Test func gnuplotScript() throws {
    let script = try sampleFigure().gnuplotScript(for: .svg, provenance: "a\ntest")
    print("GP<<<\n\(script)>>>")
  }

  @Test func pgfplots() throws {
    let picture = try sampleFigure().pgfplots(provenance: "a\ntest")
    print("TEX<<<\n\(picture)>>>")
  }
}
