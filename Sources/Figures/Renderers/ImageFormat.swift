/// The kinds of images that gnuplot makes.
public enum ImageFormat: String, CaseIterable, Sendable, Hashable {
  /// Pixels, 1200 by 860.
  case png
  /// Scalable Vector Graphics.
  case svg
  /// A page of the size of the figure.
  case pdf
}
