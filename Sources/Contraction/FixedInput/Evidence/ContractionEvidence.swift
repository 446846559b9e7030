import ExactArithmetic
import InformationTheory

/// What proves that `eta_KL(P, W)` is at most a rational number: a division of a simplex into smaller ones, on each of which
/// one of two short tests succeeds.  Anyone can check it with ``check(channel:input:)-(_,FiniteLaw<Int>)``, which shares with
/// the search only what the numbers of letters, vertices and edges mean.
///
/// With `R = PW` let `q_x(z) = prod_y z_y^W(y|x)`.  A number `r` in (0, 1] bounds the coefficient if
///
///     sum_x P_x q_x(z)^(1/r) <= 1   for every z = QW/R,
///
/// since `D(QW||R) = E_Q ln q_x(z)` for such a z, and `E_Q f - r D(Q||P) <= r ln E_P e^(f/r)`.  The points are those of the
/// simplex of all laws Q, or of the larger one of all `z >= 0` with `sum_y R_y z_y = 1`.  On a cell with vertices v_i the inequality
/// holds if one of these does:
///
/// 1. *tangent:* `sum_x P_x (q_x(c) sum_y W(y|x) v_iy / c_y)^(1/r) <= 1` at every vertex, for the cell's centre c: the mean of
///    order 0 is at most its tangent, the arithmetic mean (of the `z_y/c_y` with the weights of a row), and a convex function of a linear
///    one is greatest at a vertex;
/// 2. *near P:* `(u/l)^(1 + 1/r) <= r/s`, for the least and the greatest coordinate l and u of the vertices and a number s that is at least
///    chi-square's coefficient: `ln sum_y R_y e^g_y - r ln sum_x P_x e^((Wg)_x/r)` is convex where `(1 + 1/r) osc g <= ln(r/s)`, and has its
///    minimum 0 at g = 0.
///
/// The tests are derived here.
///
/// ```swift
/// let channel = try Channel.z(1 / 4)
/// let evidence = try channel.klContractionEvidence(input: .uniform, ratio: 7 / 10)
/// try evidence.check(channel: channel, input: .uniform)
/// ```
public struct ContractionEvidence: Sendable, Hashable {
  /// The number that bounds the coefficient.
  public let ratio: Rational
  /// A number that is at least chi-square's coefficient `eta_chi2(P, W)`, and less than the ratio.
  public let chiSquareBound: Rational
  /// Which simplex is divided.
  public let space: Space
  /// The divisions in preorder, a byte for each cell, divided or not: ``leaf``, or the number `i (i - 1)/2 + j` of the edge from vertex j to
  /// vertex `i > j` that is cut in the middle, followed by the part with vertex j and that with vertex i.
  public let divisions: [UInt8]

  /// The byte of a cell that is not divided.
  public static let leaf = UInt8.max

  /// The points of the cells.
  public enum Space: String, Sendable, Hashable {
    /// The laws Q on the inputs.
    case inputs
    /// The functions `z >= 0` on the outputs of mean 1 under PW.
    case outputs
  }

  /// Creates a claim, which ``check(channel:input:)-(_,FiniteLaw<Int>)`` decides.
  public init(ratio: Rational, chiSquareBound: Rational, space: Space, divisions: [UInt8]) {
    self.ratio = ratio
    self.chiSquareBound = chiSquareBound
    self.space = space
    self.divisions = divisions
  }
}

extension ContractionEvidence: CustomStringConvertible {
  /// The bound, the number of cells and the simplex.
  public var description: String {
    let cells = divisions.count { $0 == ContractionEvidence.leaf }
    return "eta_KL(P, W) <= \(ratio) by \(cells) cells of the simplex of \(space.rawValue)"
  }
}

extension ContractionEvidence {
  /// Why a piece of evidence proves nothing.
  public enum Rejection: Error, Sendable, Hashable {
    /// The law has another number of outcomes than the channel has inputs.
    case lawDoesNotFit(law: Int, channel: Int)
    /// The ratio is outside (0, 1].
    case ratioOutOfRange(Rational)
    /// The bound of chi-square's coefficient is not shown to be one, or not below the ratio.
    case chiSquareBoundFails(Rational)
    /// A byte names no edge of a cell; bytes count from 0.
    case noSuchEdge(UInt8, position: Int)
    /// Neither test succeeds on a cell.
    case openCell(position: Int)
    /// The cells end too early.
    case incomplete
    /// Bytes are left over.
    case trailingBytes(Int)
    /// A cell is divided too often.
    case tooDeep(position: Int)
  }
}

extension ContractionEvidence.Rejection: CustomStringConvertible {
  public var description: String {
    switch self {
    case .lawDoesNotFit(let law, let channel):
      "the law has \(law) outcomes; expected \(channel), one for each input"
    case .ratioOutOfRange(let ratio): "the ratio is \(ratio.brief()); expected a number in (0, 1]"
    case .chiSquareBoundFails(let bound):
      "\(bound.brief()) is not shown to be at least chi-square's coefficient and less than the ratio"
    case .noSuchEdge(let edge, let position):
      "byte \(position) is \(edge); expected an edge of the cell, or 255"
    case .openCell(let position): "the cell of byte \(position) passes neither test"
    case .incomplete: "the bytes end before all cells are covered"
    case .trailingBytes(let count): "\(count) bytes follow the last cell"
    case .tooDeep(let position):
      "the cell of byte \(position) is divided more than \(ContractionEvidence.greatestDepth) times"
    }
  }
}

extension ContractionEvidence {
  /// The greatest number of divisions on the way to a cell.
  static let greatestDepth = 2000

  /// The ends of an edge.
  static func edge(_ byte: UInt8, vertexCount: Int) -> (lower: Int, upper: Int)? {
    var (index, upper) = (Int(byte), 1)
    while index >= upper {
      index -= upper
      upper += 1
    }
    return upper < vertexCount ? (index, upper) : nil
  }

  /// The byte of an edge.
  static func byte(lower: Int, upper: Int) -> UInt8 { UInt8(upper * (upper - 1) / 2 + lower) }
}
