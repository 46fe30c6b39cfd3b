/*
 * Training runs as data: plans, runs, checkpoints and what can be seen of them.
 * Source: the files beside this one.
 * Leaves out: the tasks themselves (lib/tasks) and every page.
 */
export { checkPlan, lengths, networkKinds, networkOf, optimizerNames, taskNames, type NetworkKind, type Plan, type TaskName } from './plan.ts'; // prettier-ignore
export {
  goals,
  labTask,
  type Goal,
  type LabData,
  type LabSequence,
  type LabTask,
} from './tasks.ts';
export { advance, heldShare, isOver, startRun, type Code, type Run } from './run.ts';
export type { Point } from './curve.ts';
export { checkpoint, resumeRun, runOfWeights, weightsOf, type Checkpoint } from './checkpoint.ts';
export { exampleOf, type Example, type Strip } from './example.ts';
