/**
 * A run as a cell that anybody can run, change and take along: the same plan, the same numbers.
 * Source: the plan. Leaves out the thread and the checkpoints.
 */
import type { Plan } from '../../lib/lab/index.ts';

const data: Readonly<Record<string, readonly [line: string, given: string]>> = {
  digits: ["import { digitImages } from 'unrolled/digits';\n", '{ digits: digitImages }'],
  weather: ["import { seattleWeather } from 'unrolled/data';\n", '{ days: weather.parse(seattleWeather) }'],
}; // prettier-ignore

export function codeOf(plan: Plan): string {
  const [line, given] = data[plan.task.name] ?? ['', '{}'];
  const names = plan.task.name === 'weather' ? 'lab, weather' : 'lab';
  return `import { ${names} } from 'unrolled';
${line}
const plan = lab.checkPlan(${JSON.stringify(plan, null, 2)});
const run = await lab.startRun(plan, ${given});
while (!lab.isOver(run)) {
  lab.advance(run, 200);
  progress(run.sequences, plan.sequences);
  await new Promise((resume) => setTimeout(resume));
}
table(run.points.map(({ sequences, loss, right, held }) => ({ sequences, loss, right, held })));`;
}
