/**
 * The sheets of the scratch page: each a notebook of its own, with a title and the cells a reader put there.
 * Source: localStorage, read anew before each change, so that a second window loses nothing.
 * Leaves out what is edited in a cell, which storage.ts keeps as on every page.
 */
export interface SheetCell {
  /** A name within its sheet: letters, digits, - and _. */
  readonly name: string;
  /** What Reset brings back. */
  readonly text: string;
}

export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly cells: readonly SheetCell[];
}

const isCell = (given: unknown): given is SheetCell => {
  const { name, text } = (given ?? {}) as Partial<SheetCell>;
  return typeof name === 'string' && /^[A-Za-z][\w-]*$/.test(name) && typeof text === 'string';
};

const isSheet = (given: unknown): given is Sheet => {
  const { id, title, cells } = (given ?? {}) as Partial<Sheet>;
  return (
    typeof id === 'string' &&
    /^s\d+$/.test(id) &&
    typeof title === 'string' &&
    Array.isArray(cells) &&
    cells.every(isCell)
  );
};

/** Sheets of a scratch page, by its path; whatever is not a sheet is left out. */
export function readSheets(path: string): readonly Sheet[] {
  try {
    const given: unknown = JSON.parse(localStorage.getItem(`unrolled:scratch:${path}`) ?? '[]');
    return Array.isArray(given) ? given.filter(isSheet) : [];
  } catch {
    return [];
  }
}

/** Changes them; false where the browser could not keep it. */
export function changeSheets(
  path: string,
  change: (sheets: readonly Sheet[]) => readonly Sheet[],
): boolean {
  try {
    localStorage.setItem(`unrolled:scratch:${path}`, JSON.stringify(change(readSheets(path))));
    return true;
  } catch {
    return false;
  }
}

/** An id that no sheet has had: what was kept of a deleted one must not come back. */
function freshId(path: string, sheets: readonly Sheet[]): string {
  const key = `unrolled:scratch-last:${path}`;
  const known = sheets.map(({ id }) => Number(id.slice(1)));
  let last = 0;
  try {
    last = Number(localStorage.getItem(key) ?? 0) || 0;
  } catch {
    // Then only the sheets themselves can say.
  }
  const next = Math.max(0, last, ...known) + 1;
  try {
    localStorage.setItem(key, String(next));
  } catch {
    // As above.
  }
  return `s${String(next)}`;
}

/** A sheet that began with the same title and texts. */
export const sheetLike = (
  path: string,
  title: string,
  cells: readonly SheetCell[],
): Sheet | undefined =>
  readSheets(path).find(
    (one) => one.title === title && JSON.stringify(one.cells) === JSON.stringify(cells),
  );

/** Puts a sheet behind the others; gives its id, null if it could not be kept. */
export function addSheet(path: string, title: string, cells: readonly SheetCell[]): string | null {
  let made = '';
  const kept = changeSheets(path, (sheets) => {
    made = freshId(path, sheets);
    return [...sheets, { id: made, title, cells }];
  });
  return kept ? made : null;
}

/** The name of a cell on the page: names of two sheets must not meet in what is kept of edits. */
export const cellName = (sheet: string, name: string): string => `${sheet}-${name}`;

/** A name for a new cell that its sheet does not have yet. */
export function freshName(cells: readonly SheetCell[]): string {
  for (let n = cells.length + 1; ; n++) {
    const name = `cell${String(n)}`;
    if (!cells.some((one) => one.name === name)) return name;
  }
}
