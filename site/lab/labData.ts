/**
 * The data of a task, loaded where a run asks for it.
 * Source: content/data. Leaves out tasks that draw all of theirs.
 */
import type { LabData } from '../../lib/lab/index.ts';

export async function labData(task: unknown): Promise<LabData> {
  if (task === 'digits')
    return { digits: (await import('../../content/data/digits.ts')).digitImages };
  if (task !== 'weather') return {};
  const [{ seattleWeather }, { parse }] = await Promise.all([
    import('../../content/data/index.ts'),
    import('../../lib/tasks/weather.ts'),
  ]);
  return { days: parse(seattleWeather) };
}
