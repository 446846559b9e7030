import Claims
import Documents
import ExactArithmetic

extension Report {
  /// The report for programs: an object of the entries, claims and data that have a key, in their order; for a table or
  /// several reports an array.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    switch contents {
    case .table(let table): return table.json(style)
    case .parts(let parts): return .array(parts.flatMap { $0.partJSON(style) })
    case .sections(let sections):
      var object = JSONObject()
      for block in sections.flatMap(\.blocks) { block.add(to: &object, style) }
      return .object(object)
    }
  }
}

extension Report {
  /// The elements that the report has in the array of another: one, or for a group of parts one for each.
  fileprivate func partJSON(_ style: ValueStyle) -> [JSONValue] {
    guard case .parts(let parts) = contents else { return [json(style)] }
    return parts.flatMap { $0.partJSON(style) }
  }
}

extension Report.Section.Block {
  /// Sets the keys of a block in an object.
  fileprivate func add(to object: inout JSONObject, _ style: ValueStyle) {
    switch self {
    case .paragraph, .claim, .table: break
    case .entries(let entries, _):
      for entry in entries { object.set(entry.value.json(style), at: entry.path[...]) }
    case .claims(let list):
      guard let key = list.key else { return }
      var elements: [JSONValue] = []
      if case .array(let earlier)? = object[key] { elements = earlier }
      object[key] = .array(elements + list.claims.map { $0.json(style, list) })
    case .data(let members):
      for (key, value) in members { object[key] = value.json(style) }
    }
  }
}

extension JSONObject {
  /// Sets a value under nested keys; the objects between are made where they are missing.
  fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<String>) {
    guard let key = path.first else { return }
    if path.count == 1 {
      self[key] = value
      return
    }
    var nested = JSONObject()
    if case .object(let known)? = self[key] { nested = known }
    nested.set(value, at: path.dropFirst())
    self[key] = .object(nested)
  }
}

extension Report.Data {
  fileprivate func json(_ style: ValueStyle) -> JSONValue {
    switch self {
    case .value(let cell): return cell.json(style)
    case .flag(let value): return .bool(value)
    case .rows(let table): return table.json(style)
    case .list(let elements): return .array(elements.map { $0.json(style) })
    case .object(let members):
      return .object(JSONObject(members.map { ($0.key, $0.value.json(style)) }))
    }
  }
}

extension Report.CheckedClaim {
  fileprivate func json(_ style: ValueStyle, _ list: Report.ClaimList) -> JSONValue {
    switch self {
    case .decided(let claim):
      return claim.json(
        style, hasSides: list.hasSides, isInformation: list.unit == .information)
    case .estimated(let check, _): return check.json(style)
    }
  }
}

extension Claim {
  /// The claim as JSON: `claim`, `verdict`, perhaps `left` and `right`, `slack`.
  fileprivate func json(_ style: ValueStyle, hasSides: Bool, isInformation: Bool) -> JSONValue {
    var object: JSONObject = ["claim": .string(claim), "verdict": style.json(verdict)]
    if hasSides {
      object["left"] = json(left, style, isInformation: isInformation)
      object["right"] = json(right, style, isInformation: isInformation)
    }
    object["slack"] = json(slack, style, isInformation: isInformation)
    return .object(object)
  }
}
