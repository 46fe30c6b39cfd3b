/**
 * What the buttons of the lab do with a run: pause, go on, settings, files, link, cell, removal.
 * Source: session.ts; files are made of a run's last checkpoint.
 * Leaves out starting a run and reading a file (view.ts).
 */
import { labTask, networkOf, weightsOf, type Plan } from '../../lib/lab/index.ts';
import { verbsOf } from '../../lib/networks/verbs.ts';
import { dictionary, type Dictionary } from '../i18n/index.ts';
import { download, downloadBytes } from '../live/download.ts';
import { addSheet } from '../notebook/sheets.ts';
import { codeOf } from './code.ts';
import { labData } from './labData.ts';
import { fragmentOf } from './link.ts';
import * as session from './session.ts';
import type { KeptRun } from './store.ts';
import { planInWords } from './words.ts';

const say = (): Dictionary => dictionary(document.documentElement.lang || 'en');

interface Page {
  readonly root: HTMLElement;
  readonly form: HTMLFormElement;
  readonly tell: (text: string) => void;
  readonly fill: (plan: Plan) => void;
}

/** Acts by the name that a button bears. */
export function actsOf({
  root,
  form,
  tell,
  fill,
}: Page): Readonly<Record<string, (run: KeptRun) => void>> {
  return {
    pause: () => {
      session.pause();
    },
    stop: () => {
      session.stop();
    },
    resume: ({ id }) => {
      session.resume(id);
    },
    fill: ({ plan }) => {
      fill(plan);
      form.querySelector<HTMLElement>('select')!.focus();
    },
    save: ({ letter, checkpoint, plan }) => {
      if (checkpoint) download(`unrolled-run-${letter.toLowerCase()}-${plan.task.name.replaceAll(' ', '-')}.json`, checkpoint);
    },
    weights: ({ letter, checkpoint }) => {
      if (checkpoint)
        download(`unrolled-weights-${letter.toLowerCase()}.json`, weightsOf(checkpoint));
    },
    onnx: (run) => {
      void exportOnnx(run, tell);
    },
    link: ({ plan }) => {
      const href = new URL(fragmentOf(plan), location.href).href;
      history.replaceState(null, '', href);
      tell(say().lab.said.address);
      void navigator.clipboard?.writeText(href).then(() => {
        tell(say().lab.said.copied);
      }, () => undefined);
    },
    code: ({ plan }) => {
      const url = new URL(root.dataset['scratch']!, location.href);
      const id = addSheet(url.pathname, planInWords(plan, say()), [{ name: 'run', text: codeOf(plan) }]);
      if (id !== null) url.hash = id;
      location.assign(url);
    },
    remove: ({ id }) => {
      session.remove(id);
    },
  }; // prettier-ignore
}

/** The network of the last checkpoint as a file that other programs run; a sentence where ONNX has no place for it. */
async function exportOnnx(
  { letter, plan, checkpoint }: KeptRun,
  tell: Page['tell'],
): Promise<void> {
  if (!checkpoint) return;
  try {
    const { onnxFile } = await import('../../lib/bridges/onnxFile.ts');
    const net = networkOf(plan, labTask(plan.task, await labData(plan.task.name)));
    const weights = verbsOf(net).weights(net, checkpoint.weights);
    downloadBytes(`unrolled-run-${letter.toLowerCase()}.onnx`, onnxFile(net, weights).bytes);
    tell('');
  } catch (error) {
    tell(say().lab.said.noOnnx(error instanceof Error ? error.message : String(error)));
  }
}
