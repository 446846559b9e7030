/// The members of a JSON object in the order they were written, with different keys.
///
/// Two objects are equal when their members are, in the same order.
public struct JSONObject: Sendable {
  /// A key and its value.
  public struct Member: Sendable, Hashable {
    public let key: String
    public var value: JSONValue
  }

  /// The members, first to last.
  public private(set) var members: [Member] = []

  /// The position of every key, once there are too many members to search one by one.
  private var positions: [String: Int]?

  /// Up to this many members a key is searched for one by one.
  private static let linearLimit = 16

  /// Creates an object without members.
  public init() {}

  /// Creates an object from its members.
  ///
  /// - Precondition: the keys differ.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members {
      let isNew = append(value, forKey: key)
      precondition(isNew, "the key \"\(key)\" occurs twice")
    }
  }

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The keys, first to last.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key.  Setting the value of a new key appends it; setting `nil` removes a
  /// member.
  ///
  /// - Complexity: O(1) expected; removal is linear in the number of members.
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      guard let newValue else {
        guard let position = position(of: key) else { return }
        members.remove(at: position)
        positions = nil
        indexIfLarge()
        return
      }
      if let position = position(of: key) {
        members[position].value = newValue
      } else {
        append(newValue, forKey: key)
      }
    }
  }

  /// Appends a member unless its key is present.
  ///
  /// - Returns: whether the key was new.
  @discardableResult
  mutating func append(_ value: JSONValue, forKey key: String) -> Bool {
    if position(of: key) != nil { return false }
    members.append(Member(key: key, value: value))
    if positions == nil { indexIfLarge() } else { positions?[key] = members.count - 1 }
    return true
  }

  private func position(of key: String) -> Int? {
    if let positions { return positions[key] }
    return members.firstIndex { $0.key == key }
  }

  private mutating func indexIfLarge() {
    guard members.count > JSONObject.linearLimit else { return }
    positions = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
  }
}

extension JSONObject: Hashable {
  public static func == (lhs: JSONObject, rhs: JSONObject) -> Bool { lhs.members == rhs.members }

  public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// - Precondition: the keys differ.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
