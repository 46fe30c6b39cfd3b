/**
 * A name of the library as the page lays it out: what it is, what it says, what it throws, what stands in it.
 * Source: virtual:library, which is read from the sources. Leaves out markup (Interface.astro).
 */
import type { Library, Name } from '../../notebook/library.ts';

export interface Entry {
  readonly name: string;
  readonly sign: string;
  readonly text: string;
  readonly throws: readonly string[];
  readonly of: readonly Name[];
}

export interface Group {
  readonly module: string;
  readonly name: string;
  readonly text: string;
  readonly values: readonly Entry[];
  readonly types: readonly Entry[];
}

const isNamespace = ({ sign, of, type }: Name): boolean =>
  sign === '' && of !== undefined && type !== true;

function entryOf({ name, sign, doc, of = [] }: Name): Entry {
  const lines = doc.split('\n').filter((line) => !/^(param|returns) /.test(line));
  const throws = lines.flatMap((line) => /^throws (.*)/.exec(line)?.[1] ?? []);
  const text = lines.filter((line) => !line.startsWith('throws ')).join(' ');
  return { name, sign, text, throws, of };
}

const groupOf = (module: string, name: string, text: string, names: readonly Name[]): Group => ({
  module,
  name,
  text,
  values: names.filter(({ type }) => type !== true).map(entryOf),
  types: names.filter(({ type }) => type === true).map(entryOf),
});

/** Groups of a module: one for each namespace, and one, without a name, for what stands beside them. */
export function groupsOf(library: Library, module: string): readonly Group[] {
  const names = library.modules[module];
  if (!names) {
    const known = Object.keys(library.modules).join(', ');
    throw new Error(`library: module: got ${module}, expected one of ${known}`);
  }
  const spaces = names.filter(isNamespace);
  const rest = names.filter((one) => !isNamespace(one));
  return [
    ...spaces.map(({ name, doc, of }) => groupOf(module, name, doc, of!)),
    ...(rest.length > 0 ? [groupOf(module, '', '', rest)] : []),
  ];
}

/** The groups of `unrolled` that a list names; `beside` stands for its names outside of namespaces. */
export function groupsNamed(library: Library, list: readonly string[]): readonly Group[] {
  const groups = groupsOf(library, 'unrolled');
  return list.map((wanted) => {
    const found = groups.find(({ name }) => name === (wanted === 'beside' ? '' : wanted));
    if (found) return found;
    throw new Error(
      `library: group: got ${wanted}, expected one of ${groups.map(({ name }) => name || 'beside').join(', ')}`,
    );
  });
}
