import Documents
import ExactArithmetic
import Foundation
import Testing

/// The program, as a user runs it.
@Suite struct CommandTests {
  private struct Run {
    let output: String
    let errors: String
    let code: Int32
  }

  /// The program lies next to the bundle of the tests.
  private static let executable: URL = {
    let starts = [CommandLine.arguments[0]] + Bundle.allBundles.map(\.bundlePath)
    for start in starts {
      var url = URL(fileURLWithPath: start)
      while url.pathComponents.count > 1 {
        url.deleteLastPathComponent()
        let candidate = url.appendingPathComponent("extraction-attack")
        if FileManager.default.isExecutableFile(atPath: candidate.path),
          (try? candidate.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
        {
          return candidate
        }
      }
    }
    fatalError("the program is not next to the tests: \(starts)")
  }()

  private func run(_ arguments: String...) throws -> Run { try run(arguments) }

  private func run(_ arguments: [String]) throws -> Run {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let (output, errors) = (
      directory.appendingPathComponent("output"), directory.appendingPathComponent("errors")
    )
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = CommandTests.executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8), code: process.terminationStatus)
  }

  private func temporaryDirectory() throws -> URL {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "extraction-attack-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    return directory
  }

  @Test func writesAReportAndAFigureWithoutOtherWords() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let report = directory.appendingPathComponent("report.json")
    let figure = directory.appendingPathComponent("course.tex")
    let run = try run(
      "--small", "--learner", "logistic", "--rho", "formula", "--seed", "3", "--threads", "1",
      "--format", "json",
      "--output", report.path, "--figure", figure.path)
    #expect(run.code == 0 && run.output == "" && run.errors == "", "\(run.errors)")
    let json = try JSONValue(parsing: Data(contentsOf: report))
    // sqrt((2 ln(50000 * 0.368 * 100) - ln ln 100) / 200) = 0.36961...
    #expect(json["rho"] == "231/625" && json["seed"] == 3)
    let latex = try String(contentsOf: figure, encoding: .utf8)
    #expect(latex.contains("\\begin{tikzpicture}") && latex.contains("(gradient~steps)"))
  }

  /// A pipe stands for all that is no regular file: it is written, and no file takes its place.
  @Test func writesToAPipeInPlace() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.appendingPathComponent("pipe").path
    try #require(mkfifo(path, 0o600) == 0)
    let pipe = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    try #require(pipe >= 0)
    defer { close(pipe) }
    let run = try run(
      "--small", "--learner", "logistic", "--threads", "1", "--format", "csv", "--output", path)
    #expect(run.code == 0 && run.errors == "", "\(run.errors)")
    var status = stat()
    #expect(lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    var bytes = [UInt8](repeating: 0, count: 4)
    #expect(read(pipe, &bytes, 4) == 4 && String(decoding: bytes, as: UTF8.self) == "rho,")
  }

  @Test func badArgumentsAreRefusedByName() throws {
    for (arguments, message) in [
      (["--rho", "2"], "rho = 2: the fraction of fixed coordinates must lie between 0 and 1"),
      (["--rho", "-1/4"], "rho = -1/4: the fraction"),
      (["--rho", "a"], "\"a\" is not a rational number"),
      (["--seed", "-1"], "\"-1\" is no seed; expected an integer from 0 to 2^64 - 1"),
      (["--threads", "0"], "\"0\" is no number of threads"),
      (["--format", "xml"], "\"xml\" is no format; expected one of text, "),
      (["--digits", "none"], "\"none\" is no number of digits"),
      (["--learner", "tree"], "'tree' is invalid for '--learner <learner>'"),
      (["--output", "/nowhere/report"], "cannot write /nowhere/report: the directory /nowhere"),
      (["--output", "/"], "cannot write /: it is a directory"),
      (["--output", ""], "the name of the output file is empty"),
      (["--figure", "course.bmp"], "course.bmp: expected a name that ends in .png, .svg, .pdf or"),
      (["--figure", "/nowhere/course.tex"], "cannot write /nowhere/course.tex"),
      (["--nothing"], "Unknown option '--nothing'"),
    ] {
      let all = ["--small", "--learner", "logistic"] + arguments
      let run = try self.run(all)
      #expect(run.code == 2, "\(arguments)")
      #expect(run.output == "", "\(arguments)")
      #expect(run.errors.hasPrefix("Error: ") && run.errors.contains(message), "\(run.errors)")
    }
  }

  @Test func helpNamesTheOptions() throws {
    let run = try run("--help")
    #expect(run.code == 0 && run.errors == "")
    for option in ["--learner", "--rho", "--seed", "--small", "--figure", "--format"] {
      #expect(run.output.contains(option), "\(option)")
    }
  }
}
