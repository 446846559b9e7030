import Documents
import ExactArithmetic

extension Table {
  /// The rows as an array of objects, with the keys of the columns in their order and exact values.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    .array(
      measured(style).rows.map { row in
        .object(JSONObject(zip(columns, row).map { ($0.key, $1.json(style)) }))
      })
  }
}
