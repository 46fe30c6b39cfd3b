/**
 * Gives the reader a file that was made in the page.
 * Source: an object URL, released once the browser has it.
 * Leaves out what is in the file.
 */
export function download(name: string, value: unknown): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
