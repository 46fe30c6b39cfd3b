/**
 * Opens the inspector as a drawer or a sheet: peek, half, full.
 * Source: a grip that is a button; dragging it up or down goes to the next height.
 * Leaves out the rail, which is always open.
 */
const heights = ['peek', 'half', 'full'] as const;

const nextHeight = (now: string, by: number): string =>
  heights[Math.min(2, Math.max(0, heights.indexOf(now as 'peek') + by))]!;

export function attachSheet(): void {
  for (const grip of document.querySelectorAll<HTMLElement>('[data-sheet-grip]')) {
    const sheet = grip.closest<HTMLElement>('[data-sheet]');
    if (!sheet || grip.dataset['ready']) continue;
    grip.dataset['ready'] = 'true';
    const set = (height: string): void => {
      sheet.dataset['sheet'] = height;
      grip.setAttribute('aria-expanded', String(height !== 'peek'));
    };
    let from: number | null = null;
    grip.addEventListener('pointerdown', (event) => {
      from = event.clientY;
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener('pointerup', (event) => {
      const moved = from === null ? 0 : event.clientY - from;
      from = null;
      if (Math.abs(moved) > 24) {
        set(nextHeight(sheet.dataset['sheet'] ?? 'peek', moved < 0 ? 1 : -1));
        grip.dataset['dragged'] = 'true';
      }
    });
    grip.addEventListener('click', () => {
      if (grip.dataset['dragged']) return void delete grip.dataset['dragged'];
      set(sheet.dataset['sheet'] === 'peek' ? 'half' : 'peek');
    });
    sheet.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') set('peek');
    });
  }
}
