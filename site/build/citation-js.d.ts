declare module '@citation-js/core' {
  export const plugins: { readonly input: { readonly chain: unknown } };
}
declare module '@citation-js/plugin-bibtex';
