/**
 * Names of the library as the editor knows them, and finding one by its path.
 * Source: site/build/libraryNames.ts writes them from the sources.
 * Leaves out showing them (complete.ts).
 */

export interface Name {
  readonly name: string;
  /** What follows the name: parameters and result, or `: type`. */
  readonly sign: string;
  readonly doc: string;
  /** A type, which no value of a cell has as its name. */
  readonly type?: true;
  /** Name of the type that a call gives. */
  readonly gives?: string;
  /** Exports of a namespace, members of a type. */
  readonly of?: readonly Name[];
}

export interface Library {
  readonly modules: Readonly<Record<string, readonly Name[]>>;
  /** What a cell finds without an import. */
  readonly cell: readonly Name[];
}

const find = (names: readonly Name[] | undefined, name: string): Name | undefined =>
  names?.find((one) => one.name === name);

/** An import as a text says it: local name, exported name, module. */
interface Imported {
  readonly module: string;
  readonly name: string;
}

/** Imports that stand in texts, also in one that is half written. */
function importsIn(texts: readonly string[]): Map<string, Imported> {
  const found = new Map<string, Imported>();
  for (const text of texts) {
    for (const [, list, module] of text.matchAll(
      /import\s*\{([^}]*)\}\s*from\s*['"]([^'"]*)['"]/g,
    )) {
      for (const part of list!.split(',')) {
        const named = /^\s*(?:type\s+)?([\p{L}_$][\p{L}\p{N}_$]*)(?:\s+as\s+(\S+))?\s*$/u.exec(
          part,
        );
        if (named) found.set(named[2] ?? named[1]!, { module: module!, name: named[1]! });
      }
    }
    for (const [, local, module] of text.matchAll(
      /import\s*\*\s*as\s+(\S+)\s+from\s*['"]([^'"]*)['"]/g,
    )) {
      found.set(local!, { module: module!, name: '*' });
    }
  }
  return found;
}

/** What `lstm.forward` or `trace.b` is, read from imports and from `const trace = lstm.forward(`. */
export class Names {
  private readonly library: Library;
  private readonly texts: readonly string[];
  private readonly imports: Map<string, Imported>;

  /** `texts`: the cells of the page as they are now. */
  constructor(library: Library, texts: readonly string[]) {
    this.library = library;
    this.texts = texts;
    this.imports = importsIn(texts);
  }

  /** What a cell may write at the beginning of a path. */
  get first(): readonly Name[] {
    const imported = [...this.imports.keys()].flatMap((local) => {
      const one = this.root(local);
      return one ? [{ ...one, name: local }] : [];
    });
    return [...imported, ...this.library.cell];
  }

  exportsOf(module: string): readonly Name[] {
    return Object.hasOwn(this.library.modules, module) ? this.library.modules[module]! : [];
  }

  get modules(): readonly string[] {
    return Object.keys(this.library.modules);
  }

  private root(name: string): Name | undefined {
    const imported = this.imports.get(name);
    if (!imported) return find(this.library.cell, name);
    const exports = this.exportsOf(imported.module);
    if (imported.name === '*') return { name, sign: '', doc: '', of: exports };
    return find(exports, imported.name);
  }

  /** Members of a type, looked for where the function stands, then everywhere. */
  private typed(type: string, near: readonly Name[]): readonly Name[] | undefined {
    const own = find(near, type)?.of;
    if (own) return own;
    for (const exports of Object.values(this.library.modules)) {
      const known = exports.find((one) => one.type === true && one.name === type)?.of;
      if (known) return known;
    }
    return undefined;
  }

  /** The name that a path leads to. */
  at(path: readonly string[], depth = 0): Name | undefined {
    const [head, ...rest] = path;
    if (head === undefined || depth > 4) return undefined;
    let found = this.root(head) ?? this.ownName(head, depth);
    for (const part of rest) found = find(found?.of, part);
    return found;
  }

  /** A name that a cell gives: its members are those of what made it. */
  private ownName(name: string, depth: number): Name | undefined {
    const escaped = name.replace(/\$/g, '\\$&');
    const made = new RegExp(
      `(?:const|let|var)\\s+${escaped}\\s*(?::\\s*([\\p{L}\\w$.]+)\\s*)?=\\s*(?:await\\s+)?([\\p{L}\\w$.]+)?\\s*(\\()?`,
      'u',
    );
    for (const text of this.texts) {
      const [, type, maker, call] = made.exec(text) ?? [];
      if (type === undefined && maker === undefined) continue;
      const sign = type === undefined ? '' : `: ${type}`;
      const from = (type ?? maker!).split('.');
      const near = this.at(from.slice(0, -1), depth + 1)?.of ?? [];
      if (type !== undefined) {
        const of = this.at(from, depth + 1)?.of ?? this.typed(from.at(-1)!, near);
        return { name, sign, doc: '', ...(of && { of }) };
      }
      const origin = this.at(from, depth + 1);
      if (call === undefined) return origin && { ...origin, name };
      const of = origin?.gives === undefined ? undefined : this.typed(origin.gives, near);
      return { name, sign: origin?.gives ? `: ${origin.gives}` : '', doc: '', ...(of && { of }) };
    }
    return undefined;
  }
}
