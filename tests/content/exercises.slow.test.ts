/**
 * Every exercise with a cell: its solution passes, its starter and each wrong answer are told apart, none throws.
 * Source: content/chapters; the checks run in the reader's own kernel.
 * Leaves out types (cells.slow.test.ts) and the page (codeExercise.browser.test.ts).
 */
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCells, pageOf, readChapter } from '../../site/build/checkCells.ts';
import { runExercise } from '../../site/build/runExercise.ts';

const files = globSync('content/{chapters,pages,scratch}/**/*.mdx').sort();
const chapters = [...files, 'tests/site/fixtures/notebook/pages/index.mdx'].map(readChapter);
const all = chapters.flatMap(({ file, text }) => {
  const page = pageOf(text, file);
  return page.found.flatMap((found) =>
    found.kind === 'cell' && found.exercise
      ? [{ file, name: found.name, page, found, parts: found.exercise }]
      : [],
  );
});

test('there are exercises with a cell', () => {
  expect(all.length).toBeGreaterThan(1);
});

describe.each(all)('$file: exercise $name', ({ page, found, parts }) => {
  test('its solution passes', async () => {
    const { verdict, error } = await runExercise(page, found.name, parts.solution.compiled);
    expect(error).toBeNull();
    expect(verdict).toEqual({ passed: true, message: '' });
  });

  test('its starter and each wrong answer get a message of their own, and none is an error', async () => {
    const answers = [found.compiled, ...parts.wrong.map(({ compiled }) => compiled)];
    const messages: string[] = [];
    for (const answer of answers) {
      const { verdict, error } = await runExercise(page, found.name, answer);
      expect(error).toBeNull();
      expect(verdict!.passed).toBe(false);
      messages.push(verdict!.message);
    }
    for (const message of messages) expect(message).toMatch(/^\P{Ll}.{18,}[.?。？]$/u);
    expect(new Set(messages).size).toBe(answers.length);
  });
});

describe('an exercise', () => {
  const fences = {
    task: 'Write it.',
    starter: '```ts starter\nconst answer = (): number => 0;\n```',
    check: "```ts check\nreturn answer() === 1 || 'Not yet.';\n```",
    wrong: '```ts wrong\nconst answer = (): number => 2;\n```',
    another: '```ts wrong\nconst answer = (): number => 3;\n```',
    hints: '1. Look.\n2. Count.',
    solution: '```ts solution\nconst answer = (): number => 1;\n```',
  };
  const chapter = (parts: Partial<typeof fences>): { file: string; text: string } => ({
    file: 'content/chapters/00-none.mdx',
    text: `<Exercise id="one" number="0.1">\n\n${Object.values({ ...fences, ...parts })
      .filter(Boolean)
      .join('\n\n')}\n\n</Exercise>`,
  });
  const read = (parts: Partial<typeof fences>): unknown => {
    const { file, text } = chapter(parts);
    return pageOf(text, file);
  };

  test.each([
    ['task', 'has no task before its starter'],
    ['starter', 'has 0 starter, expected one'],
    ['check', 'has 0 check, expected one'],
    ['another', 'has 1 wrong, expected at least 2'],
    ['hints', 'has no list of two or more hints'],
    ['solution', 'has 0 solution, expected one'],
  ] as const)('without its %s stops the build', (part, message) => {
    expect(() => read({ [part]: '' })).toThrow(`00-none.mdx:1: Exercise one: ${message}`);
  });

  test('tells the line of the chapter for a wrong type in solution, check or wrong answer', () => {
    expect(checkCells([chapter({})])).toEqual([]);
    const solution = "```ts solution\nconst answer = (): number => 'one';\n```";
    expect(checkCells([chapter({ solution })])).toEqual([
      "content/chapters/00-none.mdx:25: Type 'string' is not assignable to type 'number'.",
    ]);
    const check = '```ts check\nif (answer() === 1) return true;\n```';
    expect(checkCells([chapter({ check })]).join()).toContain('00-none.mdx');
    const wrong = '```ts wrong\nconst answer = (): number => nowhere;\n```';
    expect(checkCells([chapter({ wrong })])).toEqual([
      "content/chapters/00-none.mdx:14: Cannot find name 'nowhere'.",
    ]);
  });
});
