/**
 * The handle that makes it rain: pointer and keyboard, as a slider.
 * Source: the attributes the river writes on its handle. Sends the new amount to the page's scene.
 * Leaves out the scaling of millimeters to the network's feature, which belongs to the data.
 */

/** Millimeters to a tenth, within the handle's reach. */
export const clampRain = (mm: number, max: number): number =>
  Math.round(Math.min(max, Math.max(0, mm)) * 10) / 10 + 0;

/** What a key does to the rain; null when it does nothing. */
export function rainAfter(key: string, mm: number, max: number): number | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return clampRain(mm + 0.5, max);
    case 'ArrowDown':
    case 'ArrowLeft':
      return clampRain(mm - 0.5, max);
    case 'PageUp':
      return clampRain(mm + 5, max);
    case 'PageDown':
      return clampRain(mm - 5, max);
    case 'Home':
      return 0;
    case 'End':
      return max;
    default:
      return null;
  }
}

const handleOf = (target: EventTarget | null): SVGElement | null =>
  target instanceof Element ? target.closest<SVGElement>('[data-rain-day]') : null;

const send = (day: string, mm: number): void =>
  void document.dispatchEvent(
    new CustomEvent('unrolled:scene', {
      // Paths count days from 0, as arrays do.
      detail: { path: `rain[${Number(day) - 1}]`, value: mm },
    }),
  );

interface Held {
  readonly day: string;
  readonly max: number;
  readonly start: number;
  readonly x: number;
  readonly y: number;
  readonly perMillimeter: number;
  readonly upright: boolean;
  readonly pointer: number;
}

/** Listens once for every handle of the page. */
export function dragRain(): void {
  let held: Held | null = null;
  document.addEventListener('pointerdown', (event) => {
    const handle = handleOf(event.target);
    const svg = handle?.closest('svg');
    if (!handle || !svg) return;
    const shown = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    held = {
      day: handle.dataset['rainDay']!,
      max: Number(handle.dataset['rainMax']),
      start: Number(handle.getAttribute('aria-valuenow')),
      x: event.clientX,
      y: event.clientY,
      perMillimeter: Number(handle.dataset['rainPerMm']) * shown,
      upright: handle.getAttribute('aria-orientation') === 'horizontal',
      pointer: event.pointerId,
    };
    handle.focus();
    event.preventDefault();
  });
  document.addEventListener('pointermove', (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const moved = held.upright ? event.clientX - held.x : held.y - event.clientY;
    send(held.day, clampRain(held.start + moved / held.perMillimeter, held.max));
  });
  const release = (event: PointerEvent): void => {
    if (held?.pointer === event.pointerId) held = null;
  };
  document.addEventListener('pointerup', release);
  document.addEventListener('pointercancel', release);
  document.addEventListener(
    'keydown',
    (event) => {
      const handle = handleOf(event.target);
      if (!handle || event.altKey || event.ctrlKey || event.metaKey) return;
      const mm = Number(handle.getAttribute('aria-valuenow'));
      const next = rainAfter(event.key, mm, Number(handle.dataset['rainMax']));
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      send(handle.dataset['rainDay']!, next);
    },
    true,
  );
}
