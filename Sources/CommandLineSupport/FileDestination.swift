import ArgumentParser

/// Where bytes go: the option of a file.
package struct FileDestination: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write to a file, which appears only when it is complete, instead of standard output.",
      valueName: "file"))
  var output: String?

  package init() {}

  /// The name of the file; `nil` where that is standard output: `-`, as in files that are read.
  var name: String? { output == "-" ? nil : output }

  /// Calls `body` and writes the bytes that it returns; whether that is possible is checked first.
  ///
  /// - Parameter body: receives the file, if one is named.
  /// - Throws: ``UsageError``, which names the file, and the errors of `body`.
  package func write(_ body: (_ file: OutputFile?) throws -> [UInt8]) throws {
    let file = try name.map { try OutputFile($0) }
    let bytes = try body(file)
    Progress.clear()
    if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
  }
}
