import Foundation

/// Files beside the sources, and the checker in Python.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let certificates = root.appending(path: "Certificates")

  /// The golden files, by name.
  static func goldens() throws -> [(name: String, bytes: [UInt8])] {
    let folder = certificates.appending(path: "Examples")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".cert") }.sorted()
      .map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
  }

  /// What a program of `Certificates` writes to standard output; `nil` where there is no Python.
  static func python(_ program: String, _ arguments: [String]) throws -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", certificates.appending(path: program).path] + arguments
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return process.terminationStatus == 127 ? nil : bytes
  }
}
