import ExactArithmetic
import NearestNeighbourGame
import Work

extension DensityTuples {
  /// A tuple of random densities: uniform ones, single points, subcubes, and random counts, spread or in heaps.
  static func random(in game: Game, seed: UInt64) -> DensityTuples {
    var generator = SplitMix64(seed: seed)
    let total = 4 << game.dimension
    let counts = (0..<game.examples).map { _ in randomCounts(game, total, &generator) }
    return DensityTuples("\(game.label), random densities, seed \(seed)", in: game, counts: counts)
  }

  private static func randomCounts(
    _ game: Game, _ total: Int, _ generator: inout SplitMix64
  ) -> [Integer] {
    let cube = 1 << game.dimension
    var counts = [Int](repeating: 0, count: cube)
    let centre = Int.random(in: 0..<cube, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: counts = [Int](repeating: 4, count: cube)
    case 1: counts[centre] = total
    case 2:
      let fixed = Int.random(in: 0..<cube, using: &generator)
      let points = (0..<cube).filter { ($0 ^ centre) & fixed == 0 }
      for point in points { counts[point] = total / points.count }
    default:
      var rest = total
      while rest > 0 {
        let heap = min(rest, [1, 1, 4, total / 4].randomElement(using: &generator)!)
        counts[Int.random(in: 0..<cube, using: &generator)] += heap
        rest -= heap
      }
    }
    return counts.map { Integer($0) }
  }
}
