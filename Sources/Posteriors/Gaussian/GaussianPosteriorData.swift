import AlgebraicNumbers
import Documents
import ExactArithmetic
import Work

/// The data of a Gaussian posterior as in a file, of which the smoothing can be changed.
///
/// ```json
/// {"points": ["-3/2", "-2/5", "2/5", "6/5", "5/2"], "polynomial": ["0", "1", "0", "3/10"],
///  "observation": "0", "noise": "9/100", "smoothing": "1/4"}
/// ```
///
/// `points` are numbers, or arrays of numbers. The operator is `polynomial`, the coefficients of a polynomial in one variable,
/// the constant first; or `matrix`, rows of numbers, for `F(x) = A x`; or the values are given, `images` and `derivatives` (a matrix
/// each), one for each point. `noise` is a variance `g^2` above 0 or a covariance matrix, `smoothing` the variance `s^2`, by default 0.
public struct GaussianPosteriorData: Sendable {
  /// The training points with their images and derivatives.
  public let points: [GaussianPosterior.Point]
  /// The observation.
  public let observation: [Rational]
  /// The covariance of the noise.
  public let noise: RationalMatrix
  /// The variance of the smoothing.
  public var smoothing: Rational

  public init(
    points: [GaussianPosterior.Point], observation: [Rational], noise: RationalMatrix,
    smoothing: Rational
  ) {
    self.points = points
    self.observation = observation
    self.noise = noise
    self.smoothing = smoothing
  }

  /// The posterior.
  ///
  /// - Throws: ``GaussianPosteriorError``; `WorkRefused`.
  public func posterior() throws -> GaussianPosterior {
    try GaussianPosterior(
      points: points, observation: observation, noise: noise, smoothing: smoothing)
  }

  /// Points on the line observed through a polynomial.
  ///
  /// - Parameters:
  ///   - places: the training points.
  ///   - coefficients: the polynomial, the constant first.
  ///   - observation: `y`.
  ///   - noise: the variance `g^2`.
  ///   - smoothing: the variance `s^2`.
  /// - Throws: ``GaussianPosteriorError`` for a variance of the noise that is not positive.
  public init(
    places: [Rational], polynomial coefficients: [Rational], observation: Rational,
    noise: Rational, smoothing: Rational
  ) throws(GaussianPosteriorError) {
    if noise.signum() <= 0 { throw .noiseIsNotPositive(noise) }
    let polynomial = RationalPolynomial(coefficients)
    self.init(
      points: places.map { polynomial.point(at: $0) }, observation: [observation],
      noise: RationalMatrix([[noise]]), smoothing: smoothing)
  }

  /// Reads the data from the text of a file.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place; ``GaussianPosteriorError``.
  public init(parsing text: some Collection<UInt8>) throws {
    let document = try JSONValue(parsing: text).object()
    try document.requireKeys(
      among: [
        "points", "polynomial", "matrix", "images", "derivatives", "observation", "noise",
        "smoothing",
      ])
    let places = try document.value(forKey: "points").vectors(at: "points")
    observation = try document.value(forKey: "observation").vector(at: "observation")
    if max(places.count, observation.count) > GaussianPosterior.greatestSize {
      throw WorkRefused(
        "a Gaussian posterior",
        size: .count("\(places.count) points and \(observation.count) observed numbers"),
        limit: .fixed(GaussianPosterior.greatestSize, unit: "of each"))
    }
    noise = try GaussianPosteriorData.noise(
      document.value(forKey: "noise"), size: observation.count)
    smoothing = try document["smoothing"]?.rational(at: "smoothing") ?? 0
    points = try GaussianPosteriorData.points(document, places)
  }

  private static func noise(_ value: JSONValue, size: Int) throws -> RationalMatrix {
    if case .array = value { return try value.matrix(at: "noise") }
    let variance = try value.rational(at: "noise")
    if variance.signum() <= 0 { throw GaussianPosteriorError.noiseIsNotPositive(variance) }
    return variance * RationalMatrix.identity(size)
  }

