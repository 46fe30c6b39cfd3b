/*
 * Writes digit-reader.json: `npm run data:digit-reader`.
 * Source: digitReader.ts, which says what is trained and how; the kernels train it.
 * Leaves out: choosing; the settings stand in digitReader.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { bidirectional, digits, namedArrays, random } from '../../lib/index.ts';
import { fastVerbsOf } from '../../lib/kernels/verbs.ts';
import { readerErrors, readerNet, settings, trainReader } from './digitReader.ts';

const at = (name: string): URL => new URL(name, import.meta.url);
const images = digits.parse(readFileSync(at('digits.csv'), 'utf8'));
const { train, test } = digits.split(images, random(settings.split));
const start = performance.now();
const weights = trainReader(train, fastVerbsOf(readerNet).verbs, (update, loss) => {
  console.log(`${update} updates: ${loss.toFixed(3)}`);
});
const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
const scale = 10 ** settings.digits;
for (const { rows } of namedArrays(weights))
  for (const row of rows) row.forEach((value, n) => (row[n] = Math.round(value * scale) / scale));
const errors = readerErrors(bidirectional.weights(readerNet, weights), test);
const plain = (_: string, value: unknown): unknown =>
  ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
const made = { settings, seconds, errors, weights };
writeFileSync(at('digit-reader.json'), `${JSON.stringify(made, plain)}\n`);
console.log({ seconds, errors });
