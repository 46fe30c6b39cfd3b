/*
 * Opens and closes the search; its program, styles and index are fetched when it is first opened.
 * Source: the marks of components/shell/Search.astro. The keys are / and, with Control or Command, K.
 * Leaves out: searching, which is Pagefind's.
 */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable]') !== null;

export function attachSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]')!;
  let filling: Promise<void> | undefined;

  const open = async (): Promise<void> => {
    dialog.showModal();
    filling ??= import('./searchInside.ts').then(({ fillSearch }) => {
      fillSearch(dialog);
    });
    // Without a network the next press may have one.
    await filling.catch(() => (filling = undefined));
    dialog.querySelector('input')?.focus();
  };

  document.querySelector('[data-search]')!.addEventListener('click', () => void open());
  dialog.addEventListener('click', ({ target }) => {
    const isOutside = target === dialog;
    if (isOutside || (target as Element).closest('a, .search-close')) dialog.close();
  });
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping(event.target);
    const isLetter = key === 'k' && (ctrlKey || metaKey);
    if (!isSlash && !isLetter) return;
    event.preventDefault();
    // The slash leads to the field, from a result as well; the letter opens and closes.
    if (dialog.open && isLetter) dialog.close();
    else if (dialog.open) dialog.querySelector('input')?.focus();
    else void open();
  });
}
