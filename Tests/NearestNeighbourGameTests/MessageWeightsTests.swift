import ExactArithmetic
import NearestNeighbourGame
import Testing
import Work

@Suite struct MessageWeightsTests {
  @Test func weights() throws {
    let game = try Game(examples: 1, dimension: 2, correlation: Rational(1, 2))
    #expect(try game.weights(of: .nothing) == [[1, 1, 1, 1]])
    #expect(try game.weights(of: .prefix(1)) == [[1, 0, 1, 0], [0, 1, 0, 1]])
    #expect(
      try game.weights(of: .everything)
        == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
    // Messages are ordered by their labels, and numbered without gaps.
    #expect(
      try game.weights(of: .table([7, 3, 7, 7])).sorted { $0[0] < $1[0] } == [
        [0, 1, 0, 0], [1, 0, 1, 1],
      ])
    // A noisy copy with a = 1/3: 4, 2, 2, 1 of 9.
    let noisy = try game.weights(of: .noisy(Rational(1, 3)))
    #expect(noisy.count == 4 && noisy[0] == [4, 2, 2, 1] && noisy[3] == [1, 2, 2, 4])
    let rows = [
      [Rational(1, 2), Rational(1, 2)], [0, 1], [1, 0], [Rational(1, 4), Rational(3, 4)],
    ]
    #expect(try game.weights(of: .channel(rows)) == [[2, 0, 4, 1], [2, 4, 0, 3]])
  }

  @Test func errors() throws {
    let game = try Game(examples: 1, dimension: 2, correlation: Rational(1, 2))
    #expect(throws: GameError.prefixOutOfRange(length: 3, dimension: 2)) {
      try game.weights(of: .prefix(3))
    }
    #expect(throws: GameError.tableLength(found: 3, expected: 4, inputBits: 2)) {
      try game.weights(of: .table([1, 2, 3]))
    }
    let large = try Game(examples: 5, dimension: 5, correlation: Rational(1, 2))
    #expect(throws: WorkRefused.self) {
      try large.weights(of: .everything)
    }
  }
}
