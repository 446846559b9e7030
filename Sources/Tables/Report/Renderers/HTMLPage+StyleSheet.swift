extension HTMLPage {
  /// How the page looks, on a screen, light or dark, and on paper.
  static let styleSheet = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --rule: #d0d7de; --tint: #f6f8fa;
      --holds: #1a7f37; --violated: #cf222e; --undecided: #9a6700; --left: #0a5cad; --right: #8db8e8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #0d1117; --ink: #e6edf3; --faint: #9198a1; --rule: #3d444d; --tint: #161b22;
        --holds: #3fb950; --violated: #f85149; --undecided: #d29922; --left: #79b8ff; --right: #2f5d8c;
      }
    }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--rule); padding-bottom: .2rem; }
    h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
    p { margin: .5rem 0; max-width: 46rem; }
    code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    .subtitle, .question, .meaning, .reason, footer { color: var(--faint); }
    .meaning, .reason { font-size: .9rem; font-weight: normal; }
    .question { margin-top: .5rem; }
    .formula { font-family: "STIX Two Text", "Cambria Math", Cambria, "Noto Serif", "DejaVu Serif", serif; }
    .verdict { font-weight: 600; }
    .verdict.holds, .verdict.consistent { color: var(--holds); }
    .verdict.violated, .verdict.contradicted { color: var(--violated); }
    .verdict.undecided { color: var(--undecided); }
    p.verdict { border-left: .3rem solid; padding: .4rem .8rem; background: var(--tint); }
    .wide { overflow-x: auto; margin: .75rem 0; }
    table { border-collapse: collapse; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); }
    caption { caption-side: top; text-align: left; color: var(--faint); font-size: .9rem; padding-bottom: .35rem; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    th, td { padding: .3rem .75rem; text-align: left; vertical-align: baseline; }
    th:first-child, td:first-child { padding-left: .25rem; }
    thead th { border-bottom: 1px solid var(--ink); vertical-align: bottom; }
    tbody th { font-weight: normal; }
    tbody tr + tr > * { border-top: 1px solid var(--rule); }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    th:has(.reason), th:has(.meaning) { min-width: 17rem; }
    .center { text-align: center; }
    .value { font-variant-numeric: tabular-nums; overflow-wrap: break-word; max-width: 30rem; }
    figure { margin: 1rem 0; }
    figure svg { display: block; width: 100%; max-width: 46rem; height: auto; }
    figcaption { color: var(--faint); font-size: .9rem; margin-top: .35rem; }
    svg text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    svg .amount { fill: var(--faint); font-size: 12px; }
    svg .left { fill: var(--left); }
    svg .right { fill: var(--right); }
    svg .axis { stroke: var(--ink); stroke-width: 1; }
    footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .5rem; font-size: .9rem; }
    @media print {
      :root { --paper: #ffffff; --ink: #000000; --faint: #333333; --rule: #999999; --tint: #ffffff;
        --holds: #000000; --violated: #000000; --undecided: #000000; --left: #333333; --right: #bbbbbb; }
      body { font-size: 10pt; }
      main { max-width: none; padding: 0; }
      .wide { overflow: visible; }
      h2, h3 { break-after: avoid; }
      tr, figure, p.verdict { break-inside: avoid; }
      thead { display: table-header-group; }
    }
    """
}
