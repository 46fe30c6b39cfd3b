// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { dictionary } from '../../site/i18n/index.ts';
import { valueOf } from '../../site/live/quantity.ts';
import { render as river } from '../../site/components/figures/river.ts';
import { describeRiver, riverOf } from '../../site/components/figures/riverDays.ts';
import { clampRain, rainAfter } from '../../site/components/figures/riverDrag.ts';
import { at, sceneOf } from './figuresScene.ts';

const en = dictionary('en');

const parse = (markup: unknown): Document =>
  new DOMParser().parseFromString(`<!doctype html><body>${String(markup)}</body>`, 'text/html');

const all = (document: Document, selector: string): Element[] => [
  ...document.querySelectorAll(selector),
];

describe('the river', () => {
  test('takes every value from the trace', () => {
    const scene = sceneOf();
    for (const day of riverOf(scene, 1, 0)) {
      const value = (quantity: string, t = day.t): number => valueOf(scene, quantity, t, 1, 0);
      expect(day.state).toBe(value('s_c'));
      expect(day.before).toBe(day.t === 1 ? 0 : value('s_c', day.t - 1));
      expect(day.error).toBe(value('ε_s'));
      expect(day.chance).toBe(scene.trace.y[day.t]![0]);
      expect(day.truth).toBe(day.t % 2);
      expect(day.state).toBeCloseTo(day.forget! * day.before + day.input * day.candidate, 14);
    }
  });

  test('gives one day’s rain a handle that is a slider with its amount in words', () => {
    const handles = all(
      parse(river(sceneOf(), at(1), en, { day: 3, measured: 0 })),
      '[role="slider"]',
    );
    expect(handles).toHaveLength(2);
    for (const handle of handles) {
      expect(handle.getAttribute('aria-label')).toBe('Rain on Wednesday 22 April 2015');
      expect(handle.getAttribute('aria-valuetext')).toBe('0.0 mm of rain, measured 0.0');
      expect(handle.getAttribute('data-rain-day')).toBe('3');
    }
    expect(parse(river(sceneOf(), at(1), en, {})).querySelector('[role="slider"]')).toBeNull();
  });

  test('hatches a positive error and leaves a negative one hollow', () => {
    const scene = sceneOf();
    const bars = all(parse(river(scene, at(1), en, {})), '.river-landscape .error-bar');
    expect(bars.map((bar) => bar.classList.contains('is-hollow'))).toEqual(
      riverOf(scene, 0, 0).map((day) => day.error! < 0),
    );
  });

  test('has no forget gate to draw when the network has none', () => {
    const document = parse(river(sceneOf({ forgetGate: false }), at(1), en, {}));
    expect(document.querySelector('[data-q="b_φ"]')).toBeNull();
    expect(describeRiver(sceneOf({ forgetGate: false }), at(1), en)).not.toContain('forget');
  });

  test('keys change the rain by halves and fives of a millimeter, within reach', () => {
    expect(rainAfter('ArrowUp', 3, 15)).toBe(3.5);
    expect(rainAfter('ArrowLeft', 0.2, 15)).toBe(0);
    expect(rainAfter('PageUp', 12, 15)).toBe(15);
    expect(rainAfter('Home', 12, 15)).toBe(0);
    expect(rainAfter('a', 12, 15)).toBeNull();
    expect(clampRain(3.14159, 15)).toBe(3.1);
  });
});
