/// <reference types="astro/client" />
/// <reference types="@astrojs/starlight/types" />

declare module 'virtual:errata' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an import statement here would be of any
  const errata: Readonly<Record<string, import('./build/errata.ts').Examined>>;
  export default errata;
}

declare module 'virtual:library' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- as above
  const library: import('./notebook/library.ts').Library;
  export default library;
}

declare module 'virtual:scratch' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- as above
  const parts: import('./build/templates.ts').ScratchParts;
  export default parts;
}
