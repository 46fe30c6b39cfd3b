/*
 * What the search's dialog holds.
 * Source: Pagefind's interface over the index that the build has made. Ranking is Starlight's, but chapters come first:
 * other titles and the lines of a ledger weigh less (here and by data-pagefind-weight).
 * Leaves out: opening and closing (search.ts).
 */
// @ts-expect-error The package has no types.
import { PagefindUI } from '@pagefind/default-ui';
import '../styles/searchInside.css';

type Interface = new (options: object) => unknown;

export function fillSearch(dialog: HTMLDialogElement): void {
  const { base, words } = dialog.dataset;
  new (PagefindUI as Interface)({
    element: '[data-search-place]',
    baseUrl: base,
    bundlePath: `${base!}pagefind/`,
    showImages: false,
    showSubResults: true,
    ranking: {
      pageLength: 0.1,
      termFrequency: 0.1,
      termSaturation: 2,
      termSimilarity: 9,
      // What explains a word comes before the page that has it for a name.
      metaWeights: { title: 0.1 },
    },
    translations: JSON.parse(words!) as object,
  });
  // The field is named by its title alone, which not every reader is told.
  dialog.querySelector('input')!.setAttribute('aria-label', dialog.ariaLabel!);
}
