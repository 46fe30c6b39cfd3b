import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import astro from 'eslint-plugin-astro';

/** One-way layers: a folder of lib/ may import only from the ones named before it. */
const layers = {
  numbers: [],
  functions: ['numbers'],
  networks: ['numbers', 'functions'],
  graph: ['numbers', 'functions'],
  alignment: ['numbers', 'functions'],
  kernels: ['numbers', 'functions', 'networks'],
  training: ['numbers', 'functions', 'networks', 'kernels'],
  bridges: ['numbers', 'functions', 'networks'],
  baselines: ['numbers', 'functions', 'networks', 'alignment', 'training'],
  tasks: ['numbers', 'functions', 'networks'],
  lab: ['numbers', 'functions', 'networks', 'kernels', 'training', 'tasks'],
  equations: ['numbers', 'functions', 'networks', 'alignment', 'training'],
};

const layerRule = (folder, allowed) => {
  const others = Object.keys(layers).filter((name) => name !== folder && !allowed.includes(name));
  return {
    files: [`lib/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...others.map((name) => `**/${name}/*`), '**/site/**', '**/content/**'],
              message: `lib/${folder} may import only from ${allowed.join(', ') || 'itself'}.`,
            },
          ],
        },
      ],
    },
  };
};

const greek = 'αβγξπāιφωδεθσςϑℓ\u0304'; // the last puts a bar over b and π; cspell:disable-line
const greekFiles = [
  'lib/kernels/*.ts',
  'lib/networks/**/*.ts',
  'lib/equations/**/*.ts',
  'content/equations/**/*.ts',
  'tests/**/*.ts',
];

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'node_modules/', 'coverage/', 'lib/kernels/assembly/'] }, // no TypeScript
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // indices are bounded by checked shapes
      '@typescript-eslint/consistent-type-imports': 'error',
      // The letters of the book belong where the symbol is printed; words everywhere else.
      'id-match': ['error', '^[A-Za-z0-9_$]+$', { properties: false, onlyDeclarations: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.astro'],
    rules: { 'no-undef': 'off' }, // the type checker does this
  },
  {
    files: greekFiles,
    rules: {
      'id-match': [
        'error',
        `^[A-Za-z0-9_$${greek}]+$`,
        { properties: true, onlyDeclarations: true },
      ],
    },
  },
  ...Object.entries(layers).map(([folder, allowed]) => layerRule(folder, allowed)),
  {
    files: ['lib/**/*.ts'],
    ignores: Object.keys(layers).map((folder) => `lib/${folder}/**`),
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/site/**', '**/content/**'], message: 'lib/ stands alone.' }] },
      ],
    },
  },
);
