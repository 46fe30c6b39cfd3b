// Runs every check of the project, or the browser matrix alone, and ends in `N passed, N failed`.
// Source: none; this is the order in which a failure is cheapest to read.
// Leaves out: the benchmarks, which assert nothing (npm run bench).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from 'playwright-core';
import { isBuilt } from '../site/build/stamp.ts';

interface Count {
  passed: number;
  failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'unrolled-tests-'));

function run(script: string, args: readonly string[] = []): boolean {
  console.log(`\n── npm run ${script}`);
  const options = args.length > 0 ? ['--', ...args] : [];
  return (
    spawnSync('npm', ['run', '--silent', script, ...options], { stdio: 'inherit' }).status === 0
  );
}

/** A check without tests of its own counts as one. */
function check(script: string): Count {
  return run(script) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Checks that only read, all at once; each prints when it is over. */
async function together(scripts: readonly string[]): Promise<Count> {
  const counts = await Promise.all(
    scripts.map(async (script) => {
      const child = spawn('npm', ['run', '--silent', script]);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => void (said += part.toString()));
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      console.log(`\n── npm run ${script}\n${said}`);
      if (code !== 0) broken.push(script);
      return code === 0;
    }),
  );
  const passed = counts.filter(Boolean).length;
  return { passed, failed: counts.length - passed };
}

/** What `npm start` has built from the same files is not built again. */
function build(script: string): Count {
  if (!isBuilt()) return check(script);
  console.log('\ndist/ is built from these files already');
  return { passed: 1, failed: 0 };
}

/** A vitest project counts its tests; a run that breaks before it reports is one failure. */
function suite(script: string): Count {
  const file = join(scratch, `${script.replace(':', '-')}.json`);
  const ok = run(script, ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numTotalTests: number;
    };
    const failed = Math.max(report.numFailedTests, ok ? 0 : 1);
    if (report.numTotalTests === 0) return { passed: 0, failed: 1 };
    return { passed: report.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const all: readonly [string, (script: string) => Count][] = [
  ['test:coverage', suite],
  ['test:slow', suite],
  ['build', build],
  ['test:browser', suite],
];

const isMatrix = process.argv.includes('matrix');
const steps = isMatrix ? [['test:matrix', suite] as const] : all;
const broken: string[] = [];
const total: Count = isMatrix
  ? { passed: 0, failed: 0 }
  : await together(['types', 'lint', 'format:check', 'spell']);
for (const [script, count] of steps) {
  const { passed, failed } = count(script);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push(script);
}
// Sandbox, stop and stepping in a second engine, where there is one.
if (isMatrix && existsSync(firefox.executablePath())) {
  process.env['BROWSER'] = 'firefox';
  const { passed, failed } = suite('test:firefox');
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push('test:firefox');
} else if (isMatrix) console.log('\nFirefox is not installed: the second browser is left out.');
rmSync(scratch, { recursive: true, force: true });

if (broken.length > 0) console.log(`\nBroken: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
