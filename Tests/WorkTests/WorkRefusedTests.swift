import Testing
import Work

@Suite struct WorkRefusedTests {
  private let estimate = WorkEstimate(
    subject: "the sum", operations: 5e13, bytes: 3 * 1_048_576, isUpperBound: true)

  /// Memory is checked before operations; what fits is stated to the monitor.
  @Test func limits() throws {
    func refusal(_ limits: WorkLimits) -> WorkRefused? {
      do {
        try limits.check(estimate)
        return nil
      } catch { return error }
    }
    let memory = try #require(refusal(WorkLimits(operations: 1, bytes: 1_048_576)))
    #expect(memory == WorkRefused(estimate, limit: .bytes(1_048_576)))
    #expect(
      memory.description
        == "the sum: at most 5.0e13 operations and 3 MiB, which would not fit in memory")
    let operations = try #require(refusal(.standard))
    #expect(operations == WorkRefused(estimate, limit: .operations(1e12)))
    #expect(
      operations.description
        == "the sum: at most 5.0e13 operations and 3 MiB, more than the limit of 1.0e12 operations")
    #expect(operations.subject == "the sum" && operations.size == .work(estimate))
    #expect(refusal(.networks)?.limit == .operations(1e9))
    #expect(refusal(.unlimited) == nil)
    let exact = WorkLimits(operations: estimate.operations, bytes: estimate.bytes)
    #expect(refusal(exact) == nil)
  }

  @Test func admit() throws {
    final class Statements: @unchecked Sendable { var all: [String] = [] }
    let statements = Statements()
    let monitor = WorkMonitor(announcement: { statements.all.append($0) })
    #expect(throws: WorkRefused.self) { try WorkLimits.standard.admit(estimate, monitor) }
    #expect(statements.all.isEmpty)
    try WorkLimits.unlimited.admit(estimate, monitor)
    #expect(statements.all == ["the sum: at most 5.0e13 operations and 3 MiB"])
  }

  @Test func descriptions() {
    #expect(
      WorkRefused("the law", size: .count("40 outcomes"), limit: .fixed(36, unit: "")).description
        == "the law has 40 outcomes, more than the limit of 36")
    #expect(
      WorkRefused("the table", size: .parameter("k d = 5 * 5"), limit: .fixed(24, unit: "bits"))
        .description == "the table: k d = 5 * 5 is above the limit of 24 bits")
  }
}
