/**
 * English words of the page on privacy, and of the bar that offers a new edition.
 * Source: site/live/storageList.ts, site/offline.
 * Leaves out the page's text, which is content.
 */
export const privacy = {
  what: 'What is kept',
  place: 'Where',
  key: 'Names begin with',
  places: {
    localStorage: 'local storage',
    sessionStorage: 'session storage, until the tab is closed',
    IndexedDB: 'IndexedDB',
    caches: 'cache storage',
  },
  kept: {
    cells: 'Your edits of cells, by page',
    scratch: 'Your sheets of the scratch page',
    exercises: 'Your last answer to each exercise',
    predictions: 'Your guesses',
    results: 'Which exercises you solved, and in how many tries',
    read: 'Chapters you marked as read',
    compare: 'The file you compared last',
    theme: 'Light or dark, where you chose one',
    contents: 'How far the contents are scrolled',
    lab: 'Runs of the training lab, with their weights',
    offline: 'Pages you visited and the programs they need, so that they work without a network',
  },
  forget: 'Forget all of it',
  sure: 'Forget your edits, answers, marks, runs and offline pages on this site? This cannot be undone.',
  forgotten: 'Everything is forgotten. Pages that are open elsewhere may keep what they show.',
  update: {
    name: 'New edition',
    ready: 'A new edition of the book has been fetched. Your edits stay as they are.',
    load: 'Load it',
    later: 'Later',
  },
  offline: {
    title: 'No network',
    text: 'This page has not been visited from here yet, and the network cannot be reached.',
  },
};
