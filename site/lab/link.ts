/**
 * A plan as the fragment of an address, and back. A run is decided by its plan: the link carries all of it.
 * Source: base64url of JSON. Trusts nothing it reads: checkPlan refuses by name.
 * Leaves out weights, which a file carries.
 */
import { checkPlan, type Plan } from '../../lib/lab/plan.ts';

export const mark = '#run=';
const longest = 4000;

export function fragmentOf(plan: Plan): string {
  const text = btoa(JSON.stringify(plan));
  return mark + text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The plan of a fragment; null where it is about something else. @throws Error, ValueError for one that cannot be read. */
export function planOf(fragment: string): Plan | null {
  if (!fragment.startsWith(mark)) return null;
  const text = fragment.slice(mark.length, mark.length + longest);
  return checkPlan(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
}
