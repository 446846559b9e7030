import ExtractionAttack
import Figures
import Foundation

/// A file for a figure, whose name says what is written: an image, or LaTeX.
struct FigureFile {
  private let url: URL
  private let kind: Kind

  private enum Kind {
    case image(ImageFormat, Gnuplot)
    case latex
  }

  /// Checks that the file can be made, so that nothing is computed in vain.
  ///
  /// - Throws: ``UsageError``; `GnuplotError` where an image is asked for and there is no gnuplot.
  init(_ path: String) throws {
    url = URL(fileURLWithPath: path)
    if url.pathExtension == "tex" {
      kind = .latex
    } else if let format = ImageFormat(rawValue: url.pathExtension) {
      kind = .image(format, try Gnuplot.find())
    } else {
      throw UsageError(
        "the figure \(path): expected a name that ends in .png, .svg, .pdf or .tex")
    }
    try OutputFile(path).check()
  }

  /// The file of one of several learners: its name goes before the extension.
  func of(_ learner: GradientLearner, amongSeveral: Bool) -> FigureFile {
    guard amongSeveral else { return self }
    let stem = url.deletingPathExtension().lastPathComponent
    let name = "\(stem)-\(learner.rawValue).\(url.pathExtension)"
    return FigureFile(
      url: url.deletingLastPathComponent().appendingPathComponent(name), kind: kind)
  }

  private init(url: URL, kind: Kind) {
    self.url = url
    self.kind = kind
  }

  func write(_ figure: Figure, provenance: String) throws {
    switch kind {
    case .image(let format, let gnuplot):
      let image = try gnuplot.image(of: figure, as: format, provenance: provenance)
      try OutputFile(url.path).write(Data(image))
    case .latex:
      try OutputFile(url.path).write(Data(figure.pgfplots(provenance: provenance).utf8))
    }
  }
}
