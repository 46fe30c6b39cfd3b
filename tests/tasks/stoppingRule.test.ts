import { describe, expect, it } from 'vitest';
import { stoppingRule } from '../../lib/index.ts';

const calls = (rule: ReturnType<typeof stoppingRule>, runs: string, error = 0): number =>
  Array.from(runs).findIndex((one) => rule(one === '+', error));

describe('a stopping rule', () => {
  it('waits for so many right ones in a row', () => {
    expect(calls(stoppingRule({ sequences: 3 }), '++-+-+++')).toBe(7);
    expect(calls(stoppingRule({ sequences: 3 }), '++-++-++')).toBe(-1);
    expect(calls(stoppingRule(), '+'.repeat(2001))).toBe(1999);
  });

  it('also waits for their mean error to fall, and forgets errors before them', () => {
    const rule = stoppingRule({ sequences: 2, error: 0.1 });
    const errors = [0.5, 0.12, 0.09, 0.1, 0.02];
    expect(errors.map((error) => rule(true, error))).toEqual([false, false, false, true, true]);
  });

  it('refuses what it cannot count', () => {
    expect(() => stoppingRule({ sequences: 0 })).toThrow('stoppingRule: sequences is 0, expected an integer of at least 1'); // prettier-ignore
    expect(() => stoppingRule({ error: 0 })).toThrow('stoppingRule: error is 0, expected above 0');
    expect(() => stoppingRule()(true, -1)).toThrow('stoppingRule: error is -1, expected 0 or above'); // prettier-ignore
    expect(() => stoppingRule()(true, NaN)).toThrow('stoppingRule: error is NaN, expected a finite number'); // prettier-ignore
  });
});
