/**
 * The networks of blocks that the running example grows through, as an option of its scenes.
 * Source: lib/tasks/runningExample.ts: same days, same targets.
 * Leaves out every other scene: its network is not one of them.
 */
import { block, type Stage } from '../../lib/tasks/runningExample.ts';
import { changed, isOf, toPlain, type LstmScene, type Scene } from './scene.ts';

const stages = {
  a: 'A',
  peepholes: 'peepholes',
  cells: 'second cell',
  blocks: 'two blocks',
} as const satisfies Readonly<Record<string, Stage>>;
export type StageName = keyof typeof stages;

/** Values that the option `stage` takes, in the book's order. */
export const stageNames = Object.keys(stages) as readonly StageName[];

const textOf = (weights: object): string => JSON.stringify(toPlain(weights));

/** The stage whose weights a scene has; null where it has others. */
export function stageOf(scene: Scene): StageName | null {
  if (!isOf(scene, 'lstm')) return null;
  const own = textOf(scene.weights);
  return stageNames.find((name) => textOf(block(stages[name]).weights) === own) ?? null;
}

/** The scene with the network of another stage; itself where it was built as none, or as the one that is asked for. */
export function withStage(scene: LstmScene, name: string): LstmScene {
  const own = stageOf(scene.former ?? scene);
  if (!Object.hasOwn(stages, name) || own === null || own === name) return scene;
  return changed(scene, block(stages[name as StageName])) as LstmScene;
}
