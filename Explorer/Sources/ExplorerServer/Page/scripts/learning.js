// The page Learning: memorization against the bound as the number of samples grows.

/** The fields of the form by the names of their parameters. */
const learningFields = { problem: "problem", parameter: "parameter", learner: "learner", d: "dimension", n: "samples" };

function startLearning() {
  const asker = new Asker();
  const given = new URLSearchParams(location.search);
  for (const [name, id] of Object.entries(learningFields)) if (given.has(name)) byID(id).value = given.get(name);
  suitProblem();
  moveLearningSliders();

  async function update() {
    const parameters = Object.fromEntries(
      Object.entries(learningFields).map(([name, id]) => [name, byID(id).value.trim()]));
    writeAddress(parameters);
    const progress = new ProgressView(byID("learning-summary"), () => asker.cancel());
    try {
      const answer = await asker.ask("/api/learning", parameters, (line) => progress.line(line));
      if (!answer) return;
      showError(null);
      showLearning(answer, parameters);
    } catch (error) {
      for (const id of ["learning-summary", "learning-figure", "learning-key", "learning-table"]) byID(id).replaceChildren();
      showError(error);
    } finally {
      progress.remove();
    }
  }

  byID("learning-form").addEventListener("submit", (event) => event.preventDefault());
  byID("learning-form").addEventListener("input", (event) => {
    const { id, value } = event.target;
    if (id === "parameter-slider") byID("parameter").value = fraction(Number(value), 20);
    if (id === "dimension-slider") byID("dimension").value = value;
    if (id === "samples-slider") byID("samples").value = value;
    if (id === "learner-kind") byID("learner").value = value;
    if (id === "problem") suitProblem();
    moveLearningSliders();
    update();
  });
  update();
}

/** Offers the learners of the problem, and puts one there if the one that is named suits another. */
function suitProblem() {
  const problem = byID("problem").selectedOptions[0];
  byID("parameter-label").textContent = problem.dataset.parameter === "lambda" ? "Correlation λ" : "Probability p that a coordinate is fixed";
  const named = byID("learner").value.split(":")[0];
  const kinds = [...byID("learner-kind").options];
  for (const kind of kinds) kind.hidden = kind.disabled = kind.dataset.data !== problem.dataset.data;
  const offered = kinds.filter((kind) => !kind.disabled);
  const isNamed = (one) => one.value.split(":")[0] === named;
  const usual = offered.find((one) => one.value.startsWith("majority")) ?? offered[0];
  // A name that no learner has is left for the server to say so.
  if (!offered.some(isNamed) && kinds.some(isNamed)) byID("learner").value = usual.value;
  byID("learner-kind").value = (offered.find(isNamed) ?? usual).value;
}

function moveLearningSliders() {
  byID("dimension-slider").value = byID("dimension").value;
  byID("samples-slider").value = byID("samples").value;
  const parameter = approximately(byID("parameter").value);
  if (!Number.isNaN(parameter)) byID("parameter-slider").value = Math.round(parameter * 20);
  byID("parameter-slider").setAttribute("aria-valuetext", byID("parameter").value);
  const kind = [...byID("learner-kind").options].find((one) => !one.disabled && one.value.split(":")[0] === byID("learner").value.split(":")[0]);
  if (kind) byID("learner-kind").value = kind.value;
}

function showLearning({ view, command }, parameters) {
  const column = (key) => view.keys.indexOf(key);
  const at = (row, key) => row[column(key)];
  const last = view.last;
  byID("model").textContent = formula(view.model);
  byID("learning-summary").replaceChildren(
    el("p", {}, verdict(view.verdict), " ", el("strong", { id: "conclusion" }, view.conclusion)),
    valueList([
      ["I(M;X₁…ₙ|θ)", at(last, "memorization"), `bits that ${view.learner} memorizes about ${view.rows.length} samples beyond θ`],
      ["I(M;X)", at(last, "testInformation"), "bits that its message tells about a fresh point"],
      ["(1−τ)/ρ I(M;X)", at(last, "bound"), "no learner that tells so much memorizes less"],
      ["ratio", at(last, "memorizationOverBound"), "how far the learner is above the bound"],
    ].filter(([, number]) => number)));
  const curve = (name, key) => ({
    name, marks: true,
    points: view.rows.filter((row) => at(row, key)).map((row) => [place(at(row, "n")), place(at(row, key))]),
  });
  const series = [curve("memorization I(M;X₁…ₙ|θ)", "memorization"), curve("lower bound (1−τ)/ρ I(M;X)", "bound"),
    curve("test information I(M;X)", "testInformation")].filter((one) => one.points.length > 0);
  const values = series.flatMap((one) => one.points.map(([, y]) => y));
  const drawing = chart(`Information against the number of samples: ${formula(view.title)}`,
    { title: "number of samples n", least: view.rows.length > 1 ? 1 : 0, greatest: view.rows.length },
    { title: "information in bits", least: 0, greatest: Math.max(1e-9, ...values) }, series);
  byID("learning-figure").replaceChildren(drawing);
  byID("learning-key").replaceChildren(legend(series));
  byID("learning-table").replaceChildren(dataTable(`${formula(view.title)}; information in bits`, view.columns.map(formula), view.rows));
  showTools({ command, path: "/api/learning", parameters, name: "learning", drawing: () => drawing });
}
