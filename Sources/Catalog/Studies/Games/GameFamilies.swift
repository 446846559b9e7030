import ExactArithmetic
import Figures
import NearestNeighbourGame
import Work

/// Games in families within which one parameter varies: the points of the curves of a figure.
struct GameFamilies {
  /// All games, in the order of the tables.
  let games: [Game]
  /// The parameter that varies within a family.
  let abscissa: GameParameter
  /// The name of each family, and the indices of its games by the growing parameter.
  let families: [(name: Figure.Label, games: [Int])]
  /// The parameters that never vary, `k = 2, ρ = 1/2`.
  private let constants: String

  /// The games of all combinations of parameters; the one with most values varies within a family.
  ///
  /// - Throws: `GameError` for a parameter out of range; ``NamedFigureError/noRange(expected:)``.
  init(_ ranges: GameRanges) throws {
    let games = try ranges.sorted.games()
    func count(_ parameter: GameParameter) -> Int {
      Set(games.map { parameter.value(in: $0) }).count
    }
    let greatest = GameParameter.allCases.map(count).max() ?? 0
    if greatest < 2 {
      throw NamedFigureError.noRange(
        expected: "several values of -k, -d or --rho, such as -d 1...8")
    }
    let abscissa = GameParameter.preferredAbscissas.first { count($0) == greatest }!
    let others = GameParameter.allCases.filter { $0 != abscissa }
    let varying = others.filter { count($0) > 1 }
    var families: [(key: [Rational], name: Figure.Label, games: [Int])] = []
    for (index, game) in games.enumerated() {
      let key = others.map { $0.value(in: game) }
      if let family = families.firstIndex(where: { $0.key == key }) {
        families[family].games.append(index)
      } else {
        families.append((key, GameFamilies.name(varying, game), [index]))
      }
    }
    self.games = games
    self.abscissa = abscissa
    self.families = families.map { ($0.name, $0.games) }
    constants = others.filter { count($0) == 1 }
      .map { "\($0.symbol.text) = \($0.value(in: games[0]))" }.joined(separator: ", ")
  }

  /// The values of a family's parameters, `k = 2, ρ = 1/2`.
  private static func name(_ parameters: [GameParameter], _ game: Game) -> Figure.Label {
    let values = parameters.map { ($0.symbol, $0.value(in: game)) }
    return Figure.Label(
      values.map { "\($0.text) = \($1)" }.joined(separator: ", "),
      latex: values.map { "$\($0.latex!) = \($1)$" }.joined(separator: ", "))
  }

  /// The parameters that never vary as the end of a title, after a comma; empty if all of them vary.
  var titleOfConstants: String { constants.isEmpty ? "" : ", " + constants }

  /// The axis of the varying parameter.
  var axis: Figure.Axis { abscissa.axis(games.map { abscissa.value(in: $0) }) }
}

extension Game {
  /// The optimal success as figures need it: exact while `k d` is at most 10^5, else an enclosure.
  ///
  /// - Throws: `WorkRefused` for too much work; `CancellationError`.
  func drawnOptimum(limits: WorkLimits, monitor: WorkMonitor) throws -> Enclosure {
    try checkDrawnOptimum(limits: limits)
    return isDrawnExactly
      ? Enclosure(try optimalSuccess(limits: limits, monitor: monitor))
      : optimalSuccessEnclosure(significantDigits: 15)
  }

  /// Checks that ``drawnOptimum(limits:monitor:)`` is within reach, before it is computed.
  ///
  /// - Throws: `WorkRefused`
  func checkDrawnOptimum(limits: WorkLimits) throws(WorkRefused) {
    if isDrawnExactly {
      _ = try checkOptimalSuccess(limits: limits)
    } else {
      try checkOptimalSuccessEnclosure(significantDigits: 15, limits: limits)
    }
  }

  private var isDrawnExactly: Bool { inputBits.map { $0 <= 100_000 } ?? false }
}
