/**
 * The figures of influence: every shade and number against derivatives of the library, every switch against its network.
 * Source: lib/tasks/fading.ts, lib/tasks/gateRow.ts. Leaves out the browser (influenceFigures.browser.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { frobenius, lstm, rnn, sensitivity, spectral } from '../../lib/index.ts';
import * as fading from '../../lib/tasks/fading.ts';
import * as gateRow from '../../lib/tasks/gateRow.ts';
import { namedScene } from '../../site/build/scene.ts';
import {
  renderControls,
  renderWords,
  shownAt,
} from '../../site/components/figures/gateControls.ts';
import { keptOf, render as renderRow } from '../../site/components/figures/gateRow.ts';
import {
  renderNorms,
  renderWords as renderMapWords,
} from '../../site/components/figures/mapControls.ts';
import {
  influenceOf,
  render as renderMap,
  rowsOf,
  settingOf,
  shareOf,
} from '../../site/components/figures/sensitivityMap.ts';
import { dictionary } from '../../site/i18n/index.ts';
import { formatValue } from '../../site/live/format.ts';
import { gatesOf } from '../../site/live/gates.ts';
import { lstmOf, type LstmScene } from '../../site/live/scene.ts';
import type { Selection } from '../../site/live/selection.ts';
import { variantOf } from '../../site/live/variants.ts';
import { textOf } from './figuresScene.ts';

const say = dictionary('en');
const none = { ι: 0, φ: 0, ω: 0 };
const at = (t: number, options: Readonly<Record<string, string>> = {}): Selection => ({
  t,
  block: 0,
  cell: 0,
  quantity: 's_c',
  options,
});

describe('the sensitivity map', () => {
  const norms = (scale: number): number[] =>
    influenceOf({ scale, squash: 'tanh', bias: none, isLogarithm: false }).hidden.slice(-1);

  test('has the norms of the teaching plan after twelve days', () => {
    expect([1, 1.4, 2, 3].flatMap(norms).map((value) => formatValue(value, 3))).toEqual([
      '0.006', '0.196', '0.853', '0.094',
    ]); // prettier-ignore
  });

  test('shades each node by its derivative, as differences find it', () => {
    const setting = settingOf(at(1, { scale: '1.5', bias: '2', inputbias: '-1', outputbias: '1' }));
    const [hidden, block] = rowsOf(setting, say);
    const { net, weights } = fading.rnnOf(1.5);
    const other = fading.lstmOf(1.5, { ι: -1, φ: 2, ω: 1 });
    const h = 1e-6;
    const moved = (i: number, by: number) =>
      fading.x.map((row, n) => row.map((value, j) => (n === 0 && i === j ? value + by : value)));
    const slope = (of: (x: number[][]) => number): number =>
      Math.hypot(...[0, 1].map((i) => (of(moved(i, h)) - of(moved(i, -h))) / (2 * h)));
    for (const t of [1, 4, 12]) {
      const second = slope((x) => rnn.forward(net, weights, x).b.h[t]![1]!);
      const state = slope((x) => lstm.forward(other.net, other.weights, x).s[t]![0]!);
      expect(Math.abs(hidden![1]!.sizes[t - 1]! - second)).toBeLessThan(1e-8);
      expect(Math.abs(block![0]!.sizes[t - 1]! - state)).toBeLessThan(1e-8);
    }
  });

  test('never exceeds its bound, whatever the scale and the squashing', () => {
    for (const squash of ['tanh', 'logistic'] as const) {
      for (const scale of [0, 0.5, 1, 2, 4]) {
        const { net, weights } = fading.rnnOf(scale, squash);
        const all = sensitivity(net, weights, rnn.forward(net, weights, fading.x))['b.h']!;
        const { bound } = influenceOf({ scale, squash, bias: none, isLogarithm: false });
        fading.x.forEach((_, n) => {
          expect(spectral(all[n + 1]!)).toBeLessThanOrEqual(bound[n]! * (1 + 1e-12));
        });
      }
    }
  });

  test('vanishes and explodes: at a small scale the norm falls, at a large one it rises, and a forget gate kept open keeps it', () => {
    const of = (scale: number, bias: number) =>
      influenceOf({ scale, squash: 'tanh', bias: { ...none, φ: bias }, isLogarithm: false });
    expect(of(0.5, 0).hidden.at(-1)).toBeLessThan(1e-4);
    const { hidden } = of(2, 0);
    expect(Math.max(...hidden.slice(1))).toBeGreaterThan(hidden[0]!);
    expect(of(0, 8).state.at(-1)! / of(0, 8).state[0]!).toBeGreaterThan(0.5);
    expect(of(0, 0).state.at(-1)! / of(0, 0).state[0]!).toBeLessThan(0.01);
  });

  test('passes over settings that are none', () => {
    expect(settingOf(at(1, { scale: 'wide', bias: '99', squash: 'none' }))).toEqual({
      scale: 1,
      squash: 'tanh',
      bias: { ι: 0, φ: 8, ω: 0 },
      isLogarithm: false,
    });
    expect(shareOf(0, 1, true)).toBe(0);
    expect(shareOf(1e-3, 1, true)).toBeCloseTo(0.5, 12);
  });

  test('says in words and numbers what it shows', () => {
    const scene = namedScene('fading');
    const selection = at(12, { scale: '2' });
    const texts = [renderMap, renderNorms, renderMapWords].map((one) =>
      textOf(String(one(scene, selection, say))).replace(/\s+/g, ' '),
    );
    expect(texts).toMatchSnapshot();
    expect(String(renderMap(scene, selection, say))).not.toContain('NaN');
  });
});

describe('the row of gates', () => {
  const built = lstmOf(namedScene('gates'));
  const set = (options: Readonly<Record<string, string>>): LstmScene =>
    lstmOf(variantOf(built, options));

  test('opens and shuts what its pattern says, and no gate else', () => {
    const scene = set({ forget: '11011111' });
    const { b } = scene.trace;
    scene.x.forEach((_, n) => {
      for (const [name, letter] of [
        ['input', 'ι'],
        ['forget', 'φ'],
        ['output', 'ω'],
      ] as const) {
        const isOpen = gatesOf(scene)[name][n] === '1';
        expect(b[letter][n + 1]![0]! > 0.99, `${name} ${n + 1}`).toBe(isOpen);
        expect(b[letter][n + 1]![0]! < 0.01, `${name} ${n + 1}`).toBe(!isOpen);
      }
    });
  });

  test('shows derivatives that differences find too', () => {
    const h = 1e-6;
    const moved = (by: number) =>
      lstm.forward(
        built.net,
        built.weights,
        built.x.map((row, n) => (n === 0 ? [row[0]! + by, ...row.slice(1)] : row)),
      );
    const [more, less] = [moved(h), moved(-h)];
    const { state, output } = keptOf(built);
    built.x.forEach((_, n) => {
      const slope = (of: 's' | 'b'): number =>
        of === 's'
          ? (more.s[n + 1]![0]! - less.s[n + 1]![0]!) / (2 * h)
          : (more.b.c[n + 1]![0]! - less.b.c[n + 1]![0]!) / (2 * h);
      expect(Math.abs(state[n]! - slope('s'))).toBeLessThan(1e-8);
      expect(Math.abs(output[n]! - slope('b'))).toBeLessThan(1e-8);
    });
  });

  test('keeps the first input while the forget gate is open, and loses it where it is shut once', () => {
    const { state } = keptOf(built);
    expect(state[7]! / state[0]!).toBeGreaterThan(0.9);
    expect(keptOf(set({ forget: '11101111' })).state[7]! / state[0]!).toBeLessThan(0.01);
    expect(keptOf(set({ input: '11111111' })).state[7]! / state[0]!).toBeGreaterThan(0.9);
    expect(shownAt(built)).toEqual([4, 7]);
    expect(shownAt(set({ output: '00000000' }))).toEqual([]);
  });

  test('passes over patterns that are none, and refuses them by name where they are asked for', () => {
    expect(set({ forget: '1' })).toBe(built);
    expect(() => gateRow.inputs({ ...gateRow.written, forget: '1' })).toThrow(
      "gateRow: forget is '1', expected 8 digits, 0 or 1",
    );
  });

  test('offers each gate the other way, and says what is kept', () => {
    const controls = String(renderControls(built, at(1), say));
    expect(controls.match(/<button/g)).toHaveLength(23);
    expect(controls).toContain('data-value="00010000"');
    const texts = [renderRow, renderWords].map((one) =>
      textOf(String(one(built, at(1), say))).replace(/\s+/g, ' '),
    );
    expect(texts).toMatchSnapshot();
  });
});

test('the norm of the whole is the root of the squares of all shades', () => {
  const setting = settingOf(at(1, { scale: '2' }));
  const [hidden] = rowsOf(setting, say);
  const { net, weights } = fading.rnnOf(2);
  const all = sensitivity(net, weights, rnn.forward(net, weights, fading.x))['b.h']!;
  fading.x.forEach((_, n) => {
    const whole = Math.hypot(...hidden!.map(({ sizes }) => sizes[n]!));
    expect(Math.abs(whole - frobenius(all[n + 1]!))).toBeLessThan(1e-12);
  });
});
