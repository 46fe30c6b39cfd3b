/**
 * The works that the book cites, by key, in the order of their authors.
 * Source: content/references.bib, read by citation-js.
 * Leaves out citation styles: there is one, and it is here.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import text from '../../content/references.bib?raw';

/** A work as it is printed. */
export interface Work {
  readonly key: string;
  readonly authors: readonly string[];
  /** Family names for a citation in the text: one, two joined by `and`, or the first with others. */
  readonly families: readonly string[];
  readonly year: number;
  readonly title: string;
  /** Where it appeared, with volume and pages. */
  readonly venue: string;
  readonly url: string;
}

interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
}
interface Entry {
  readonly 'citation-key': string;
  readonly author: readonly Name[];
  readonly title: string;
  readonly issued: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title'?: string;
  readonly 'collection-title'?: string;
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

const family = (name: Name): string =>
  name.literal ??
  [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');

function venueOf(entry: Entry): string {
  const { volume, issue, page, publisher } = entry;
  const place = entry['container-title'] ?? entry['collection-title'] ?? '';
  const number = volume ? ` ${volume}${issue ? `(${issue})` : ''}` : '';
  const pages = page ? `, ${page.replace('-', '–')}` : '';
  return [`${place}${number}${pages}`, publisher].filter(Boolean).join(', ');
}

const read = plugins.input.chain as (text: string, options: object) => Entry[];

/** All works, sorted by first author and year. */
export const works: readonly Work[] = read(text, { generateGraph: false })
  .map((entry) => ({
    key: entry['citation-key'],
    authors: entry.author.map((name) => [name.given, family(name)].filter(Boolean).join(' ')),
    families: entry.author.map(family),
    year: entry.issued['date-parts'][0]![0]!,
    title: entry.title,
    venue: venueOf(entry),
    url: entry.DOI ? `https://doi.org/${entry.DOI}` : (entry.URL ?? ''),
  }))
  .sort((a, b) => a.families[0]!.localeCompare(b.families[0]!) || a.year - b.year);

const byKey = new Map(works.map((work) => [work.key, work]));

/** @throws Error if no work has the key: an unknown citation stops the build. */
export function workOf(key: string): Work {
  const work = byKey.get(key);
  if (!work)
    throw new Error(`Cite: id is "${key}", expected one of ${[...byKey.keys()].join(', ')}`);
  return work;
}
