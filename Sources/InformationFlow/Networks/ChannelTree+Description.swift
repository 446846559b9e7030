import InformationTheory

extension ChannelTree: CustomStringConvertible {
  /// The root's law and each node with its parent: `root {0: 1/2, 1: 1/2}; 1 from 0 through [[...]]; ...`, at most
  /// 16 nodes.
  public var description: String {
    let shown = parents.indices.dropFirst().prefix(15).compactMap { node -> String? in
      guard let parent = parents[node], let channel = channels[node] else { return nil }
      return "\(node) from \(parent) through \(channel)"
    }
    let rest = parents.count > 16 ? ["... \(parents.count) nodes in all"] : []
    return (["root \(root)"] + shown + rest).joined(separator: "; ")
  }
}
