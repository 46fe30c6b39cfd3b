/*
 * Small data, which a cell imports as "unrolled/data": the weather as CSV text, and a network trained on it.
 * Source: seattle-weather.csv (README.md beside it) and rain-network.json (train-rain-network.ts).
 * Leaves out: parsing. Needs a bundler that gives a .csv as text; plain Node reads the file itself.
 */
import weatherText from './seattle-weather.csv';
import { lstm, type weather } from '../../lib/index.ts';
import type { RainSettings } from './rainNetwork.ts';
import network from './rain-network.json' with { type: 'json' };

/** Four years of weather in Seattle as CSV text, which `weather.parse` reads. */
export const seattleWeather: string = weatherText;

/** The network as data: net, weights, scales, settings, and what it reached on 2012–14 and on 2015. */
export const rainNetwork = {
  ...network,
  // JSON knows strings; what they name is held by the library when they are used.
  scales: network.scales as readonly weather.Scale[],
  settings: network.settings as RainSettings,
  net: lstm.network(network.net as lstm.LSTM),
  get weights(): lstm.Weights {
    return lstm.weights(this.net, network.weights);
  },
};
