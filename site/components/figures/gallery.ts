/**
 * The figures of the gallery, in the book's order: a figure is added by one line here and its title in the dictionaries.
 * Source: components of this folder; each entry is a scope with a scene of its own.
 * Leaves out captions and switches, which a figure brings itself.
 */
import type { SceneName } from '../../build/scene.ts';
import type { Dictionary } from '../../i18n/index.ts';

/** The first has the gallery's own address. */
export const galleryPages = ['networks', 'blocks', 'time'] as const;
export type GalleryPage = (typeof galleryPages)[number];

export interface Shown {
  /** Key of the title, name of the scope, and address of the section. */
  readonly name: keyof Dictionary['gallery']['parts'];
  /** Where it stands; each page is light enough for a phone. */
  readonly page: GalleryPage;
  readonly scene: SceneName;
  readonly load: () => Promise<{ readonly default: unknown }>;
  /** Lines printed below the figure, in the same scope. */
  readonly lines?: readonly string[];
}

export const shown: readonly Shown[] = [
  { name: 'node', page: 'networks', scene: 'rnn', load: () => import('./UnitFigure.astro'), lines: ['rnn.5'] },
  { name: 'layered', page: 'networks', scene: 'mlp', load: () => import('./UnitNetwork.astro'), lines: ['mlp.1', 'mlp.4', 'mlp.5'] },
  { name: 'unrolled', page: 'networks', scene: 'rnn', load: () => import('./UnitNetwork.astro'), lines: ['rnn.1', 'rnn.4', 'rnn.5'] },
  { name: 'block', page: 'blocks', scene: 'rain', load: () => import('./MemoryBlock.astro'), lines: ['lstm.6'] },
  { name: 'sources', page: 'blocks', scene: 'block-2', load: () => import('./BlockFigure.astro'), lines: ['lstm.1', 'lstm.7'] },
  { name: 'layer', page: 'blocks', scene: 'blocks', load: () => import('./BlockLayer.astro'), lines: ['lstm.5'] },
  { name: 'order', page: 'blocks', scene: 'blocks', load: () => import('./BlockOrder.astro'), lines: ['lstm.7'] },
  { name: 'backward', page: 'blocks', scene: 'block', load: () => import('./ErrorBlock.astro'), lines: ['lstm.11', 'lstm.13'] },
  { name: 'fading', page: 'time', scene: 'fading', load: () => import('./SensitivityMap.astro'), lines: ['rnn.1'] },
  { name: 'gates', page: 'time', scene: 'gates', load: () => import('./GateRow.astro'), lines: ['lstm.6'] },
  { name: 'river', page: 'time', scene: 'rain', load: () => import('./RiverFigure.astro') },
]; // prettier-ignore
