import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import Work

extension ChannelTree {
  /// The probability that the root is joined to a leaf when each edge is open, independently, with probability
  /// `eta_KL` of its channel: rational when all coefficients are, else enclosed to any width.
  ///
  /// It bounds the contraction from the root to the leaves: `eta_KL(root -> leaves) <= P`, so that
  /// `I(U;leaves) <= P I(U;root)` for every `U - root - leaves`, and `I(root;leaves) <= P H(root)`.
  ///
  /// Proof.  For two channels `A`, `B` from one input, `I(U;AB) = I(U;A) + I(U;B|A)` is at most
  /// `I(U;A) + eta_B I(U;X|A) = (1-eta_B) I(U;A) + eta_B I(U;X)`, at most
  /// `(1 - (1-eta_A)(1-eta_B)) I(U;X)`; and a channel after another has at most the product of the
  /// coefficients.  From the leaves up, these are the rules for the probability of an open path.
  /// (W. Evans and L. Schulman, IEEE Trans. Inf. Theory 45, 1999; Y. Polyanskiy and Y. Wu, arXiv 1508.06025.)
  ///
  /// - Complexity: a coefficient for each distinct channel.
  public var percolation: Quantity {
    value { kept in
      var reached = [Enclosure](repeating: Enclosure(1), count: nodeCount)
      for node in children.indices.reversed() where !children[node].isEmpty {
        let missed = children[node].reduce(Enclosure(1)) { missed, child in
          (missed * (Enclosure(1) - kept[child].0 * reached[child])).rounded(
            unlessExact: kept[child].1)
        }
        reached[node] = Enclosure(1) - missed
      }
      return reached[0]
    }
  }

  /// The union bound of ``percolation``: the sum over the leaves of the products of `eta_KL` along the ways to
  /// them; it may exceed 1.
  public var pathSum: Quantity {
    value { kept in
      var open = [Enclosure](repeating: Enclosure(1), count: nodeCount)
      var sum = Enclosure.zero
      for node in children.indices {
        if let parent = parents[node] {
          open[node] = (open[parent] * kept[node].0).rounded(unlessExact: kept[node].1)
        }
        if children[node].isEmpty { sum = sum + open[node] }
      }
      return sum
    }
  }

  /// A function of the coefficients of the edges, each given with the precision at which it is not exact.
  private func value(
    _ function: @escaping @Sendable (_ kept: [(Enclosure, Int?)]) -> Enclosure
  ) -> Quantity {
    var known: [Channel: AlgebraicReal] = [:]
    let coefficients = channels.map { channel -> AlgebraicReal in
      guard let channel else { return AlgebraicReal(1) }
      if let coefficient = known[channel] { return coefficient }
      let coefficient = channel.klContraction.value
      known[channel] = coefficient
      return coefficient
    }
    let rationals = coefficients.compactMap(\.rationalValue)
    if rationals.count == coefficients.count {
      return .rational(function(rationals.map { (Enclosure($0), nil) }).lower)
    }
    return .computable(
      ComputableReal { bits in
        function(coefficients.map { ($0.enclosure(bits: bits), bits + 8) })
      })
  }

  /// What is known of the information that reaches the leaves, checked against the exact information:
  /// `I(root;leaves) <= P H(root) <= (sum over leaves of products of eta_KL) H(root)`.
  ///
  /// - Throws: `WorkRefused` when the exact information is too large to compute; `CancellationError`.
  public func percolationClaims(
    limits: WorkLimits = .networks, monitor: WorkMonitor = WorkMonitor()
  ) throws -> [Claim] {
    let information = try information(limits: limits, monitor: monitor)
    let (path, sum) = (percolation, pathSum)
    return [
      Claim(
        "I(root;leaves)", .logForm(information), atMost: "P(open path) H(root)",
        path.times(root.entropy),
        reason: "Evans-Schulman: information flows at most as open paths do."),
      Claim(
        "P(open path)", path, atMost: "sum over leaves of products of eta_KL", sum,
        reason: "The union bound."),
    ]
  }

  /// For a chain, that the coefficient of the whole is at most the product of the coefficients:
  /// `eta_KL(W_1 W_2 ...) <= eta_KL(W_1) eta_KL(W_2) ...`; `nil` for a tree that is not a path.
  ///
  /// - Throws: `WorkRefused` when the composed channel is too large.
  public func compositionClaim() throws -> Claim? {
    guard leaves.count == 1, nodeCount > 1 else { return nil }
    let channels = path(to: leaves[0])
    var whole = channels[0]
    for channel in channels.dropFirst() { whole = try whole.then(channel) }
    return Claim(
      "eta_KL(W_1 W_2 ...)", .algebraic(whole.klContraction.value),
      atMost: "product of eta_KL(W_i)", pathSum, reason: "Each channel contracts in turn.")
  }
}

extension Enclosure {
  fileprivate func rounded(unlessExact bits: Int?) -> Enclosure {
    bits.map { rounded(toBits: $0) } ?? self
  }
}

extension Quantity {
  /// The product of a rational or enclosed factor and a quantity of information.
  fileprivate func times(_ form: LogForm) -> Quantity {
    if let factor = rationalValue { return .logForm(factor * form) }
    return .computable(
      ComputableReal { bits in
        (enclosure(bits: bits) * form.enclosure(in: .bits, bits: bits)).rounded(toBits: bits + 8)
      })
  }
}
