import ExactArithmetic

/// What proves a value of the rate function of the 1-out-of-k game from both sides, in rational numbers and logarithms of
/// integers only.
///
/// The *upper* part is a law on decision rules; the *lower* part is a weight `c` for each orbit of sources and a number `M`
/// that no decision rule exceeds, with a tree that shows it.  ``RateCertificateChecker`` recomputes all of it.
///
/// Conventions: a source is `k` strings of `d` bits, a `k x d` matrix of bits.  A column and its complement are one
/// *column class*, numbered by the bits of the items, item 1 the lowest, of the one in which item `k` has the bit 0.  A
/// decision rule says for each `y` in `0..<2^d`, bit `i` of which is its coordinate `i + 1`, which item is answered.
///
/// Source: derived here (certificates by Lagrange duality of the rate-distortion problem, Berger 1971; graph entropy,
/// Körner 1973).
public struct RateCertificate: Sendable, Hashable {
  /// The version of the format, which its files name.
  public static let format = "lemmata rate certificate 1"

  /// What is bounded.
  public enum Subject: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// `R_OPT(k,d)`: the least information with which Bob always answers a nearest string.
    case alwaysNearest
    /// `R(alpha; k, d, rho)`: the least information for a success of at least `alpha`.
    case rate

    public var description: String { rawValue }
  }

  /// The game.
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// The number `k >= 2` of strings.
    public var examples: Int
    /// The number `d >= 1` of bits of each.
    public var dimension: Int
    /// The correlation `rho`, 0 < rho < 1; `nil` where the value does not depend on it.
    public var correlation: Rational?

    public init(examples: Int, dimension: Int, correlation: Rational? = nil) {
      self.examples = examples
      self.dimension = dimension
      self.correlation = correlation
    }

    /// The parameters: `k = 2, d = 3`.
    public var description: String {
      "k = \(examples), d = \(dimension)" + (correlation.map { ", rho = \($0)" } ?? "")
    }
  }

  /// Sources that are images of each other, by permuting strings, permuting coordinates and flipping coordinates.
  public struct Orbit: Sendable, Hashable, CustomStringConvertible {
    /// How many columns are of each class, `2^(k-1)` numbers that add up to `d`.
    public var columns: [Int]
    /// The number of sources; over all orbits they add up to `2^(k d)`.
    public var size: Integer

    public init(columns: [Int], size: Integer) {
      self.columns = columns
      self.size = size
    }

    /// The counts and the size: `[1, 0, 2, 0]: 48 sources`.
    public var description: String { "\(columns): \(size) sources" }
  }

  /// A decision rule with its probability.
  public struct WeightedRule: Sendable, Hashable, CustomStringConvertible {
    /// The items that are answered, by increasing `y`; or the size of the odd set whose majorities are meant.
    public var rule: Rule
    /// The probability of the rules of its orbit together.
    public var weight: Rational

    public init(rule: Rule, weight: Rational) {
      self.rule = rule
      self.weight = weight
    }

    /// The rule with its probability.
    public var description: String { "\(rule): \(weight)" }
  }

  /// A decision rule, up to symmetry.
  public enum Rule: Sendable, Hashable, CustomStringConvertible {
    /// The items from 1 on that are answered, by increasing `y`.
    case answers([Int])
    /// Of two strings, the majority on a set of so many signed coordinates, an odd number.
    case oddMajority(Int)

    /// The digits of the items, or the size of the set: `1122`, `majority of 3`.
    public var description: String {
      switch self {
      case .answers(let items): RateCertificate.letters(items)
      case .oddMajority(let size): "majority of \(size)"
      }
    }
  }

  /// How it was shown that no rule exceeds the maximum.
  public enum Method: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// All rules, one by one.
    case enumeration
    /// Branch and bound over the sources that one rule can serve.
    case hardTree
    /// Branch and bound over the answers of a rule, with half a cube given.
    case softTree
    /// The inequalities of the odd majorities, for `k = 2`.
    case oddMajorities

    public var description: String { rawValue }
  }

  /// How the maximum was proved.
  public struct Pricing: Sendable, Hashable, CustomStringConvertible {
    public var method: Method
    /// The number of branchings in all trees.
    public var nodes: Int
    /// The trees one after the other, each in preorder: the `y` at which each node branches.
    public var tree: [Int]

    public init(method: Method, nodes: Int, tree: [Int]) {
      self.method = method
      self.nodes = nodes
      self.tree = tree
    }

    /// The method with its size: `hardTree with 112 nodes`.
    public var description: String { "\(method) with \(nodes) nodes" }
  }

  /// A line below the whole rate function: `R(a) >= slope a + intercept` for every success `a`.
  public struct Line: Sendable, Hashable, CustomStringConvertible {
    public var slope: LogForm
    public var intercept: LogForm

    public init(slope: LogForm, intercept: LogForm) {
      self.slope = slope
      self.intercept = intercept
    }

    /// The line: `R(a) >= slope a + intercept`.
    public var description: String { "R(a) >= (\(slope)) a + \(intercept)" }
  }

  public var problem: Problem
  public var subject: Subject
  /// The success that was asked for; of ``Subject/rate`` only.
  public var alpha: Rational?
  /// The number whose powers stand for exponentials of the success, above 1; of ``Subject/rate`` only.
  public var beta: Rational?
  /// The orbits, in the order in which the trees take them.
  public var orbits: [Orbit]
  /// The law on rules.
  public var rules: [WeightedRule]
  /// The number `c` of each orbit.
  public var dual: [Rational]
  /// What no rule exceeds.
  public var maximum: Rational
  public var pricing: Pricing
  /// The success of the law on rules, at least ``alpha``; of ``Subject/rate`` only.
  public var success: Rational?
  /// The lower bound.
  public var lower: LogForm
  /// The upper bound.
  public var upper: LogForm
  /// The line that touches the rate function; of ``Subject/rate`` only.
  public var line: Line?

  public init(
    problem: Problem, subject: Subject, alpha: Rational? = nil, beta: Rational? = nil,
    orbits: [Orbit], rules: [WeightedRule], dual: [Rational], maximum: Rational, pricing: Pricing,
    success: Rational? = nil, lower: LogForm, upper: LogForm, line: Line? = nil
  ) {
    self.problem = problem
    self.subject = subject
    self.alpha = alpha
    self.beta = beta
    self.orbits = orbits
    self.rules = rules
    self.dual = dual
    self.maximum = maximum
    self.pricing = pricing
    self.success = success
    self.lower = lower
    self.upper = upper
    self.line = line
  }

  /// The value in bits, between both bounds.
  public func interval(bits: Int = 100) -> Enclosure {
    let low = lower.enclosure(in: .bits, bits: bits)
    let high = upper.enclosure(in: .bits, bits: bits)
    return Enclosure(min(low.lower, high.upper), high.upper)
  }
}

extension RateCertificate: CustomStringConvertible {
  /// What is bounded, between which numbers, and how the maximum was proved.
  public var description: String {
    "\(subject) at \(problem): \(interval()) bits, by \(pricing)"
  }
}

extension RateCertificate {
  private static let digits = Array("123456789abcdefghijklmnopqrstuvwxyz")

  /// The greatest number of items that have a letter.
  package static var greatestExamples: Int { digits.count }

  /// Items from 1 on as letters: `1122`, and `a` for the tenth.
  package static func letters(_ items: [Int]) -> String {
    String(items.map { digits.indices.contains($0 - 1) ? digits[$0 - 1] : "?" })
  }

  /// The items of letters; `nil` where one is no letter of an item.
  package static func items(_ letters: String) -> [Int]? {
    var items: [Int] = []
    for letter in letters {
      guard let index = digits.firstIndex(of: letter) else { return nil }
      items.append(index + 1)
    }
    return items
  }
}
