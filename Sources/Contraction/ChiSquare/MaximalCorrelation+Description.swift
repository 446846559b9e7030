import ExactArithmetic

extension MaximalCorrelation: CustomStringConvertible {
  /// The squared correlation and how many functions attain it:
  /// `eta = 1/4, attained by one pair of functions up to sign`.
  public var description: String {
    if squared.signum() == 0 { return "eta = 0: the variables are independent" }
    return isSimple
      ? "eta = \(squared), attained by one pair of functions up to sign"
      : "eta = \(squared), attained by functions of \(multiplicity) dimensions"
  }
}
