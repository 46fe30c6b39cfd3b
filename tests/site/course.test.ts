/**
 * The flag of course mode in addresses, and the results file.
 * Source: docs/course-results.md.
 * Leaves out the page (course.browser.test.ts).
 */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { version } from '../../package.json';
import { isCourse, withCourse } from '../../site/live/courseFlag.ts';
import { forgetResult, isSolved, record, resultsFile } from '../../site/live/results.ts';

describe('the flag of course mode', () => {
  const here = 'https://book.test/lstm-forward/?course';
  test.each([
    ['/zh-cn/lstm-forward/', 'https://book.test/zh-cn/lstm-forward/?course'],
    ['../scratch/?a=1#two', 'https://book.test/scratch/?a=1&course#two'],
    ['#state', '#state'],
    ['/ledger/?course', '/ledger/?course'],
    ['https://elsewhere.test/', 'https://elsewhere.test/'],
    ['mailto:someone@book.test', 'mailto:someone@book.test'],
  ])('is kept by a link to %s', (to, expected) => {
    expect(withCourse(to, here, true)).toBe(expected);
  });
  test('is taken off, and nothing else with it', () => {
    expect(withCourse('https://book.test/?a=1&course#x', here, false)).toBe(
      'https://book.test/?a=1#x',
    );
    expect(isCourse('?a=1&course')).toBe(true);
    expect(isCourse('?a=course')).toBe(false);
  });
});

describe('results', () => {
  beforeEach(() => {
    const { window } = new JSDOM('', { url: 'https://book.test/lstm-forward/?course' });
    for (const name of ['localStorage', 'document', 'location', 'CustomEvent'] as const) {
      vi.stubGlobal(name, window[name]);
    }
  });
  afterEach(() => vi.unstubAllGlobals());

  test('count checks up to the first that was right, and what was right stays so', () => {
    for (const right of [false, false, true, false]) record('state', 'line', right);
    expect(isSolved('state')).toBe(true);
    expect(resultsFile().results).toMatchObject([{ result: 'right', attempts: 3 }]);
    forgetResult('state');
    expect(isSolved('state')).toBe(false);
    expect(resultsFile().results).toEqual([]);
  });

  test('are a file as the documentation shows it, sorted, without anything about the reader', () => {
    record('state-day-3', 'number', false);
    record('next-state', 'code', true);
    localStorage.setItem('unrolled:exercise:state-day-3', '0.5');
    localStorage.setItem('unrolled:result:broken', '{');
    localStorage.setItem('unrolled:result:forged', '{"page": 1}');
    const file = resultsFile();
    expect(file.results.map(({ exercise }) => exercise)).toEqual(['next-state', 'state-day-3']);
    const shown = JSON.parse(
      /```json\n([\s\S]*?)```/.exec(readFileSync('docs/course-results.md', 'utf8'))![1]!,
    ) as typeof file;
    expect(Object.keys(file)).toEqual(Object.keys(shown));
    expect(Object.keys(file.results[0]!)).toEqual(Object.keys(shown.results[0]!));
    expect(file).toMatchObject({ format: shown.format, formatVersion: shown.formatVersion });
    expect(file.results[0]).toMatchObject({ page: '/lstm-forward/', kind: 'code', version });
    expect(new Date(file.results[0]!.time).toISOString()).toBe(file.results[0]!.time);
  });

  test('are empty where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    record('state', 'line', true);
    expect(isSolved('state')).toBe(false);
    expect(resultsFile().results).toEqual([]);
  });
});
