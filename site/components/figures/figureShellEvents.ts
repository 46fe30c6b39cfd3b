/**
 * What keys, clicks and drags do inside a figure; everything is delegated, so that redrawing loses nothing.
 * Source: the attributes the views write (data-step-to, data-block-to, data-figure-action, data-rain-day).
 * Leaves out hovering and pinning of quantities, which is the same on the whole page.
 */
import { scopeOf, select } from '../../live/scope.ts';
import { dragRain } from './riverDrag.ts';

const stepMilliseconds = 900;

const within = (target: EventTarget | null, selector: string): HTMLElement | SVGElement | null =>
  target instanceof Element ? target.closest<HTMLElement | SVGElement>(selector) : null;

/** Number of steps the figure offers: the columns of its score, or what its step buttons reach. */
function lastStep(figure: Element): number {
  const reach = [...figure.querySelectorAll<HTMLElement>('[data-step-to]')];
  return Math.max(1, ...reach.map((button) => Number(button.dataset['stepTo'])));
}

/** Places in an order of computation, for figures that step through one. */
const passOf = (figure: Element): readonly HTMLElement[] =>
  [...figure.querySelectorAll<HTMLElement>('[data-pass]')].sort(
    (a, b) => Number(a.dataset['pass']) - Number(b.dataset['pass']),
  );

/** Selects what is computed at a place; what comes after it is not computed yet. */
function goTo(figure: Element, index: number): void {
  const stop = passOf(figure)[index];
  if (!stop) return;
  const { stopT, stopQ, stopLayer } = stop.dataset;
  const scope = scopeOf(figure);
  select(scope, {
    t: Number(stopT),
    quantity: stopQ!,
    layer: Number(stopLayer),
    options: { ...scope.kept.value.options, to: String(index) },
  });
}

const setOption = (element: Element, name: string, value: string): void => {
  const scope = scopeOf(element);
  select(scope, { options: { ...scope.kept.value.options, [name]: value } });
};

const stepOf = (figure: Element): number => scopeOf(figure).kept.value.t;

function go(figure: Element, t: number): void {
  if (t !== stepOf(figure)) select(scopeOf(figure), { t });
}

const timers = new Map<Element, ReturnType<typeof setInterval>>();

function stop(figure: Element): void {
  clearInterval(timers.get(figure));
  timers.delete(figure);
  figure.removeAttribute('data-playing');
}

/** Plays to the last day, from the first when it stands on the last. Values jump when motion is reduced. */
function play(figure: Element): void {
  if (timers.has(figure)) {
    stop(figure);
    return;
  }
  const pass = passOf(figure);
  const isPass = pass.length > 0;
  const last = isPass ? pass.length - 1 : lastStep(figure);
  // A place in the order is the pressed one: the page draws it before the next beat.
  const now = (): number =>
    isPass
      ? passOf(figure).findIndex((stop) => stop.getAttribute('aria-pressed') === 'true')
      : stepOf(figure);
  const move = (to: number): void => (isPass ? goTo(figure, to) : go(figure, to));
  if (now() >= last) move(isPass ? 0 : 1);
  figure.setAttribute('data-playing', '');
  timers.set(
    figure,
    setInterval(() => {
      const at = now();
      if (!figure.isConnected || at >= last) return stop(figure);
      move(at + 1);
      if (at + 1 >= last) stop(figure);
    }, stepMilliseconds),
  );
}

async function copyTable(button: Element): Promise<void> {
  const figure = button.closest('.figure-numbers') ?? button.parentElement;
  const rows = [...(figure?.querySelectorAll('tr') ?? [])];
  const plain = rows
    .map((row) =>
      [...row.children].map((cell) => cell.textContent.trim().replaceAll('−', '-')).join('\t'),
    )
    .join('\n');
  await navigator.clipboard.writeText(plain);
  const note = figure?.querySelector<HTMLElement>('.numbers-copied');
  if (note) note.textContent = button.getAttribute('data-copied') ?? '';
}

function onClick(event: MouseEvent): void {
  const figure = within(event.target, '[data-figure]');
  if (!figure) return;
  const step = within(event.target, '[data-step-to]');
  if (step && step.getAttribute('aria-disabled') !== 'true') {
    stop(figure);
    go(figure, Number(step.dataset['stepTo']));
  }
  const pass = within(event.target, '[data-pass-to], [data-pass]');
  if (pass && pass.getAttribute('aria-disabled') !== 'true') {
    stop(figure);
    goTo(figure, Number(pass.dataset['passTo'] ?? pass.dataset['pass']));
  }
  const option = within(event.target, 'button[data-option]');
  if (option) setOption(figure, option.dataset['option']!, option.dataset['value'] ?? '');
  const block = within(event.target, '[data-block-to]');
  if (block) select(scopeOf(figure), { block: Number(block.dataset['blockTo']) });
  const action = within(event.target, '[data-figure-action]');
  if (action?.dataset['figureAction'] === 'play') play(figure);
  if (action?.dataset['figureAction'] === 'copy') void copyTable(action);
  if (action?.dataset['figureAction'] === 'csv')
    void import('./figureExport.ts').then(({ saveCsv }) => saveCsv(figure));
  if (action?.dataset['figureAction'] === 'svg')
    void import('./figureExport.ts').then(({ saveSvg }) => saveSvg(figure));
}

