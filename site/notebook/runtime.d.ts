/* The parts of @observablehq/runtime that the kernel uses; the package has no types. */
declare module '@observablehq/runtime' {
  export interface Observer {
    pending?(): void;
    fulfilled?(value: unknown, name: string | null): void;
    rejected?(error: unknown, name: string | null): void;
  }
  export interface Variable {
    define(
      name: string,
      inputs: readonly string[],
      definition: (...args: never[]) => unknown,
    ): this;
    delete(): this;
  }
  export interface Module {
    variable(observer?: Observer): Variable;
  }
  export class Runtime {
    constructor(builtins: object, global: (name: string) => unknown);
    module(): Module;
    _compute(): Promise<void>;
    dispose(): void;
  }
}
