/**
 * English words of the scratch page and of the ways to it.
 * Source: site/components/notebook/ScratchPage.astro.
 * Leaves out the words of a cell (notebook.ts).
 */
export const scratch = {
  title: 'Scratch',
  deck: 'An empty notebook with the library at hand. What you write stays in this browser.',
  noScript: 'This page needs a script: it is written by you.',
  open: 'Open in scratch',
  openNote: 'takes the cells of this page along, as you have left them',
  sheets: 'Sheets',
  begin: 'New sheet:',
  empty: 'Empty',
  templates: {
    forward: 'An LSTM forward step',
    train: 'A small network in training',
    gradient: 'A gradient against differences',
  },
  untitled: 'Sheet',
  nothing: 'No sheet yet. Begin with an empty one, or with one that computes something.',
  add: 'Add a cell',
  deleteSheet: 'Delete this sheet',
  sureCell: 'Delete this cell and what you wrote in it?',
  sureSheet: 'Delete this sheet with all its cells?',
  notKept: 'This browser could not keep the change: its storage is full or closed.',
  arrange: {
    up: { sign: '↑', name: 'Move the cell up' },
    down: { sign: '↓', name: 'Move the cell down' },
    delete: { sign: '×', name: 'Delete the cell' },
  },
};
