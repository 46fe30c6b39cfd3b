/**
 * Specification of tokens.css: what may stand on what, and which hues can be told apart by whom.
 * Source: the stylesheet itself, read as text, so that a changed value is held at once.
 * Leaves out whether a component uses the right token.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, sight } from './color.ts';

const css = readFileSync(new URL('../../site/styles/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const at = css.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`tokens.css: ${selector} is missing, expected it as a rule`);
  const body = css.slice(at, css.indexOf('\n}', at));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

const themes = { light: tokensOf(':root'), dark: tokensOf("[data-theme='dark']") };
const units = ['i', 'f', 'o', 's', 'h', 'x', 'y'];
const pairs = units.flatMap((a, i) => units.slice(i + 1).map((b) => [a, b] as const));

describe.each(Object.entries(themes))('tokens.css, %s', (_, token) => {
  const color = (name: string): string => token[name] ?? `missing --${name}`;

  it('defines papers, rules, inks and three tones for each unit', () => {
    const names = ['paper', 'paper-2', 'paper-3', 'rule', 'rule-2', 'ink', 'ink-2', 'ink-3'];
    const tones = units.flatMap((u) => ['text', 'line', 'wash'].map((tone) => `${u}-${tone}`));
    expect(Object.keys(token).sort()).toEqual([...names, ...tones].sort());
  });

  it.each(['paper', 'paper-2'])('sets every ink on %s at 4.5 to 1 or more', (paper) => {
    for (const ink of ['ink', 'ink-2', 'ink-3'])
      expect(contrast(color(ink), color(paper)), ink).toBeGreaterThanOrEqual(4.5);
  });

  it('sets inverted text, paper on ink, at 4.5 to 1 or more', () => {
    expect(contrast(color('paper'), color('ink'))).toBeGreaterThanOrEqual(4.5);
  });

  it('draws controls and axes at 3 to 1 or more', () => {
    expect(contrast(color('rule-2'), color('paper'))).toBeGreaterThanOrEqual(3);
  });

  it.each(units)('sets the text of unit %s on both papers and its wash at 4.5 to 1', (unit) => {
    for (const ground of ['paper', 'paper-2', `${unit}-wash`])
      expect(contrast(color(`${unit}-text`), color(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(units)('draws the lines of unit %s at 3 to 1 on paper', (unit) => {
    expect(contrast(color(`${unit}-line`), color('paper'))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(sight))('keeps any two text hues 0.08 apart in OKLab for %s sight', (eye) => {
    for (const [a, b] of pairs)
      expect(
        distance(color(`${a}-text`), color(`${b}-text`), eye),
        `${a} and ${b}`,
      ).toBeGreaterThanOrEqual(0.08);
  });
});

describe('the arithmetic of these tests', () => {
  it('knows black on white as 21 to 1 and a color beside itself as no distance', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(distance('#206acb', '#206acb', 'deutan')).toBe(0);
  });

  it('brings red and green together for protan and deutan sight, not for tritan', () => {
    const gap = (eye: string): number => distance('#b04020', '#607020', eye);
    expect(gap('protan')).toBeLessThan(gap('normal') / 1.5);
    expect(gap('deutan')).toBeLessThan(gap('normal') / 1.5);
    expect(gap('tritan')).toBeGreaterThan(gap('normal') / 1.5);
  });

  it('refuses what is no color', () => {
    expect(() => contrast('red', '#ffffff')).toThrow('color: got "red", expected #rrggbb');
  });
});
