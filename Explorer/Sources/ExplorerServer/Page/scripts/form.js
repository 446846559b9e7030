// The form of the game, its address, and the sliders beside its fields.

/** The game that the form describes, as parameters of a question. */
function gameParameters() {
  const kind = document.querySelector("#game input[name=kind]:checked").value;
  const message = {
    prefix: () => `prefix:${byID("prefix").value.trim()}`,
    noisy: () => `noisy:${byID("noisy").value.trim()}`,
    table: () => paintedMessage(),
  }[kind];
  return { k: byID("k").value.trim(), d: byID("d").value.trim(), rho: byID("rho").value.trim(), message: message ? message() : kind };
}

/** Fills the form from the address. */
function readAddress() {
  const given = new URLSearchParams(location.search);
  for (const name of ["k", "d", "rho", "seed", "trials"]) {
    if (given.has(name) && byID(name)) byID(name).value = given.get(name);
  }
  const message = given.get("message");
  if (message) {
    const [kind, ...rest] = message.split(":");
    const radio = document.querySelector(`#game input[name=kind][value="${CSS.escape(kind)}"]`);
    if (radio) radio.checked = true;
    if (kind === "prefix" || kind === "noisy") byID(kind).value = rest.join(":");
    if (kind === "table") setPainted(rest.join(":"));
  }
  moveSliders();
}

/** Puts the view into the address, and the game into the links to the other pages. */
function writeAddress(parameters) {
  const query = new URLSearchParams(parameters).toString();
  history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  const { k, d, rho, message } = parameters;
  if (k === undefined) return;
  for (const link of document.querySelectorAll("nav a[data-game]")) {
    link.href = `${new URL(link.href).pathname}?${new URLSearchParams({ k, d, rho, message })}`;
  }
}

/** Moves the sliders to the fields, where those are within reach. */
function moveSliders() {
  byID("k-slider").value = byID("k").value;
  byID("d-slider").value = byID("d").value;
  const rho = approximately(byID("rho").value);
  if (!Number.isNaN(rho)) byID("rho-slider").value = Math.round(rho * 20);
  byID("rho-slider").setAttribute("aria-valuetext", byID("rho").value);
}

/** Calls `onChange` whenever the form describes another game. */
function watchGame(onChange) {
  const form = byID("game");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const { id } = event.target;
    if (id === "k-slider") byID("k").value = event.target.value;
    else if (id === "d-slider") byID("d").value = event.target.value;
    else if (id === "rho-slider") byID("rho").value = fraction(Number(event.target.value), 20);
    if (id === "prefix" || id === "noisy") document.querySelector(`#game input[value=${id}]`).checked = true;
    moveSliders();
    showPainting(onChange);
    onChange();
  });
  showPainting(onChange);
}
