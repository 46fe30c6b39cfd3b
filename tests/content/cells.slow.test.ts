/**
 * Every cell of every chapter has the right types; those of the scratch page's templates run, too.
 * Source: content/chapters and content/scratch; checked by TypeScript and run by the reader's own kernel.
 * Leaves out running chapters: the build does, shows what came out, and stops at a cell that fails (export.slow.test.ts runs them elsewhere).
 */
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCells, moduleOf, pageOf, readChapter } from '../../site/build/checkCells.ts';
import { runCells } from '../../site/build/runCells.ts';

const chapters = globSync('content/{chapters,pages,scratch}/**/*.mdx').sort().map(readChapter);
const fixture = readChapter('tests/site/fixtures/notebook/pages/index.mdx');
const all = [...chapters, fixture];

test('every cell of every page type-checks', () => {
  expect(checkCells(all)).toEqual([]);
});

describe.each(all.filter(({ file }) => file.startsWith('content/scratch/')))(
  '$file',
  ({ text, file }) => {
    const page = pageOf(text, file);
    test('runs without an error', async () => {
      const ran = await runCells(page.compiled, page.inputs);
      expect(ran.size).toBeGreaterThan(0);
      for (const [name, { error }] of ran) expect(error, name).toBeNull();
    });
  },
);

describe('a check of types', () => {
  const chapter = (cells: string): { file: string; text: string } => ({
    file: 'content/chapters/00-none.mdx',
    text: `---\ntitle: None\n---\n\nText with a \`const\` in it.\n\n${cells}`,
  });
  const fence = (name: string, code: string): string =>
    `\`\`\`ts cell=${name}\n${code}\n\`\`\`\n\n`;

  test('tells chapter and line of a wrong type, also across cells', () => {
    const text = chapter(fence('a', 'const a: number = 1;') + fence('b', '\nconst b: string = a;'));
    expect(checkCells([text])).toEqual([
      "content/chapters/00-none.mdx:13: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test('knows the library, the sliders, what the notebook gives, and nothing else', () => {
    const good = chapter(
      `<Slider name="rain" min="0" max="1" />\n\n` +
        fence(
          'a',
          "import { lstm } from 'unrolled';\ndisplay(lstm.countWeights); progress(rain, 1);",
        ) +
        fence(
          'b',
          "import { lstm } from 'unrolled';\nPlot.plot({ marks: [Plot.dot([1])] });\nlstm;",
        ),
    );
    expect(checkCells([good])).toEqual([]);
    const bad = chapter(fence('a', 'document.title'));
    expect(checkCells([bad]).join()).toContain("Cannot find name 'document'");
    const wrong = chapter(
      fence('a', "import { lstm } from 'unrolled';\nlstm.network({ inputs: 'two' });"),
    );
    expect(checkCells([wrong])[0]).toMatch(/^content\/chapters\/00-none\.mdx:9: /);
  });

  test('knows the type of each input: number, one of its options, truth', () => {
    const inputs =
      `<NumberField name="days" min="1" max="9" />\n\n<Play name="step" min="1" max="4" />\n\n` +
      `<Select name="squash" options="tanh, logistic=σ" />\n\n<Checkbox name="shown" />\n\n`;
    const good = `const n: number = days + step;\nconst one: 'tanh' | 'logistic' = squash;\nconst on: boolean = shown;\n`;
    expect(checkCells([chapter(inputs + fence('a', good))])).toEqual([]);
    const wrong = (line: string): string => checkCells([chapter(inputs + fence('a', line))]).join();
    expect(wrong('days.length')).toContain("Property 'length' does not exist on type 'number'");
    expect(wrong("squash === 'relu'")).toContain('no overlap');
    expect(wrong('shown + 1')).toContain("Operator '+'");
  });

  test('keeps the lines of the chapter', () => {
    const { file, text } = chapter(fence('a', 'const a = 1;'));
    const lines = moduleOf(text, pageOf(text, file)).split('\n');
    expect(lines.findIndex((line) => line.includes('const a'))).toBe(
      text.split('\n').findIndex((line) => line.startsWith('const a')),
    );
  });

  test.each([
    [
      'a name twice',
      fence('a', '1') + fence('a', '2'),
      /:11: cell: name is 'a', which another cell has/,
    ],
    ['an unknown option', '```ts cell=a folded\n1\n```', /:7: cell a: option folded/],
    ['what cannot be erased', fence('a', '\nenum A {}'), /:9: cell a: enum: cannot be erased/],
    [
      'a slider without bounds',
      '<Slider name="r" min="0" />',
      /:7: Slider r: max is undefined, expected a number/,
    ],
    [
      'a slider upside down',
      '<Slider name="r" min="2" max="1" />',
      /:7: Slider r: max is 1, expected above min/,
    ],
    [
      'an attribute that an input does not have',
      '<Checkbox name="r" min="0" />',
      /:7: Checkbox r: attribute min, expected name, label, checked/,
    ],
    [
      'a choice of one',
      '<Select name="r" options="only" />',
      /:7: Select r: options are fewer than two/,
    ],
    [
      'a choice that is none of the options',
      '<Select name="r" options="p, q" value="s" />',
      /:7: Select r: value is s, expected one of p, q/,
    ],
    [
      'an input named like a cell',
      `<Checkbox name="a" />\n\n${fence('a', '1')}`,
      /cell: name is 'a', which another cell has/,
    ],
  ])('refuses %s with its line', (_, cells, message) => {
    const { file, text } = chapter(cells);
    expect(() => pageOf(text, file)).toThrow(message);
  });
});
