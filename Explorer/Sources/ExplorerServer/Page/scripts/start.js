// Each page has its own beginning.

const beginnings = { play: startPlay, chain: startChain, cost: startCost };
beginnings[document.body.dataset.page]();
