/**
 * Runs the cells of a page: one reactive scope, each cell an async function, its outputs bounded.
 * Source: @observablehq/runtime keeps the order; worker.ts and site/build/cellThread.ts supply the environment.
 * Leaves out compiling (transpile.ts), stopping and drawing, which are the page's.
 */
import { Runtime, type Module, type Variable } from '@observablehq/runtime';
import {
  builtins,
  type Compiled,
  type FromKernel,
  type Import,
  type InputValue,
  type ToKernel,
} from './cell.ts';
import { CellRun, Superseded } from './run.ts';
import { errorOf } from './safe.ts';

export interface Environment {
  /** Runs a classic script; what it throws comes through. */
  readonly evaluate: (script: string) => void;
  readonly post: (message: FromKernel) => void;
  readonly now: () => number;
}

/** Values travel boxed, so that the runtime neither awaits a promise nor iterates a generator. */
interface Box {
  readonly value: unknown;
}

type CellFunction = (...args: readonly unknown[]) => Promise<readonly unknown[]>;

interface Loaded {
  readonly compiled: Compiled;
  readonly run: CellFunction;
  readonly variable: Variable;
  readonly names: Variable[];
}

const isWaiting = (error: unknown): error is Error & { input: string } =>
  error instanceof Error && error.name === 'RuntimeError' && 'input' in error;

export interface Kernel {
  readonly receive: (message: ToKernel) => void;
  /** An error that reached nobody: it ends in the cell whose line it carries. */
  readonly stray: (reason: unknown) => void;
  /** The worker is about to end itself. */
  readonly close: () => void;
}

