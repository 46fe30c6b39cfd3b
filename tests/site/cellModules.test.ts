/**
 * The modules of the cells: one table for bundles, checks, tests and the compiler's own settings.
 * Source: site/build/cellModules.ts, tsconfig.json and the bundles that the reader's worker runs.
 * Leaves out what the modules do.
 */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { cellModules } from '../../site/build/cellModules.ts';
import { runCells } from '../../site/build/runCells.ts';
import { mime } from '../../site/notebook/bundle.ts';
import { transpile } from '../../site/notebook/transpile.ts';

test('a cell may import the digits, which no other page fetches', async () => {
  const source = `import { digits } from 'unrolled'; import { digitImages } from 'unrolled/digits';
    display(digitImages.length); display(digits.columns(digitImages[0]).x.length);`;
  const ran = await runCells([transpile(source, 'digits')], []);
  const shown = ran.get('digits')!.outputs.map((one) => one[mime.text]);
  expect(shown).toEqual(['1797', '8']);
});

test('the compiler knows the same modules as the cells', () => {
  const { config } = ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name)) as {
    config: { compilerOptions: { paths: object } };
  };
  const named = Object.entries(cellModules).map(([name, file]) => [name, [`./${file}`]]);
  expect(config.compilerOptions.paths).toEqual(Object.fromEntries(named));
});
