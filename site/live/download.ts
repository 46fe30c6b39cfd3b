/**
 * Gives the reader a file that was made in the page.
 * Source: an object URL, released once the browser has it.
 * Leaves out what is in the file.
 */
function give(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A value as JSON. */
export const download = (name: string, value: unknown): void =>
  give(name, new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));

/** Bytes as they are. */
export const downloadBytes = (name: string, bytes: Uint8Array<ArrayBuffer>): void =>
  give(name, new Blob([bytes], { type: 'application/octet-stream' }));
