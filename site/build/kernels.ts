/*
 * Compiles the kernels to WebAssembly and writes them as text that any bundler and Node can import.
 * Source: lib/kernels/assembly, by the AssemblyScript compiler; `npm run kernels`.
 * Leaves out: loading, which is lib/kernels/instance.ts.
 */
import { compileString } from 'assemblyscript/asc';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../lib/kernels/', import.meta.url);

/** The bytes of the compiled kernels. @throws Error with what the compiler says. */
export async function compileKernels(): Promise<Uint8Array> {
  const files = readdirSync(new URL('assembly/', folder)).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => [
    name,
    readFileSync(new URL(`assembly/${name}`, folder), 'utf8'),
  ]);
  const { error, binary, stderr } = await compileString(Object.fromEntries(sources), {
    optimizeLevel: 3,
    shrinkLevel: 0,
    runtime: 'stub',
    importMemory: true,
    memoryBase: 64, // where the constants stand, below what instance.ts gives away
    noAssert: true,
    enable: ['simd'],
  });
  if (error || !binary) throw new Error(`kernels: ${stderr.toString()}`, { cause: error });
  return binary;
}

/** The module that instance.ts imports. */
export const binaryModule = (bytes: Uint8Array): string =>
  `// Written by npm run kernels from assembly; a test holds the two together.\n` +
  `export const binary =\n  '${Buffer.from(bytes).toString('base64')}';\n`;

if (import.meta.main) {
  const bytes = await compileKernels();
  writeFileSync(new URL('binary.ts', folder), binaryModule(bytes));
  console.log(`kernels: ${bytes.length} bytes`);
}
