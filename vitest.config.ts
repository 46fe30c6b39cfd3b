import { defineConfig } from 'vitest/config';
import { cellModulePaths } from './site/build/cellModules.ts';
import { csv } from './site/build/csv.ts';

export default defineConfig({
  plugins: [csv()],
  resolve: { alias: cellModulePaths },
  test: {
    maxWorkers: '100%', // the runner is all that runs: leaving a processor to others halves a machine of two
    coverage: {
      provider: 'v8',
      include: ['lib/**'],
      exclude: ['lib/kernels/assembly/**'], // compiled to WebAssembly; kernels.test.ts holds it to the loops beside it
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.{browser,slow,matrix,axe}.test.ts'],
          // A worker of its own for each file costs as much as the tests: files share two, and no test changes what others read.
          pool: 'threads',
          isolate: false,
          // Hang guards only; no test asserts a time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'slow', include: ['tests/**/*.slow.test.ts'], testTimeout: 300_000 },
      },
      // What waits for pages to freeze, or breaks code by the hundred, is many minutes long: .ci/run alone runs it.
      ...['browser', 'matrix'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`tests/**/*.${name}.test.ts`],
          globalSetup: 'tests/site/notebookBuild.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page answers when two busy processors let it: a second, the runner's own guess, is no sign of a fault.
          expect: { poll: { timeout: 20_000 } },
        },
      })),
      // Minutes that no run has to spare: npm run test:axe, before a release.
      {
        extends: true,
        test: {
          name: 'axe',
          include: ['tests/**/*.axe.test.ts'],
          testTimeout: 300_000,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
