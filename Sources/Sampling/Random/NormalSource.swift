import Foundation

/// Standard normal variables, two at a time, in double precision.
///
/// Source: G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6, 1964 (the
/// polar method).
package struct NormalSource {
  private var spare: Double?

  package init() {}

  package mutating func next(_ stream: inout BitStream) -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    while true {
      let (u, v) = (2 * stream.nextUniform() - 1, 2 * stream.nextUniform() - 1)
      let square = u * u + v * v
      if square >= 1 || square == 0 { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spare = v * factor
      return u * factor
    }
  }
}
