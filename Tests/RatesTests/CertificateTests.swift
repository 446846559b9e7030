import Documents
import ExactArithmetic
import Foundation
import LemmataTestSupport
import NearestNeighbourGame
import RateCertificates
import Rates
import Testing

/// The file of a certificate, and what its checker refuses.
@Suite struct CertificateTests {
  private static let games: [(k: Int, d: Int, byTrees: Bool)] = [
    (2, 5, false), (2, 3, true), (3, 2, false), (3, 3, false),
  ]

  private func certificates() throws -> [RateCertificate] {
    try CertificateTests.games.map { game in
      try AlwaysNearest(examples: game.k, dimension: game.d).certificate(byTrees: game.byTrees)
    } + [
      Rate(Game(examples: 2, dimension: 2, correlation: 1 / 2)).certificate(success: 3 / 5),
      Rate(Game(examples: 3, dimension: 1, correlation: 1 / 3)).certificate(success: 2 / 5),
    ]
  }

  @Test func files() throws {
    for certificate in try certificates() {
      let text = certificate.json.serialized()
      let read = try RateCertificate(parsing: Array(text.utf8))
      #expect(read == certificate)
      #expect(read.json.serialized() == text)
      try RateCertificateChecker.check(read)
    }
  }

  // MARK: Mutations

  /// Whether a file is accepted.
  private func isAccepted(_ value: JSONValue) -> Bool {
    guard let certificate = try? RateCertificate(value) else { return false }
    return (try? RateCertificateChecker.check(certificate)) != nil
  }

  /// Every value in which one number, letter or name differs, or one element is missing.
  private func mutations(of value: JSONValue, at path: String) -> [(path: String, value: JSONValue)]
  {
    switch value {
    case .null: return []
    case .bool(let flag): return [(path, .bool(!flag))]
    case .number(let number): return [(path, JSONValue((number.word ?? 0) + 1))]
    case .string(let text): return strings(text, path).map { (path, .string($0)) }
    case .array(let elements):
      var result: [(String, JSONValue)] = []
      for index in elements.indices {
        for mutation in mutations(of: elements[index], at: "\(path)[\(index)]") {
          var copy = elements
          copy[index] = mutation.value
          result.append((mutation.path, .array(copy)))
        }
        var shorter = elements
        shorter.remove(at: index)
        result.append(("\(path) without \(index)", .array(shorter)))
      }
      return result
    case .object(let object):
      var result: [(String, JSONValue)] = []
      for member in object.members {
        for mutation in mutations(of: member.value, at: "\(path).\(member.key)") {
          var copy = object
          copy[member.key] = mutation.value
          result.append((mutation.path, .object(copy)))
        }
        var shorter = object
        shorter[member.key] = nil
        result.append(("\(path) without \(member.key)", .object(shorter)))
      }
      return result
    }
  }

  /// A number a little larger and a little smaller, another name, another letter.
  private func strings(_ text: String, _ path: String) -> [String] {
    if path.hasSuffix(".rule") {
      return text.indices.map { index in
        let letter = text[index] == "1" ? "2" : "1"
        return text.replacingCharacters(in: index...index, with: letter)
      }
    }
    guard let number = Rational(text) else { return [text + "x"] }
    let step = Rational(1).scaled(byPowerOfTwo: -44)
    return [number + step, number - step, 2 * number, -number].map(\.description)
      .filter { $0 != text }
  }

  /// Whether two rules differ only by the names of the strings, the order of the bits and bits read inverted.
  private func areEquivalent(_ rule: String, _ other: String, dimension: Int) -> Bool {
    guard rule.count == other.count, rule.count == 1 << dimension else { return false }
    let (first, second) = (Array(rule), Array(other))
    return permutations(of: Array(0..<dimension)).contains { order in
      first.indices.contains { inverted in
        var names: [Character: Character] = [:]
        for word in first.indices {
          let moved = order.indices.reduce(0) { $0 | (word >> order[$1] & 1) << $1 } ^ inverted
          let previous = names.updateValue(second[moved], forKey: first[word])
          if previous ?? second[moved] != second[moved] { return false }
        }
        return Set(names.values).count == names.count
      }
    }
  }

  private func permutations(of elements: [Int]) -> [[Int]] {
    if elements.isEmpty { return [[]] }
    return elements.flatMap { first in
      permutations(of: elements.filter { $0 != first }).map { [first] + $0 }
    }
  }

  /// The letters of a rule in a file.
  private func rule(_ index: Int, of value: JSONValue) -> String? {
    guard case .object(let file) = value, case .array(let rules)? = file["rules"],
      case .object(let weighted) = rules[index], case .string(let text)? = weighted["rule"]
    else { return nil }
    return text
  }

