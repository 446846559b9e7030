import ExactArithmetic

/// The rationals in a text: `"1/2 1/4 1/4"`.
package func rationals(_ text: some StringProtocol) -> [Rational] {
  text.split(separator: " ").map { Rational(String($0))! }
}

/// The matrix in a text: `"3/4 1/4; 1/4 3/4"`.
package func matrix(_ text: String) -> [[Rational]] {
  text.split(separator: ";").map { rationals($0) }
}

/// The rational in a text.
package func rational(_ text: String) -> Rational { Rational(text)! }
