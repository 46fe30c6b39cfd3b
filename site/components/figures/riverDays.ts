/**
 * What the river shows, day by day, as numbers and as words.
 * Source: lstm.1–lstm.10 and lstm.13 read off the trace and the errors.
 * Leaves out where it is drawn (riverLayout.ts) and how (riverParts.ts, river.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { valueOf } from '../../live/quantity.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayLong, rainOf } from './figureShellDays.ts';

export interface RiverDay {
  readonly t: number;
  readonly rain: number | null;
  readonly candidate: number;
  readonly input: number;
  readonly before: number;
  /** null when the network has no forget gate. */
  readonly forget: number | null;
  readonly state: number;
  readonly output: number;
  readonly squashed: number;
  readonly result: number;
  /** Forecast and truth for the next day, when the network has one output; truth null when not known. */
  readonly chance: number | null;
  readonly truth: number | null;
  readonly error: number | null;
}

/** Everything the river draws, day by day, straight from the trace. */
export function riverOf(scene: Scene, block: number, cell: number): readonly RiverDay[] {
  const { net, trace, z } = scene;
  return Array.from({ length: trace.T }, (_, k) => {
    const t = k + 1;
    const value = (quantity: string, step = t): number =>
      valueOf(scene, quantity, step, block, cell);
    const single = net.outputs === 1;
    return {
      t,
      rain: rainOf(scene, t),
      candidate: value('g_c'),
      input: value('b_ι'),
      before: value('s_c', t - 1),
      forget: net.forgetGate ? value('b_φ') : null,
      state: value('s_c'),
      output: value('b_ω'),
      squashed: value('h_c'),
      result: value('b_c'),
      chance: single ? trace.y[t]![0]! : null,
      truth: single ? (z?.[k]?.[0] ?? null) : null,
      error: scene.errors ? value('ε_s') : null,
    };
  });
}

/** What the river shows, in words, day by day with signs. */
export function describeRiver(scene: Scene, selection: Selection, say: Dictionary): string {
  const words = say.figures.river;
  return riverOf(scene, selection.block, selection.cell)
    .map((day) =>
      words.day({
        day: dayLong(scene, day.t, say),
        state: formatValue(day.state, 3),
        input: formatValue(day.input, 2),
        forget: day.forget === null ? null : formatValue(day.forget, 2),
        output: formatValue(day.output, 2),
        chance: day.chance === null ? null : words.percent(formatValue(day.chance * 100, 0)),
      }),
    )
    .join(' ');
}
