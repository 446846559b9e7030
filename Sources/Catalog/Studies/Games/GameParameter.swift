import ExactArithmetic
import Figures
import NearestNeighbourGame

/// A parameter of the game: an axis of a figure, or what tells its curves apart.
enum GameParameter: CaseIterable {
  case examples
  case dimension
  case correlation

  /// Which is the abscissa where several have as many values, first choice first.
  static let preferredAbscissas: [GameParameter] = [.dimension, .examples, .correlation]

  func value(in game: Game) -> Rational {
    switch self {
    case .dimension: return Rational(game.dimension)
    case .examples: return Rational(game.examples)
    case .correlation: return game.correlation
    }
  }

  /// The key of its column in the tables of games.
  var key: String {
    switch self {
    case .dimension: return "d"
    case .examples: return "k"
    case .correlation: return "rho"
    }
  }

  /// The symbol, as plain text and as LaTeX.
  var symbol: Figure.Label {
    switch self {
    case .dimension: return Figure.Label("d", latex: "d")
    case .examples: return Figure.Label("k", latex: "k")
    case .correlation: return Figure.Label("ρ", latex: "\\rho")
    }
  }

  func axis(_ values: [Rational]) -> Figure.Axis {
    let scale = Figure.Scale.suiting(values)
    switch self {
    case .dimension:
      return Figure.Axis(
        Figure.Label("dimension d", latex: "dimension $d$"), unit: "bits", scale: scale,
        isIntegral: true)
    case .examples:
      return Figure.Axis(
        Figure.Label("number of strings k", latex: "number of strings $k$"), scale: scale,
        isIntegral: true)
    case .correlation:
      return Figure.Axis(
        Figure.Label("correlation ρ", latex: "correlation $\\rho$"), scale: scale,
        possible: 0...1)
    }
  }
}