  /// No single field can be changed: the numbers of the tree only to branchings that prove the maximum as well, a rule
  /// only to the same rule with other names.
  @Test func everyMutationIsRejected() throws {
    for certificate in try certificates() {
      #expect(isAccepted(certificate.json))
      var count = 0
      for mutation in mutations(of: certificate.json, at: "") {
        if mutation.path.contains(".pricing.tree[") { continue }
        count += 1
        if let match = mutation.path.wholeMatch(of: #/\.rules\[(\d+)\]\.rule/#),
          let index = Int(match.output.1), let rule = self.rule(index, of: certificate.json),
          let mutant = self.rule(index, of: mutation.value),
          areEquivalent(rule, mutant, dimension: certificate.problem.dimension)
        {
          continue
        }
        #expect(!isAccepted(mutation.value), "\(certificate): \(mutation.path)")
      }
      #expect(count > 50)
    }
  }

  /// A branching where there is no choice, one too many, or one too few.
  @Test func treesAreFollowed() throws {
    for certificate in try certificates() where !certificate.pricing.tree.isEmpty {
      var changed = [certificate.pricing.tree + [0], Array(certificate.pricing.tree.dropLast())]
      for index in certificate.pricing.tree.indices {
        var tree = certificate.pricing.tree
        tree[index] = 1 << certificate.problem.dimension
        changed.append(tree)
      }
      for tree in changed {
        var copy = certificate
        copy.pricing = .init(method: copy.pricing.method, nodes: tree.count, tree: tree)
        #expect(
          errorMessage { try RateCertificateChecker.check(copy) }.contains("pricing.tree is"))
      }
    }
  }

  /// A maximum that holds for the listed rules only, with bounds that go with it.
  @Test func theMaximumIsOverAllRules() throws {
    let value = try AlwaysNearest(examples: 3, dimension: 2)
    var certificate = try value.certificate()
    let lighter = certificate.dual.map { 2 * $0 }
    certificate.dual = lighter
    certificate.lower += .bits(1)
    #expect(
      errorMessage { try RateCertificateChecker.check(certificate) }.contains("pricing.tree is"))
    // With a lower bound that is below, the same trees are right.
    certificate.maximum = 2 * certificate.maximum
    certificate.lower -= .bits(1)
    try RateCertificateChecker.check(certificate)
  }

  /// All rules one by one, instead of trees.
  @Test func enumeration() throws {
    var certificate = try AlwaysNearest(examples: 2, dimension: 2).certificate(byTrees: true)
    certificate.pricing = .init(method: .enumeration, nodes: 0, tree: [])
    try RateCertificateChecker.check(certificate)
    certificate.maximum = certificate.maximum / 2
    certificate.lower += .bits(1)
    #expect(errorMessage { try RateCertificateChecker.check(certificate) }.contains("maximum is"))
  }

  @Test func messages() throws {
    let certificate = try AlwaysNearest(examples: 3, dimension: 1).certificate()
    func message(_ change: (inout RateCertificate) -> Void) -> String {
      var copy = certificate
      change(&copy)
      return errorMessage { try RateCertificateChecker.check(copy) }
    }
    #expect(message { $0.problem.examples = 1 }.contains("problem.k is 1; expected 2 to 32"))
    #expect(message { $0.problem.dimension = 40 }.contains("problem.d is 40; expected 1 to 10"))
    #expect(message { $0.problem.correlation = 1 / 2 }.contains("expected missing"))
    #expect(message { $0.dual.removeLast() }.contains("expected one for each of the 2 orbits"))
    #expect(message { $0.dual[0] = 0 }.contains("dual[0] is 0; expected above 0"))
    #expect(message { $0.rules[0].weight = 2 }.contains("expected weights that add up to 1"))
    #expect(message { $0.orbits[0].size = 5 }.contains("orbits[0].size is 5; expected 6"))
    #expect(message { $0.orbits[0].columns = [1] }.contains("expected 4 numbers"))
    #expect(message { $0.upper += .bits(1) }.contains("by its data"))
    #expect(message { $0.pricing.nodes = 7 }.contains("pricing.nodes is 7"))
    #expect(message { $0.pricing.method = .softTree }.contains("expected hardTree or enumeration"))
  }

  @Test func otherFiles() throws {
    let certificate = try AlwaysNearest(examples: 2, dimension: 1).certificate()
    guard case .object(var object) = certificate.json else { return }
    object["format"] = "lemmata rate certificate 0"
    #expect(
      errorMessage { try RateCertificate(.object(object)) }
        .contains("format is lemmata rate certificate 0; expected lemmata rate certificate 1"))
    #expect(errorMessage { try RateCertificate(parsing: Array("{".utf8)) } != "")
  }

  /// The checker shares nothing with the search: its files see exact numbers only.
  @Test func theCheckerStandsAlone() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/RateCertificates")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let checker = files.filter { $0.hasPrefix("Checked") || $0.hasSuffix("Checker.swift") }
    #expect(checker.count >= 5)
    for file in checker {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let imports = text.split(separator: "\n").filter { $0.hasPrefix("import ") }
      #expect(imports.allSatisfy { $0 == "import ExactArithmetic" }, "\(file): \(imports)")
    }
  }
}
