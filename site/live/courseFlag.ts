/**
 * The flag of course mode in an address.
 * Source: `?course`, alone or among other parts of the query.
 * Leaves out what the flag does (course.ts).
 */
const flag = 'course';

export const isCourse = (search: string): boolean => new URLSearchParams(search).has(flag);

/** The address with or without the flag; addresses of other origins and kinds as they are. */
export function withCourse(to: string, from: string, on: boolean): string {
  const [url, here] = [new URL(to, from), new URL(from)];
  if (url.origin !== here.origin || !/^https?:$/.test(url.protocol)) return to;
  if (url.searchParams.has(flag) === on) return to;
  const rest = [...url.searchParams].filter(([name]) => name !== flag);
  const query = new URLSearchParams(rest).toString();
  url.search = on ? [query, flag].filter(Boolean).join('&') : query;
  return url.href;
}