  private static func points(
    _ document: JSONObject, _ places: [[Rational]]
  ) throws -> [GaussianPosterior.Point] {
    let kinds = ["polynomial", "matrix", "images"].filter { document[$0] != nil }
    if kinds.count != 1 || (document["images"] == nil) != (document["derivatives"] == nil) {
      throw GaussianPosteriorError.sizeMismatch(
        "the operator is given by \(kinds.isEmpty ? "nothing" : kinds.joined(separator: " and ")); expected polynomial, or "
          + "matrix, or images with derivatives")
    }
    if let coefficients = document["polynomial"] {
      let polynomial = RationalPolynomial(try coefficients.rationals(at: "polynomial"))
      return try places.map { place in
        guard place.count == 1 else {
          throw GaussianPosteriorError.sizeMismatch(
            "a polynomial is of one variable; a training point has \(place.count) entries")
        }
        return polynomial.point(at: place[0])
      }
    }
    if let rows = document["matrix"] {
      let matrix = try rows.matrix(at: "matrix")
      return try places.map { place in
        guard place.count == matrix.columnCount else {
          throw GaussianPosteriorError.sizeMismatch(
            "a training point has \(place.count) entries and the matrix \(matrix.columnCount) columns; expected as many"
          )
        }
        return GaussianPosterior.Point(place: place, image: matrix * place, derivative: matrix)
      }
    }
    return try listedPoints(document, places)
  }

  private static func listedPoints(
    _ document: JSONObject, _ places: [[Rational]]
  ) throws -> [GaussianPosterior.Point] {
    let images = try document.value(forKey: "images").vectors(at: "images")
    let derivatives = try document.value(forKey: "derivatives").array(at: "derivatives")
    if images.count != places.count || derivatives.count != places.count {
      throw GaussianPosteriorError.sizeMismatch(
        "there are \(places.count) points, \(images.count) images and \(derivatives.count) derivatives; expected as many"
      )
    }
    return try places.indices.map { index in
      GaussianPosterior.Point(
        place: places[index], image: images[index],
        derivative: try derivatives[index].matrix(at: JSONPath("derivatives")[index]))
    }
  }
}

/// A polynomial in one variable, the constant first.
private struct RationalPolynomial {
  let coefficients: [Rational]

  init(_ coefficients: [Rational]) { self.coefficients = coefficients }

  /// A point on the line with the value and the slope there.
  func point(at x: Rational) -> GaussianPosterior.Point {
    var (value, slope) = (Rational.zero, Rational.zero)
    for coefficient in coefficients.reversed() {
      slope = slope * x + value
      value = value * x + coefficient
    }
    return GaussianPosterior.Point(
      place: [x], image: [value], derivative: RationalMatrix([[slope]]))
  }
}

extension JSONValue {
  /// A number, or an array of them.
  fileprivate func vector(at path: JSONPath) throws -> [Rational] {
    if case .array = self { return try rationals(at: path) }
    return [try rational(at: path)]
  }

  /// An array of numbers, or of arrays of them.
  fileprivate func vectors(at path: JSONPath) throws -> [[Rational]] {
    let elements = try array(at: path)
    return try elements.indices.map { try elements[$0].vector(at: path[$0]) }
  }

  /// An array of rows of equal lengths.
  fileprivate func matrix(at path: JSONPath) throws -> RationalMatrix {
    let rows = try rationalRows(at: path)
    guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }) else {
      throw GaussianPosteriorError.sizeMismatch(
        "\(path): the rows have \(rows.map { "\($0.count)" }.joined(separator: ", ")) entries; expected as many in each, and "
          + "at least one")
    }
    return RationalMatrix(rows)
  }
}

extension GaussianPosteriorData: CustomStringConvertible {
  /// The sizes.
  public var description: String {
    "\(points.count) points observed with \(observation.count) numbers, smoothing \(smoothing)"
  }
}
