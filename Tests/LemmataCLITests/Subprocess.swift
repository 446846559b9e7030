import Foundation
import Lemmata
import Testing

/// A directory of its own, in which a test runs `lemmata` and keeps its files.
final class Workplace {
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("lemmata-tests-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// The names of the files, in order.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
  }

  func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: directory.appendingPathComponent(name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: directory.appendingPathComponent(name)), as: UTF8.self)
  }

  // MARK: Running

  /// How a process ended, and what it wrote.
  struct Run {
    var output: String
    var errors: String
    /// The exit code, or minus the number of the signal that ended the process.
    var code: Int32

    /// The output as JSON.
    var json: JSONValue {
      get throws { try JSONValue(parsing: output.utf8) }
    }
  }

  /// Runs `lemmata` in the directory.
  func lemmata(_ arguments: String..., input: String = "") throws -> Run {
    try run(Workplace.executable, arguments, input: input)
  }

  /// Runs a command of the shell, in which `$LEMMATA` is the path of `lemmata`.
  func shell(_ command: String) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", command], input: "")
  }

  /// Runs `lemmata` and sends it the signal of Ctrl-C while it works.
  func interruptedLemmata(_ arguments: String..., after seconds: Double) throws -> Run {
    try run(Workplace.executable, arguments, input: "") { process in
      Thread.sleep(forTimeInterval: seconds)
      process.interrupt()
    }
  }

  private func run(
    _ executable: URL, _ arguments: [String], input: String, meanwhile: (Process) -> Void = { _ in }
  ) throws -> Run {
    let streams = try Workplace()  // elsewhere, so that the directory has only the files of the test
    try streams.write(input, to: "input")
    try streams.write("", to: "output")
    try streams.write("", to: "errors")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ["LEMMATA": Workplace.executable.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C"]
    process.standardInput = try FileHandle(forReadingFrom: streams.directory.appendingPathComponent("input"))
    process.standardOutput = try FileHandle(forWritingTo: streams.directory.appendingPathComponent("output"))
    process.standardError = try FileHandle(forWritingTo: streams.directory.appendingPathComponent("errors"))
    try process.run()
    meanwhile(process)
    process.waitUntilExit()
    let status = process.terminationStatus
    return Run(
      output: try streams.read("output"), errors: try streams.read("errors"),
      code: process.terminationReason == .exit ? status : -status)
  }

  /// The tool that was built with the tests: it lies next to their bundle.
  static let executable: URL = {
    let starts = [CommandLine.arguments[0]] + Bundle.allBundles.map(\.bundlePath)
    for start in starts {
      var url = URL(fileURLWithPath: start)
      while url.pathComponents.count > 1 {
        url.deleteLastPathComponent()
        let candidate = url.appendingPathComponent("lemmata")
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory)
        if exists && !isDirectory.boolValue { return candidate }
      }
    }
    fatalError("the executable lemmata is not next to the tests: \(starts)")
  }()
}

extension Workplace {
  /// Runs `lemmata` with input that it must refuse: with the exit code 2, nothing on standard output, and a
  /// message that has all these parts.
  func expectRefusal(
    _ arguments: String..., input: String = "", saying parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try run(Workplace.executable, arguments, input: input)
    let command = Comment(rawValue: arguments.joined(separator: " ") + ": " + run.errors)
    #expect(run.code == 2, command, sourceLocation: sourceLocation)
    #expect(run.output == "", command, sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix("Error: "), command, sourceLocation: sourceLocation)
    for part in parts {
      #expect(run.errors.contains(part), command, sourceLocation: sourceLocation)
    }
  }
}

extension JSONValue {
  /// The keys of an object, in their order.
  var keys: [String] {
    if case .object(let object) = self { return object.keys }
    return []
  }

  /// The elements of an array.
  var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }
}
