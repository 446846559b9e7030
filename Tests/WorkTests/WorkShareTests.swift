import Testing
import Work

@Suite struct WorkShareTests {
  @Test func everyPieceIsInOneShare() throws {
    for count in 1...5 {
      let shares = try (1...count).map { try WorkShare(index: $0, count: count) }
      for piece in 0..<17 {
        #expect(shares.filter { $0.contains(piece) }.count == 1, "piece \(piece) of \(count)")
      }
    }
  }

  @Test func parsing() throws {
    #expect(try WorkShare(parsing: "2/3") == WorkShare(index: 2, count: 3))
    #expect(try WorkShare(parsing: "1000000/1000000").description == "1000000/1000000")
    for text in ["0/3", "4/3", "1", "1/0", "1/2/3", "a/b", "-1/3", "1/1000001"] {
      let error = #expect(throws: PartError.self) { try WorkShare(parsing: text) }
      #expect(
        error?.description
          == "the part is \(text); expected i/n, the i-th of n parts, with 1 <= i <= n <= 1000000")
    }
  }

  @Test func allSharesAreThereOnce() throws {
    let (first, second) = (try WorkShare(parsing: "1/2"), try WorkShare(parsing: "2/2"))
    try PartError.checkShares([second, first])
    #expect(throws: PartError.missing([2], count: 2)) { try PartError.checkShares([first]) }
    #expect(throws: PartError.doubled(first)) { try PartError.checkShares([first, first]) }
  }
}