/** The focusable node nearest in the direction of the arrow; straight ahead counts more than aside. */
export function nearest(
  from: { x: number; y: number },
  others: readonly { x: number; y: number }[],
  key: string,
): number {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[
    key
  ] ?? [0, 0];
  let best = -1;
  let cost = Infinity;
  others.forEach((other, k) => {
    const ahead = (other.x - from.x) * dx! + (other.y - from.y) * dy!;
    const aside = Math.abs((other.x - from.x) * dy!) + Math.abs((other.y - from.y) * dx!);
    if (ahead < 1) return;
    if (ahead + 2 * aside < cost) {
      cost = ahead + 2 * aside;
      best = k;
    }
  });
  return best;
}

function roam(node: Element, key: string): boolean {
  const nodes = [...(node.closest('[data-roving]')?.querySelectorAll<SVGElement>('.ring') ?? [])];
  const middle = (element: Element): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const others = nodes.filter((other) => other !== node);
  const next = others[nearest(middle(node), others.map(middle), key)];
  if (!next) return false;
  for (const other of nodes) other.setAttribute('tabindex', other === next ? '0' : '-1');
  next.focus();
  return true;
}

function onKey(event: KeyboardEvent): void {
  const figure = within(event.target, '[data-figure]');
  if (!figure || event.altKey || event.ctrlKey || event.metaKey) return;
  const isArrow = event.key.startsWith('Arrow');
  const node = within(event.target, '[data-roving] .ring');
  if (node && isArrow) {
    if (roam(node, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
    return;
  }
  if (within(event.target, '.figure-numbers, [role="slider"], select, input')) return;
  const pass = passOf(figure);
  if (pass.length > 0) return void stepPass(event, figure, pass);
  const t = stepOf(figure);
  const last = lastStep(figure);
  const to = { ArrowLeft: t - 1, ArrowRight: t + 1, Home: 1, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  // The page steps on arrow keys, too; one key is one day.
  event.stopPropagation();
  stop(figure);
  go(figure, Math.min(last, Math.max(1, to)));
  if (within(event.target, '.score-day')) {
    figure.querySelector<HTMLElement>(`.score-day[data-step-to="${stepOf(figure)}"]`)?.focus();
  }
}

/** Arrow keys along the order of computation; the focus stays on the scrubber where it was there. */
function stepPass(event: KeyboardEvent, figure: Element, pass: readonly HTMLElement[]): void {
  const now = pass.findIndex((one) => one.getAttribute('aria-pressed') === 'true');
  const last = pass.length - 1;
  const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  stop(figure);
  const index = Math.min(last, Math.max(0, to));
  goTo(figure, index);
  if (within(event.target, '[data-pass]')) pass[index]?.focus();
}

function onChange(event: Event): void {
  const chosen = within(event.target, 'select[data-option]');
  const figure = within(event.target, '[data-figure]');
  if (!figure || !(chosen instanceof HTMLSelectElement)) return;
  // Another network has another order of computation: nothing of it is left to be computed.
  const scope = scopeOf(figure);
  const options = {
    ...scope.kept.value.options,
    to: '',
    [chosen.dataset['option']!]: chosen.value,
  };
  select(scope, { options });
}

/** A range changes the figure while it is dragged. */
function onInput(event: Event): void {
  const range = within(event.target, 'input[type=range][data-option]');
  const figure = within(event.target, '[data-figure]');
  if (figure && range instanceof HTMLInputElement)
    setOption(figure, range.dataset['option']!, range.value);
}

/** Does what was asked of figures while the page was still loading. */
export function replayFigures(events: readonly Event[]): void {
  for (const event of events) {
    if (event.type === 'click') onClick(event as MouseEvent);
    if (event.type === 'keydown') onKey(event as KeyboardEvent);
    if (event.type === 'change') onChange(event);
    if (event.type === 'input') onInput(event);
  }
}

/** Listens for all figures of the page. */
export function attachFigures(): void {
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('change', onChange);
  document.addEventListener('input', onInput);
  dragRain();
}
