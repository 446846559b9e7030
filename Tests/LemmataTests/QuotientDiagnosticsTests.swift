import AlgebraicNumbers
import ExactArithmetic
import Foundation
import Testing

/// In `#expect(x == 3 / 4)` Swift divides the literals as `Int` before it sees `x`: such a comparison must not compile.
@Suite struct QuotientDiagnosticsTests {
  /// The directory of the modules that these tests were built from.
  static let modules: URL? = {
    // The tests' executable or bundle lies beside them.
    var directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<5 {
      let modules = directory.appendingPathComponent("Modules")
      if FileManager.default.fileExists(
        atPath: modules.appendingPathComponent("ExactArithmetic.swiftmodule").path)
      {
        return modules
      }
      directory.deleteLastPathComponent()
    }
    return nil
  }()

  /// The line of the first statement.
  private static let firstLine = 7

  /// What the compiler says about statements that follow declarations of some exact numbers.
  private func diagnostics(_ statements: [String]) throws -> String {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("lemmata-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appendingPathComponent("Expectations.swift")
    let source =
      [
        "import ExactArithmetic", "import Testing",
        "@Test func expectations() {",
        "  let (x, n, form) = (Rational(3, 4), Integer(3), LogForm.bits(1))",
        "  let (interval, option) = (Enclosure(x), Optional(x))",
        "  _ = (x, n, form, interval, option)",
      ] + statements.map { "  \($0)" } + ["}"]
    try source.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    var arguments: [String] = [
      "swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library",
      "-I", try #require(QuotientDiagnosticsTests.modules).path,
    ]
    for library in ["CGMP", "CMPFR"] {
      arguments += ["-I", root.appendingPathComponent("Sources/\(library)").path]
    }
    process.arguments = arguments + [file.path]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test(.enabled(if: modules != nil, "the modules do not lie beside the tests"))
  func quotientsInExpectations() throws {
    let refused = [
      "#expect(x == 3 / 4)", "#expect(3 / 4 == x)", "#expect(x != 1 / 2)",
      "#expect(option == 3 / 4)",
      "#expect(n == 6 / 2)", "#expect(form == 1 / 2)",
      "#expect(interval != 1 / 2)",
    ]
    let text = try diagnostics(refused)
    let errors = text.components(separatedBy: "error: call can throw").count - 1
    // The compiler may print an error twice, with its place and in the source.
    #expect(errors >= refused.count)
    let saysWhatToWrite = text.contains("write Rational(3, 4)")
    #expect(saysWhatToWrite)
    for (index, statement) in refused.enumerated() {
      let line = QuotientDiagnosticsTests.firstLine + index
      let isNamed = text.contains("Expectations.swift:\(line):")
      #expect(isNamed, "\(statement) compiles")
    }
    let accepted = [
      "#expect(x == Rational(3, 4))", "#expect(x == Rational(3 / 4))", "#expect(x > 1 / 2)",
      "#expect(x != 3)", "#expect(n == 3)", "#expect(option == x && option != nil)",
      "#expect([x] == [3 / 4])",
    ]
    let silence = try diagnostics(accepted)
    #expect(silence.isEmpty, "\(silence)")
  }
}
