/**
 * English words of the shell: navigation, chapter heads, home page, notices.
 * Source: the plan of the book.
 * Leaves out Starlight's own strings, except those it is given other words for.
 */
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);
const spelled = (n: number): string => words[n] ?? (n === 20 ? 'twenty' : String(n));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const shell = {
  name: 'Unrolled',
  tagline: 'Recurrent networks and LSTM, taught by showing every number.',
  skip: 'Skip to content',
  main: 'Main',
  contents: 'Contents',
  closeContents: 'Close contents',
  search: 'Search',
  searchLabel: 'Search terms and symbols',
  languages: 'Language',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', auto: 'Auto' },
  read: 'Read',
  run: 'Run',
  verify: 'Verify',
  planned: 'planned',
  readMark: 'I have read this chapter',
  readSign: 'read',
  onThisPage: 'On this page',
  previous: 'Previous',
  next: 'Next',
  chapterCrumb: (number: number, part: string, title: string): string =>
    `Chapter ${String(number)}, in Part ${part}, ${title}`,
  facts: {
    minutes: (n: number): [string, string] => [`${String(n)} min`, 'to read'],
    cells: (n: number): [string, string] => [String(n), plural(n, 'live cell', 'live cells')],
    exercises: (n: number): [string, string] => [String(n), plural(n, 'exercise', 'exercises')],
    lines: (n: number): [string, string, string] => [
      String(n),
      plural(n, 'printed line,', 'printed lines, each'),
      'checked',
    ],
    needs: (chapters: readonly number[]): string => {
      const list = chapters.map(String);
      const last = list.pop() ?? '';
      return `needs ${plural(chapters.length, 'chapter', 'chapters')} ${list.length > 0 ? `${list.join(', ')} and ${last}` : last}`;
    },
  },
  objectives: 'At the end you can',
  parts: {
    sequences: 'Sequences',
    withoutMemory: 'Without memory',
    recurrence: 'Recurrence',
    memory: 'Memory',
    atWork: 'At work',
    verify: 'Verify',
  },
  chapters: {
    'labeling-sequences': 'Labeling sequences',
    'mlp-forward': 'Forward through an MLP',
    'outgoing-edges': 'The outgoing-edge rule',
    'rnn-unrolled': 'An RNN, unrolled',
    'back-through-time': 'Back through time',
    'fading-influence': 'The fading influence',
    'carousel-to-block': 'From carousel to block',
    'memory-block': 'The block and its sources',
    'lstm-forward': 'LSTM forward, gate by gate',
    'lstm-backward': 'LSTM backward, term by term',
    'gates-and-gradient': 'Gates and the gradient',
    'weight-gradients': 'Weight gradients',
    'ablations-relatives': 'Ablations, relatives',
    'training-lab': 'The training lab',
    'both-directions': 'Both directions',
    'unsegmented-labels': 'Unsegmented labels',
    'to-pytorch-and-onnx': 'To PyTorch and ONNX',
    'derive-it-yourself': 'Derive it yourself',
    'errata-lab': 'The errata lab',
    ledger: 'The ledger',
  },
  untranslated: 'This chapter is not translated yet; it is shown in English.',
  footer: {
    license: 'Text and figures CC BY 4.0, code MIT.',
    credit: 'Credit: “Unrolled”, with a link to the page.',
    source:
      'Notation after Graves, Supervised Sequence Labelling with Recurrent Neural Networks (2012).',
    local: 'Cells run in this page; nothing is sent.',
    privacy: 'What is kept in your browser',
  },
  notFound: {
    title: 'No such page',
    deck: 'Nothing stands at this address.',
    text: 'Chapters that are planned have no page yet. The contents list says which ones have.',
    home: 'Go to the first page',
  },
  home: {
    title: ['Recurrent networks and LSTM,', 'unrolled'],
    deck: 'The week below is a trained memory block reading the weather of Seattle. Every number in it is computed here, and every line of the book is checked against the code that computes it.',
    read: (chapters: number): string =>
      `${capital(spelled(chapters))} chapters from one weighted sum to CTC. Each asks one question, prints the equation, and puts today’s number under every term.`,
    run: 'Typed cells that run in this page. Change a weight, a day or a line; every figure that reads it follows.',
    verify:
      'Derive a line yourself. The judge compares it on random networks and names the very term that is missing.',
    begin: (number: number): string => `Begin with chapter ${String(number)}`,
    written: (written: number, planned: number): string =>
      `${String(written)} of ${String(planned)} written`,
    openCells: 'Run the cells',
    cells: (n: number): string => `${String(n)} ${plural(n, 'cell', 'cells')} in the book`,
    derive: 'Derive it yourself',
    lines: (n: number): string => `${String(n)} lines checked`,
    ran: (ms: string): string => `ran in ${ms} ms when built`,
    local: 'nothing is sent',
    gradient: (weights: number): [string, string] => ['gradient of', `${String(weights)} weights`],
    differences: (worst: string): string => `largest error against differences ${worst}`,
    missing: (terms: number): string =>
      terms === 1 ? 'Missing exactly one term' : `Missing ${String(terms)} terms`,
    notEqual: 'Not equal.',
    worst: (t: number, yours: string, truth: string): string =>
      `t = ${String(t)}: yours ${yours}, truth ${truth}`,
  },
};
export default shell;
