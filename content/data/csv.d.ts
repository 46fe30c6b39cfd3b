/* The text of a CSV file, supplied by esbuild's text loader or by site/build/csv.ts. */
declare module '*.csv' {
  const text: string;
  export default text;
}
