import Documents
import ExactArithmetic

extension ClaimChecker {
  /// `eta_KL(P,W) <= r` by a division of a simplex into smaller ones, each closed by one of two tests.
  func checkSimplices(
    _ rows: [[Rational]], _ input: [Rational], _ r: Rational, _ evidence: JSONValue
  ) throws(ClaimRejection) {
    let shown = try evidence.claimMembers([
      "chi-square", "factor", "diagonal", "divided", "bits", "cells",
    ])
    let s = try shown[0].claimRational()
    try requireChiSquare(rows, input, atMost: s, factor: shown[1], diagonal: shown[2])
    try require(s.signum() > 0 && s < r && r <= 1, "expected 0 < chi-square < value <= 1")
    let side = try shown[3].claimText()
    try require(side == "inputs" || side == "outputs", "expected inputs or outputs")
    let reached = output(input, rows).indices.filter { !output(input, rows)[$0].isZero }
    let used = rows.indices.filter { !input[$0].isZero }
    let test = try SimplexTest(
      rows: used.map { x in reached.map { rows[x][$0] } }, input: used.map { input[$0] }, ratio: r,
      chiSquare: s, bits: Evidence.bits(shown[4]))
    try SimplexDivision(Array(shown[5].claimText().utf8)).check(
      test.vertices(ofInputs: side == "inputs"), inputCount: used.count, by: test)
  }
}

/// The cells of a simplex as letters in preorder: that of the edge that is cut in the middle, or a point for a cell that is not cut.
package struct SimplexDivision {
  private let letters: [UInt8]

  /// How many letters there are at most, times the numbers of inputs and of vertices.
  package static let greatestSize = 1 << 24
  /// How many vertices a simplex has at most, so that a letter names an edge.
  package static let greatestVertexCount = 11
  /// The letter of a cell that is not cut.
  private static let leaf = UInt8(ascii: ".")
  private static let edgeLetters = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

  init(_ letters: [UInt8]) { self.letters = letters }

  /// The letters of edges: the number `i (i-1)/2 + j` is that of the edge from vertex `j` to vertex `i > j`, `nil` a cell that is not cut.
  package static func text(_ cells: [Int?]) -> String {
    String(decoding: cells.map { $0.map { edgeLetters[$0] } ?? leaf }, as: UTF8.self)
  }

  /// Shows that every cell is closed.
  func check(
    _ vertices: [[Integer]], inputCount: Int, by test: borrowing SimplexTest
  ) throws(ClaimRejection) {
    let count = vertices.count
    try require(
      count <= SimplexDivision.greatestVertexCount,
      "more than \(SimplexDivision.greatestVertexCount) letters of the divided side")
    try require(
      letters.count * inputCount * count <= SimplexDivision.greatestSize,
      "more than \(SimplexDivision.greatestSize) triples of a cell, an input and a vertex")
    let edges = SimplexDivision.edges(vertexCount: count)
    var open = [(cell: vertices, excess: 1)]
    for letter in letters {
      guard let (cell, excess) = open.popLast() else {
        throw ClaimRejection("letters after the last cell")
      }
      if letter == SimplexDivision.leaf {
        try require(test.closes(cell, excess: excess), "a cell is not closed")
        continue
      }
      guard let edge = edges[letter] else { throw ClaimRejection("no edge has this letter") }
      let middle = zip(cell[edge.lower], cell[edge.upper]).map { ($0 + $1 + 1) >> 1 }
      var (first, second) = (cell, cell)
      first[edge.upper] = middle
      second[edge.lower] = middle
      open += [(second, excess + 1), (first, excess + 1)]
    }
    try require(open.isEmpty, "cells are missing")
  }

  private static func edges(vertexCount: Int) -> [UInt8: (lower: Int, upper: Int)] {
    var edges: [UInt8: (lower: Int, upper: Int)] = [:]
    for upper in 0..<vertexCount {
      for lower in 0..<upper { edges[edgeLetters[edges.count]] = (lower, upper) }
    }
    return edges
  }
}
