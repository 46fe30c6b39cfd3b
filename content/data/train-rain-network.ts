/*
 * Writes rain-network.json: `npm run data:rain-network`.
 * Source: rainNetwork.ts, which says what is trained and how.
 * Leaves out: choosing; the settings stand in rainNetwork.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { weather } from '../../lib/index.ts';
import { acrossSeeds, trainRainNetwork } from './rainNetwork.ts';

const at = (name: string): URL => new URL(name, import.meta.url);
const days = weather.parse(readFileSync(at('seattle-weather.csv'), 'utf8'));
const made = { ...(await trainRainNetwork(days)), across: await acrossSeeds(days, 24) };
// A number in JSON has the digits that give the same double again (at most 17).
const plain = (_: string, value: unknown): unknown =>
  value instanceof Float64Array ? Array.from(value) : value;
writeFileSync(at('rain-network.json'), `${JSON.stringify(made, plain, 2)}\n`);
const { train, test, baselines, across } = made;
console.log({ train, test, baselines, across });
