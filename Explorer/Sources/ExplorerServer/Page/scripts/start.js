// Each page has its own beginning.

const beginnings = { play: startPlay, chain: startChain, cost: startCost, contraction: startContraction,
  learning: startLearning, lemmas: startLemmas, lemma: startLemma };
beginnings[document.body.dataset.page]();
