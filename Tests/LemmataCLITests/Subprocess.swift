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

  /// Runs commands of `lemmata`, written for the shell, one after the other as long as they succeed.
  func commands(_ commands: String...) throws -> Run {
    try shell(commands.map { "\"$LEMMATA\" \($0)" }.joined(separator: " && "))
  }

  /// Runs a command of the shell, in which `$LEMMATA` is the path of `lemmata`.
  func shell(_ command: String) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", command], input: "")
  }

  /// Runs `lemmata` and sends it the signal of Ctrl-C while it works.
  func interruptedLemmata(_ arguments: String..., after seconds: Double) throws -> Run {
    try run(Workplace.executable, arguments, input: "") { process in
      Thread.sleep(forTimeInterval: seconds)
      kill(process, SIGINT)
    }
  }

  /// Runs `lemmata` and sends it the signal of Ctrl-C when a file is there.
  func interruptedLemmata(_ arguments: String..., whenThereIs name: String) throws -> Run {
    try run(Workplace.executable, arguments, input: "") { process in
      let file = path(name)
      // All tests run at once: on a busy machine the first file may take minutes.
      for _ in 0..<12000 where !FileManager.default.fileExists(atPath: file) {
        Thread.sleep(forTimeInterval: 0.05)
      }
      kill(process, SIGINT)
    }
  }

  /// Runs a program by the system's own call: Foundation's `Process` hands its thread's blocked signals on.
  private func run(
    _ executable: URL, _ arguments: [String], input: String, meanwhile: (pid_t) -> Void = { _ in }
  ) throws -> Run {
    // Elsewhere, so that the directory has only the files of the test.
    let streams = try Workplace()
    try streams.write(input, to: "input")

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawn_file_actions_addopen(&actions, 0, streams.path("input"), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, streams.path("output"), O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, streams.path("errors"), O_WRONLY | O_CREAT, 0o600)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var process = pid_t()
    // Not every system's call can change the directory; the shell can.
    let words = Workplace.cStrings(
      ["sh", "-c", #"cd "$0" && exec "$@""#, directory.path, executable.path] + arguments)
    let environment = Workplace.cStrings([
      "LEMMATA=\(Workplace.executable.path)", "PATH=/usr/bin:/bin", "LC_ALL=C",
    ])
    defer { for string in words + environment { free(string) } }
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environment)
    if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOEXEC) }
    meanwhile(process)

    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return Run(
      output: try streams.read("output"), errors: try streams.read("errors"),
      code: signal == 0 ? (status >> 8) & 0xFF : -signal)
  }

  /// A list of strings as the system takes it, with a null pointer at its end.
  private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { strdup($0) } + [nil]
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
        let exists = FileManager.default.fileExists(
          atPath: candidate.path, isDirectory: &isDirectory)
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

  /// The elements of an array, or the rows of a table with its question.
  var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return self["rows"]?.elements ?? []
  }
}
