/**
 * Gates opened and shut by the reader, as options of the scene that is made for it.
 * Source: lib/tasks/gateRow.ts. Leaves out every other scene: its gates are its weights' affair.
 */
import * as gateRow from '../../lib/tasks/gateRow.ts';
import { changed, isOf, type LstmScene, type Scene } from './scene.ts';

export const gateNames = ['input', 'forget', 'output'] as const;
export type GateName = (typeof gateNames)[number];

/** Whether the scene's gates are set by its inputs. */
const isGated = (scene: Scene): scene is LstmScene =>
  isOf(scene, 'lstm') && scene.net.inputs === 4 && scene.x.length === gateRow.signal.length;

/** Which gates stand open, step by step, as the scene's inputs say. */
export const gatesOf = (scene: Scene): gateRow.Gates => {
  const [input = '', forget = '', output = ''] = gateNames.map((_, n) =>
    scene.x.map((row) => (row[n + 1]! > 0 ? '1' : '0')).join(''),
  );
  return { input, forget, output };
};

/** The scene with the gates that the options name; what is no pattern is passed over. */
export function withGates(scene: Scene, options: Readonly<Record<string, string>>): Scene {
  if (!isGated(scene)) return scene;
  const own = gatesOf(scene);
  const of = (name: GateName): string => {
    const asked = options[name] ?? '';
    return gateRow.isPattern(asked) ? asked : own[name];
  };
  const gates = { input: of('input'), forget: of('forget'), output: of('output') };
  if (gateNames.every((name) => gates[name] === own[name])) return scene;
  return changed(scene, { x: gateRow.inputs(gates) });
}
