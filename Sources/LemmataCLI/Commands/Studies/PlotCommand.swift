import ArgumentParser

/// `lemmata plot NAME`: a named figure.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws a figure: in the terminal, an image by gnuplot, or pgfplots for a paper.",
    discussion: """
      The name of the output file says what is written: .png, .svg or .pdf an image, which needs the program \
      gnuplot; .tex a tikzpicture for pgfplots; .gp a script for gnuplot. Without a file the figure is drawn in the \
      terminal; into a pipe, or with the format of a table, the data of the figure are printed as a table. Figures \
      need no colours.
      """,
    subcommands: Studies.all.compactMap { ($0 as? any DrawnStudyOptions.Type)?.plotCommand })
}
