/**
 * What this browser remembers of a reader's answers. Private windows and full disks refuse storage; all works the same.
 * Source: localStorage under one prefix.
 * Leaves out what is remembered.
 */
const named = (key: string): string => `unrolled:${key}`;

function tried<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}

export const recall = (key: string): string | null => tried(() => localStorage.getItem(named(key)));
export const remember = (key: string, value: string): void =>
  void tried(() => {
    localStorage.setItem(named(key), value);
  });
/** Whether an exercise has left a result; what it says is for results.ts to read. */
export const triedBefore = (exercise: string): boolean => recall(`result:${exercise}`) !== null;
export const forget = (key: string): void =>
  void tried(() => {
    localStorage.removeItem(named(key));
  });
