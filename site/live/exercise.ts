/**
 * Mounts exercises and predictions: reads, judges, says what is wrong, gives hints, remembers.
 * Source: the definition each section carries as JSON; exerciseStart.ts loads this, the first focus judge and KaTeX.
 * Leaves out any verdict of its own: lines are judged by lib/equations, numbers by exercise.ts.
 */
import { typeset } from '../../lib/equations/typeset.ts';
import {
  colored,
  judgeNumber,
  type ExerciseDefinition,
  type LineExercise,
} from '../components/figures/exercise.ts';
import { dictionary } from '../i18n/index.ts';
import { sidesOf } from '../../lib/equations/sides.ts';
import { bar, nextHint } from './exerciseParts.ts';
import { keyOf } from './exerciseStart.ts';
import { formatCount, formatValue } from './format.ts';
import { html, raw, type Markup } from './markup.ts';
import { recall, remember } from './memory.ts';
import { record } from './results.ts';

const say = (): ReturnType<typeof dictionary> => dictionary(document.documentElement.lang || 'en');

const load = () =>
  Promise.all([
    import('../../lib/equations/judge.ts'),
    import('katex'),
    import('../../content/equations/parsed.ts'),
    import('../../content/equations/knownMistakes.ts'),
  ]);
let tools: ReturnType<typeof load> | undefined;
const judging = (): ReturnType<typeof load> => (tools ??= load());

async function lineVerdict(
  text: string,
  exercise: LineExercise,
): Promise<{ right: boolean; markup: Markup }> {
  const { exercise: words, checks } = say();
  const [{ judge }, { default: katex }, { parsed: definitions }, { knownMistakes }] =
    await judging();
  const wrong = (markup: Markup): { right: boolean; markup: Markup } => ({ right: false, markup });
  const show = (tex: string): Markup =>
    raw(
      katex.renderToString(tex, {
        throwOnError: false,
        strict: false,
        trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
      }),
    );
  /** A sentence of the dictionary, whose formulas stand between dollar signs. */
  const said = (sentence: string): Markup =>
    html`${sentence.split('$').map((part, n) => (n % 2 === 1 ? show(part) : part))}`;
  const answer = sidesOf(definitions.find(({ id }) => id === exercise.equation)!.source).at(-1)!;
  const { target, network, output } = exercise;
  const verdict = judge(text, {
    target,
    answer,
    definitions,
    known: knownMistakes[exercise.equation] ?? [],
    ...(network && { network }),
    ...(output && { output }),
  });
  switch (verdict.kind) {
    case 'equal':
      if (exercise.isDerivation && verdict.hasDerivatives)
        return wrong(bar(true, html`${words.onTheWay(formatCount(verdict.instances))}`));
      return {
        right: true,
        markup: bar(true, html`${words.equal(formatCount(verdict.instances))}`),
      };
    case 'restates':
      return wrong(bar(false, html`${checks.verdict.restates(verdict.name)}`));
    case 'unreadable':
      return wrong(
        html`${bar(false, html`<b>${words.unreadable}</b> ${words.place(verdict.from + 1)}: ${checks.errors[verdict.key](verdict.params)}`)}
          <p class="verdict-place">
            <code
              >${text.slice(0, verdict.from)}<u>${text.slice(verdict.from, verdict.to) || ' '}</u>${text.slice(verdict.to)}</code
            >
          </p>`,
      );
    case 'different': {
      const { worst, diagnosis, line } = verdict;
      const place = (n: number | undefined): string => (n === undefined ? '–' : String(n));
      const [letter, unit] = Object.entries(worst).findLast(([name]) =>
        'cell block h ℓ k s j'.split(' ').includes(name),
      ) ?? ['c', undefined];
      const index = { cell: 'c', block: 'b' }[letter] ?? letter;
      return wrong(
        html`${bar(
            false,
            html`${words.different(formatCount(verdict.instances), formatCount(verdict.of))}
              <span class="verdict-worst"
                >${words.worst(place(worst.t), index, place(unit === undefined ? undefined : unit + 1), formatValue(worst.yours, 5), formatValue(worst.truth, 5))}</span
              >`,
          )}${
            diagnosis
              ? html`<p class="verdict-diagnosis">
                  ${said(checks.diagnosis[diagnosis.kind](diagnosis.params))}
                </p>`
              : html`<p class="verdict-diagnosis">${checks.verdict.noDiagnosis}</p>`
          }
          <p class="verdict-line">
            ${show(typeset(line))}${
              diagnosis?.kind === 'missingTerm'
                ? html` + <span class="verdict-slot">${show(diagnosis.term ?? '')}</span>`
                : ''
            }
          </p>`,
      );
    }
  }
}

