/**
 * English words of the reference part: its pages, their heads and tables, terms and citations in chapters.
 * Source: content/notation.ts, glossary.ts, references.bib, sourceErrata.ts.
 * Leaves out the entries, which are content.
 */
export const book = {
  part: 'Reference',
  pages: {
    start: 'Start here',
    library: 'The library',
    figures: 'Figures',
    notation: 'Notation',
    glossary: 'Glossary',
    equations: 'All equations',
    source: 'Errata of the source',
    references: 'References',
    course: 'Citing and teaching',
  },
  decks: {
    figures:
      'Every figure of the book with its switches, on three pages. Each has a network of its own; the inspector shows what you touched last.',
    notation: 'One letter for each thing, and what others call it.',
    glossary: 'The words of the field in English and Chinese, a sentence each.',
    equations: 'Every statement of the book with its check, on four pages.',
    source: 'What the article that this book explains says otherwise, and what the numbers say.',
    references: 'What the book builds on.',
  },
  parts: 'Pages of this part',
  term: (name: string): string => `${name}: in the glossary`,
  cite: {
    and: 'and',
    others: 'et al.',
    year: (year: number): string => `, ${String(year)}`,
  },
  notation: {
    intro:
      'A weight’s first index is where its edge begins, the second where it ends. PyTorch writes rows the other way round.',
    quantities: 'Quantities',
    indices: 'Indices',
    symbol: 'here',
    code: 'in the code',
    article: 'in the article',
    means: 'meaning',
    letter: 'index',
    runs: 'runs over',
    from: 'counts from',
    none: 'none',
  },
  glossary: {
    english: 'English',
    chinese: 'Chinese',
    chapter: (number: number): string => `chapter ${String(number)}`,
  },
  equations: {
    intro: 'Type a part of a name, an id or a letter, such as forget or δ.',
    filter: 'Filter the equations of this page',
    families: {
      networks: 'networks without gates',
      lstm: 'LSTM',
      variants: 'variants and GRU',
      alignment: 'CTC and hidden Markov models',
    },
    derivation: 'in the ledger',
    gradient: (name: string): string => `gradient of a ${name}`,
    derivative: (name: string): string => `derivative by the ${name}`,
  },
  source: {
    intro:
      'The article was published in Chinese in 2016. It follows Alex Graves’ book; its pictures and formulas are lost. These are its claims that are wrong, unclear or out of date.',
    says: 'It says',
    truth: 'What holds',
    shown: 'Shown in',
  },
  references: {
    cited: 'Cited in',
  },
  routes: {
    names: { understand: 'Understand', use: 'Use', verify: 'Verify' },
    why: {
      understand: 'You want to know what every quantity means, and where every error comes from.',
      use: 'You want to train these networks, read their traces, and move their weights elsewhere.',
      verify: 'You have read other texts, and want to know which of their lines hold.',
    },
    chapter: 'Chapter',
    minutes: 'Minutes',
    cells: 'Cells',
    exercises: 'Exercises',
    needs: 'Needs',
    total: (minutes: number): string => `${String(minutes)} min in all that is written`,
    caption: 'What each chapter takes',
  },
  library: {
    types: 'Types',
    members: 'Members',
    throws: 'throws',
    module: 'import',
  },
  speed: {
    caption: (T: number): string => `One training step over ${String(T)} steps of a sequence`,
    size: 'cells',
    milliseconds: 'milliseconds',
    readable: 'readable',
    kernels: 'kernels',
    relative: 'kernels, times as fast as',
    peers: {
      c: 'plain C',
      brain: 'brain.js',
      tensorflow: 'TensorFlow.js',
      tensorflowWasm: 'its Wasm',
    },
    measured: (processor: string, date: string): string =>
      `Medians of runs in turns on one core (${processor}, ${date}).`,
  },
  citing: {
    cite: 'How to cite the book',
    bibtex: 'The same as BibTeX',
    version: (version: string): string => `version ${version}`,
    authors: 'The Unrolled authors',
  },
};
