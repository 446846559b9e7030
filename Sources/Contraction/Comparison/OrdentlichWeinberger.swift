import ExactArithmetic

/// The function `phi(p) = ln((1-p)/p) / (1-2p)` of the refinement of Pinsker's inequality
/// `D(Q||P) >= phi(pi*) TV(Q,P)^2` in nats; `phi(1/2) = 2`, and `phi` decreases on [0, 1/2].
/// (E. Ordentlich and M. J. Weinberger, IEEE Trans. Inf. Theory 51, 2005.)
enum OrdentlichWeinberger {
  /// An enclosure of `1/phi(p)` for `p` in [0, 1/2]; 0 at 0, where `phi` is infinite.
  static func reciprocal(_ p: Rational, bits: Int) -> Enclosure {
    if p.isZero { return .zero }
    let difference = 1 - 2 * p
    if difference.isZero { return Enclosure(Rational(1, 2)) }
    return Enclosure(difference).divided(by: Enclosure.log((1 - p) / p, bits: bits + 8), bits: bits)
  }
}
