import ExtractionAttack
import Foundation
import Testing
import Work

@Suite struct AttackTests {
  init() { oneThreadEach }

  private func network(
    d: Int, hidden: Int, labels: Int, using generator: inout SplitMix64
  ) -> SigmoidNetwork {
    SigmoidNetwork(
      hidden: .random(hidden, d, using: &generator),
      output: .random(labels, hidden, scale: 3, using: &generator))
  }

  // MARK: Queries

  /// Answers computed from an earlier point agree with those at the point itself.
  @Test func queriesThatChangeOneCoordinateAgreeWithDirectOnes() {
    var generator = SplitMix64(seed: 21)
    let model = network(d: 12, hidden: 19, labels: 5, using: &generator)
    let queries = QueryAccess(model)
    let points = Matrix.randomSigns(12, 12, using: &generator)
    let answers = queries.logProbabilities(of: points, settingBothWays: Array(0..<12))
    for (value, answer) in [(Float(1), answers.positive), (-1, answers.negative)] {
      var moved = points
      for i in 0..<12 { moved[i, i] = value }
      let direct = queries.logProbabilities(of: moved)
      for (x, y) in zip(answer.elements, direct.elements) { #expect(abs(x - y) < 1e-5) }
      for row in 0..<12 {
        let total = direct.row(row).reduce(0) { $0 + exp($1) }
        #expect(abs(total - 1) < 1e-5)
      }
    }
  }

  @Test func walksAgreeWithDirectQueries() {
    var generator = SplitMix64(seed: 22)
    let network = network(d: 10, hidden: 21, labels: 4, using: &generator)
    let linear = LogisticRegression(weights: .random(4, 10, using: &generator))
    for score in [Score.logit, .logProbability] {
      expectAgreement(network, score, &generator)
      expectAgreement(linear, score, &generator)
    }
  }

  private func expectAgreement(
    _ model: some Classifier, _ score: Score, _ generator: inout SplitMix64
  ) {
    let (labels, queries) = ([2, 0, 3], QueryAccess(model))
    var points = Matrix.randomSigns(3, 10, using: &generator)
    var walks = queries.walks(from: points, labels: labels, score: score)
    func expectValues(_ values: [Float], at points: Matrix) {
      let answers =
        score == .logit ? model.scores(of: points) : queries.logProbabilities(of: points)
      for row in 0..<3 { #expect(abs(values[row] - answers[row, labels[row]]) < 1e-4) }
    }
    for _ in 0..<30 {
      let (coordinate, row) = (generator.nextIndex(below: 10), generator.nextIndex(below: 3))
      var flipped = points
      for row in 0..<3 { flipped[row, coordinate] = -flipped[row, coordinate] }
      expectValues(walks.values(flipping: coordinate), at: flipped)
      walks.flip(coordinate, row: row)
      points[row, coordinate] = -points[row, coordinate]
      expectValues(walks.values, at: points)
      #expect(walks.points == points)
    }
  }

  // MARK: The sign attack

  @Test func signAttackReadsTheSignsOfALinearModel() {
    var generator = SplitMix64(seed: 23)
    let planted = Matrix.randomSigns(20, 64, using: &generator)
    let model = LogisticRegression(
      weights: Matrix(rows: 20, columns: 64, elements: planted.elements.map { 0.05 * $0 }))
    let labels = [3, 0, 19, 7]
    let found = SignAttack().recover(
      labels: labels, from: QueryAccess(model), using: &generator)
    #expect(found == planted.selecting(rows: labels))
  }

  @Test func signAttackTakesTheMajority() {
    // The product of the first unit's weights decides which way the second coordinate counts, so that single votes
    // are wrong sometimes; the first coordinate counts most and always the same way.
    var generator = SplitMix64(seed: 24)
    let model = SigmoidNetwork(
      hidden: Matrix(rows: 2, columns: 3, elements: [3, 1, 1, 3, -1, 1]),
      output: Matrix(rows: 2, columns: 2, elements: [1, 1, -1, -1]))
    let found = SignAttack().recover(
      labels: [0, 1], from: QueryAccess(model), using: &generator)
    #expect(found[0, 0] == 1 && found[1, 0] == -1)
    #expect(found[0, 2] == 1 && found[1, 2] == -1)
  }

  // MARK: Coordinate ascent

  @Test func ascentFindsTheMaximumOfALinearScore() {
    var generator = SplitMix64(seed: 25)
    let weights = Matrix.random(6, 50, using: &generator)
    let labels = Array(0..<6)
    let found = CoordinateAscent(score: .logit).recover(
      labels: labels, from: QueryAccess(LogisticRegression(weights: weights)), using: &generator)
    #expect(found.elements == weights.elements.map { $0 > 0 ? 1 : -1 })
  }

  @Test func ascentFindsAPlantedPoint() {
    // The score of label j is the sigmoid of the agreement with planted point j, less what the others add.
    var generator = SplitMix64(seed: 26)
    let planted = Matrix.randomSigns(5, 100, using: &generator)
    var output = Matrix(rows: 5, columns: 5, elements: [Float](repeating: -0.1, count: 25))
    for j in 0..<5 { output[j, j] = 1 }
    let model = SigmoidNetwork(
      hidden: Matrix(rows: 5, columns: 100, elements: planted.elements.map { 0.02 * $0 }),
      output: output)
    let found = CoordinateAscent(score: .logit).recover(
      labels: Array(0..<5), from: QueryAccess(model), using: &generator)
    let agreeing = zip(found.elements, planted.elements).count { $0 == $1 }
    #expect(agreeing >= 490)
  }

  /// Where the sweeps suffice, no single flip is an improvement, by direct queries.
  @Test func ascentEndsAtALocalMaximum() {
    var generator = SplitMix64(seed: 27)
    let model = network(d: 14, hidden: 9, labels: 6, using: &generator)
    let found = CoordinateAscent(score: .logProbability).recover(
      labels: Array(0..<6), from: QueryAccess(model), using: &generator)
    let queries = QueryAccess(model)
    let values = queries.logProbabilities(of: found)
    for label in 0..<6 {
      for i in 0..<14 {
        var neighbour = found.selecting(rows: [label])
        neighbour[0, i] = -neighbour[0, i]
        let value = queries.logProbabilities(of: neighbour)[0, label]
        #expect(value <= values[label, label] + 1e-4)
      }
    }
  }

  @Test func attacksDependOnTheSeedAlone() {
    var generator = SplitMix64(seed: 28)
    let queries = QueryAccess(network(d: 30, hidden: 8, labels: 7, using: &generator))
    let labels = Array(0..<7)
    func both(_ seed: UInt64) -> [Matrix] {
      var generator = SplitMix64(seed: seed)
      return [
        SignAttack().recover(labels: labels, from: queries, using: &generator),
        CoordinateAscent(score: .logProbability).recover(
          labels: labels, from: queries, using: &generator),
      ]
    }
    #expect(both(1) == both(1))
    #expect(both(1) != both(2))
  }
}
