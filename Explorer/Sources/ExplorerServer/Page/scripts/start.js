// Each page has its own beginning.

const beginnings = { play: startPlay, chain: startChain, cost: startCost, contraction: startContraction };
beginnings[document.body.dataset.page]();