function numberVerdict(
  text: string,
  exercise: Extract<ExerciseDefinition, { kind: 'number' }>,
): { right: boolean; text: string } {
  const words = say().exercise;
  const verdict = judgeNumber(text, exercise);
  if (verdict.kind === 'right') return { right: true, text: words.right };
  if (verdict.kind === 'known') return { right: false, text: verdict.message };
  return { right: false, text: verdict.kind === 'unreadable' ? words.notNumber : words.wrong };
}

function mount(section: HTMLElement): void {
  const exercise = JSON.parse(
    section.querySelector('.exercise-data')?.textContent ?? '{}',
  ) as ExerciseDefinition;
  const input = section.querySelector('input')!;
  const verdict = section.querySelector<HTMLElement>('.exercise-verdict')!;
  const paint = section.querySelector<HTMLElement>('.exercise-paint')!;
  const preview = section.querySelector<HTMLElement>('.exercise-preview')!;
  const isLine = exercise.kind === 'line';
  let turn = 0;
  const refresh = async (): Promise<void> => {
    if (!isLine) return;
    const mine = ++turn;
    paint.innerHTML = colored(input.value).text;
    paint.scrollLeft = input.scrollLeft;
    const [{ parse }, { default: katex }] = await judging();
    if (mine !== turn) return;
    try {
      const isWhole = sidesOf(input.value).length > 1;
      const typed = isWhole ? input.value : `${exercise.target} = ${input.value}`;
      preview.innerHTML = katex.renderToString(typeset(parse(typed, exercise.network)), {
        throwOnError: false,
        strict: false,
        trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
      });
    } catch {
      preview.textContent = '';
    }
  };
  // What was typed before this was loaded stays.
  input.value ||= recall(keyOf(section)) ?? '';
  if (isLine && input.value) paint.innerHTML = colored(input.value).text;
  if (document.activeElement === input) void refresh();
  else input.addEventListener('focus', () => void refresh(), { once: true });
  input.addEventListener('input', () => {
    verdict.replaceChildren();
    void refresh();
  });
  section.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    remember(keyOf(section), input.value);
    if (exercise.kind === 'number') {
      const { right, text } = numberVerdict(input.value, exercise);
      verdict.innerHTML = bar(right, html`${text}`).text;
      record(exercise.id, exercise.kind, right);
    } else {
      void lineVerdict(input.value, exercise).then(({ right, markup }) => {
        verdict.innerHTML = markup.text;
        record(exercise.id, exercise.kind, right);
      });
    }
  });
  section.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const symbol = target?.closest<HTMLElement>('[data-symbol]');
    if (symbol) {
      const at = input.selectionStart ?? input.value.length;
      input.setRangeText(`${symbol.dataset['symbol']!} `, at, input.selectionEnd ?? at, 'end');
      input.focus();
      void refresh();
    }
    const hint = target?.closest('[data-hint]');
    if (hint) {
      const { shown, of } = nextHint(section);
      hint.textContent = say().exercise.hint(shown, of);
    }
  });
}

/** Mounts every exercise of the page; until then it is readable text with a solution that opens. */
export function attachExercises(): void {
  for (const section of document.querySelectorAll<HTMLElement>('[data-exercise]:not([data-kind])'))
    mount(section);
  for (const section of document.querySelectorAll<HTMLElement>('[data-predict]')) {
    const key = keyOf(section);
    const reveal = section.querySelector('details')!;
    const said = section.querySelector<HTMLElement>('[data-guessed]')!;
    const show = (guess: string): void => {
      said.textContent = say().exercise.guessed(guess);
      reveal.open = true;
    };
    const before = recall(key);
    if (before) show(before);
    section.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      const guess = String(new FormData(event.target as HTMLFormElement).get('guess') ?? '').trim();
      if (!guess) return;
      remember(key, guess);
      show(guess);
    });
  }
}
