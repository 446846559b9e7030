import ExactArithmetic

extension Figure {
  /// The figure without the points that have no place on a logarithmic axis; the names of the curves say how many.
  ///
  /// On a linear axis tiny values stand at 0, but a logarithmic one has no end that is below all of them: programs that
  /// draw know numbers from about 1e-308 to 1e308 alone.
  var withoutPointsBeyondAxes: Figure {
    var figure = self
    for index in series.indices {
      let points = series[index].points.filter(hasPlace)
      let omitted = series[index].points.count - points.count
      if omitted == 0 { continue }
      figure.series[index].points = points
      figure.series[index].name.append(
        ", ", "\(omitted) \(omitted == 1 ? "point" : "points") beyond the axes")
    }
    return figure
  }

  private func hasPlace(_ point: Point) -> Bool {
    xAxis.hasPlace(Enclosure(point.x.midpoint)) && yAxis.hasPlace(point.extent)
  }
}

extension Figure.Point {
  /// All ordinates that are drawn of the point.
  var extent: Enclosure { bar.hull(y) }
}

extension Figure.Axis {
  /// Whether values can be drawn; those that are not positive are left for an error that names them.
  fileprivate func hasPlace(_ values: Enclosure) -> Bool {
    if scale == .linear || values.lower.signum() <= 0 { return true }
    return values.lower.canBeDrawn && values.upper.canBeDrawn
  }
}
