import Figures
import Foundation
import Testing

/// Running gnuplot; where there is none, that it is missed.
struct GnuplotTests {
  @Test func missingGnuplot() throws {
    #expect(throws: GnuplotError.notFound(searchPath: "/nonexistent:/etc")) {
      try Gnuplot.find(searchPath: "/nonexistent:/etc")
    }
    let message = GnuplotError.notFound(searchPath: "").description
    #expect(message.contains("there is none on the PATH"))
    #expect(message.contains("apt-get install gnuplot-nox"))
    #expect(message.contains("brew install gnuplot"))
  }

  /// Another program of the system that is found under the name of gnuplot, and run with `-d -`.
  private func withProgram(_ path: String, _ body: (Gnuplot) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("lemmata-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createSymbolicLink(
      atPath: directory.appendingPathComponent("gnuplot").path, withDestinationPath: path)
    try body(try Gnuplot.find(searchPath: "/nonexistent:" + directory.path))
  }

  @Test func whatIsNoProgram() throws {
    for path in ["/etc/passwd", "/etc", "/nonexistent"] {
      #expect(throws: GnuplotError.self) { try withProgram(path) { _ in } }
    }
  }

  @Test func failures() throws {
    // `cat` has no option -d, and says so.
    try withProgram("/bin/cat") { gnuplot in
      do {
        _ = try gnuplot.image(of: sampleFigure(), as: .png)
        Issue.record("no error")
      } catch GnuplotError.failed(let path, let status, let message) {
        #expect(path == gnuplot.path && status == 1)
        #expect(message.contains("option") && !message.hasSuffix("\n"))
      }
    }
    // One that writes nothing has failed too.
    try withProgram("/usr/bin/true") { gnuplot in
      #expect(throws: GnuplotError.failed(path: gnuplot.path, status: 0, message: "")) {
        try gnuplot.image(of: sampleFigure(), as: .png)
      }
    }
    #expect(
      GnuplotError.failed(path: "/x/gnuplot", status: 1, message: "why").description
        == "/x/gnuplot could not draw the figure (exit code 1):\nwhy")
    #expect(
      GnuplotError.failed(path: "/x/gnuplot", status: nil, message: "").description
        == "/x/gnuplot could not draw the figure; it gave no reason")
    #expect(
      GnuplotError.noTemporaryFile(directory: "/x", message: "why").description
        == "cannot make a temporary file in /x: why")
  }

  /// The program gets the script on its standard input, and what it writes is the image: `tr -d -` removes hyphens.
  @Test func scriptOnStandardInput() throws {
    try withProgram("/usr/bin/tr") { gnuplot in
      let figure = sampleFigure()
      let image = try gnuplot.image(of: figure, as: .svg, provenance: "test")
      let script = try figure.gnuplotScript(for: .svg, provenance: "test")
      #expect(script.contains("-"))
      #expect(String(decoding: image, as: UTF8.self) == script.replacing("-", with: ""))
    }
  }

  @Test(arguments: ImageFormat.allCases) func image(_ format: ImageFormat) throws {
    let gnuplot: Gnuplot
    do {
      gnuplot = try Gnuplot.find()
    } catch {
      #expect("\(error)".contains("drawing needs the program gnuplot"))
      return
    }
    let image = try gnuplot.image(of: sampleFigure(), as: format)
    let text = String(decoding: image, as: UTF8.self)
    switch format {
    case .png:
      #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      // Width and height, in the header: 1200 and 860.
      #expect(image[16..<24].elementsEqual([0, 0, 0x04, 0xB0, 0, 0, 0x03, 0x5C]))
    case .svg:
      #expect(text.contains("It's 100 % `safe` {no}_markup"))
      #expect(text.contains("sampled, 50 %") && text.contains("'1/(2 ln 2)' %"))
      #expect(text.contains("viewBox=\"0 0 720 516\""))
    case .pdf: #expect(text.hasPrefix("%PDF-"))
    }
    // A second later the bytes are the same.
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try gnuplot.image(of: sampleFigure(), as: format) == image)
  }
}