export function createKernel(environment: Environment): Kernel {
  const { evaluate, post, now } = environment;
  const modules = new Map<string, Readonly<Record<string, unknown>>>();
  /** Texts of modules that nothing has asked for yet: the first cell need not wait for the charts of a later one. */
  const texts = new Map<string, string>();
  const cells = new Map<string, Compiled>();
  const loaded = new Map<string, Loaded>();
  const imports = new Map<string, { readonly one: Import; readonly variable: Variable }>();
  const inputs = new Map<string, { readonly variable: Variable; value: InputValue }>();
  const runs = new Map<string, CellRun>();
  const pending = new Set<string>();
  let waiters: (() => void)[] = [];
  let counter = 0;

  const runtime = new Runtime({}, (name: string): Box => {
    if (name in globalThis) return { value: (globalThis as Record<string, unknown>)[name] };
    throw new ReferenceError(`${name} is not defined`);
  });
  const page: Module = runtime.module();

  const settle = (cell: string): void => {
    pending.delete(cell);
    if (pending.size > 0) return;
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve();
  };

  /** A global that a script may call while it is being evaluated, and at no other time. */
  function evaluateWith(name: string, receive: (...args: never[]) => void, script: string): void {
    // A module asks for another while it is being evaluated.
    const outer = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value: receive, configurable: true });
    try {
      evaluate(script);
    } finally {
      if (outer) Object.defineProperty(globalThis, name, outer);
      else Reflect.deleteProperty(globalThis, name);
    }
  }

  /** The exports of a module, evaluated when they are first asked for. */
  function moduleOf(name: string): Readonly<Record<string, unknown>> | undefined {
    const text = texts.get(name);
    if (text === undefined) return modules.get(name);
    texts.delete(name);
    const receive = (exports: Record<string, unknown>): void => {
      modules.set(name, exports);
    };
    evaluateWith('$module$', Object.assign(receive, { get: moduleOf }), text);
    return modules.get(name);
  }

  function functionOf(compiled: Compiled): CellFunction {
    let made: CellFunction | null = null;
    try {
      evaluateWith('$cell$', (given: CellFunction) => (made = given), compiled.code);
    } catch (error) {
      return () => Promise.reject(error);
    }
    return made ?? (() => Promise.reject(new SyntaxError('the cell could not be loaded')));
  }

  function begin(cell: string): CellRun {
    runs.get(cell)?.supersede();
    const run = new CellRun(cell, ++counter, { post, now, module: moduleOf });
    runs.set(cell, run);
    return run;
  }

  function fail(cell: string, error: unknown): void {
    if (error instanceof Superseded) return;
    const run = runs.get(cell) ?? begin(cell);
    const compiled = cells.get(cell);
    if (isWaiting(error) && compiled?.inputs.includes(error.input)) {
      const line = compiled.lines[compiled.inputs.indexOf(error.input)]!;
      const known = ownerOf(error.input);
      if (known !== null) run.fail({ name: error.input, message: known, line, cell, waits: true });
      else {
        const imported = imports.has(error.input);
        const name = imported ? 'SyntaxError' : 'ReferenceError';
        run.fail({ name, message: error.message, line, cell });
      }
    } else run.fail(errorOf(error, cell));
  }

  const ownerOf = (name: string): string | null => {
    for (const { name: cell, defines } of cells.values()) if (defines.includes(name)) return cell;
    return null;
  };

  /** What the runtime calls once every input is there. */
  function definition(compiled: Compiled, run: CellFunction, outer: readonly string[]) {
    return async (...boxes: readonly Box[]): Promise<Box> => {
      const now = begin(compiled.name);
      now.start();
      const given = new Map(outer.map((name, n) => [name, boxes[n]!.value]));
      try {
        const args = compiled.inputs.map((name) =>
          builtins.includes(name) ? now.builtin(name) : given.get(name),
        );
        const values = await run(...args, now.echo);
        await now.finish();
        return { value: values };
      } catch (error) {
        // A run that was superseded says nothing: a later one is on its way.
        if (!now.stale) fail(compiled.name, error);
        throw error;
      }
    };
  }

  function unload(name: string): void {
    const one = loaded.get(name);
    if (!one) return;
    for (const variable of one.names) variable.delete();
    one.variable.delete();
    loaded.delete(name);
    settle(name);
  }

  function define(one: Pick<Loaded, 'compiled' | 'run' | 'variable'>): void {
    const outer = one.compiled.inputs.filter((name) => !builtins.includes(name));
    one.variable.define(
      `cell:${one.compiled.name}`,
      outer,
      definition(one.compiled, one.run, outer),
    );
  }

  function load(compiled: Compiled): void {
    const { name } = compiled;
    const variable = page.variable({
      pending: () => pending.add(name),
      fulfilled: () => settle(name),
      rejected: (error: unknown) => {
        // An input's failure never reaches the cell's own function, which tells every other.
        if (isWaiting(error)) {
          begin(name);
          fail(name, error);
        }
        settle(name);
      },
    });
    const one = { compiled, run: functionOf(compiled), variable };
    define(one);
    const names = compiled.defines.map((defined, n) =>
      page.variable().define(defined, [`cell:${name}`], ({ value }: Box): Box => ({
        value: (value as readonly unknown[])[n],
      })),
    );
    loaded.set(name, { ...one, names });
  }

  function valueOfImport({ module, imported, local }: Import): Box {
    const exports = moduleOf(module);
    const known = [...modules.keys(), ...texts.keys()].filter((name) => name !== 'Plot').join(', ');
    if (!exports) throw new SyntaxError(`import: module is '${module}', expected one of ${known}`);
    if (imported === '*') return { value: exports };
    if (!Object.hasOwn(exports, imported)) {
      throw new SyntaxError(`import: '${module}' has no export ${imported}, as ${local} needs`);
    }
    return { value: exports[imported] };
  }

  function setImports(wanted: readonly Import[]): void {
    const keep = new Map(wanted.map((one) => [one.local, one]));
    for (const [local, { one, variable }] of imports) {
      const next = keep.get(local);
      if (next && next.module === one.module && next.imported === one.imported) keep.delete(local);
      else if (!next) {
        variable.delete();
        imports.delete(local);
      }
    }
    for (const one of keep.values()) {
      const variable = imports.get(one.local)?.variable ?? page.variable();
      variable.define(one.local, [], () => valueOfImport(one));
      imports.set(one.local, { one, variable });
    }
  }

  async function run(message: Extract<ToKernel, { type: 'run' }>): Promise<void> {
    for (const name of [...message.removed, ...message.cells.map((one) => one.name)]) {
      unload(name);
      cells.delete(name);
    }
    for (const one of message.cells) cells.set(one.name, one);
    setImports(message.imports);
    for (const { name, value } of message.inputs) {
      const known = inputs.get(name);
      if (known?.value === value) continue;
      const variable = known?.variable ?? page.variable();
      inputs.set(name, { variable, value });
      variable.define(name, [], () => ({ value }));
    }
    for (const name of message.live) {
      const one = loaded.get(name);
      const compiled = cells.get(name);
      if (!one && compiled) load(compiled);
      else if (one && message.fresh.includes(name)) define(one);
    }
    await runtime._compute();
    if (pending.size > 0) await new Promise<void>((resolve) => waiters.push(resolve));
    post({ type: 'idle', request: message.request });
  }

  function receive(message: ToKernel): void {
    switch (message.type) {
      case 'ping':
        return post({ type: 'pong', n: message.n });
      case 'modules':
        for (const { name, text } of message.modules) texts.set(name, text);
        return;
      case 'run':
        // A cell may have changed the language under the kernel; the page then takes a new one.
        void run(message).catch(() => post({ type: 'broken' }));
    }
  }

  function stray(reason: unknown): void {
    if (reason instanceof Superseded || isWaiting(reason)) return;
    const error = errorOf(reason, '');
    const run = runs.get(error.cell) ?? [...runs.values()].at(-1);
    if (run) run.fail({ ...error, cell: error.cell || run.cell });
  }

  post({ type: 'ready' });
  return { receive, stray, close: () => post({ type: 'closed' }) };
}
