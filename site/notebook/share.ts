/**
 * A page's edits as the fragment of an address, and back; what is damaged is told by name.
 * Source: gzip of the platform, whose checksum finds every damage; base64url. Trusts nothing it reads.
 * Leaves out showing what came (offers.ts).
 */

/** Characters of a link, and of what it holds: a bomb of zeros is given up, not unpacked. */
export const bounds = { link: 60_000, text: 400_000, cells: 200 } as const;

export const mark = '#code=';

export type Damage = 'damaged' | 'tooLong' | 'other';

/** A link that cannot be read, and which sentence says so. */
export class SharedLinkError extends Error {
  readonly damage: Damage;
  constructor(damage: Damage) {
    super(`shared link: is ${damage}, expected ${mark} and code of this page`);
    this.name = 'SharedLinkError';
    this.damage = damage;
  }
}

export type SharedCells = Readonly<Record<string, string>>;

const through = (bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): ReadableStream =>
  new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array, BufferSource>);

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw new SharedLinkError('damaged');
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (one) => one.charCodeAt(0));
  } catch {
    throw new SharedLinkError('damaged');
  }
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = through(bytes, new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (;;) {
      const { done, value } = (await reader.read()) as ReadableStreamReadResult<Uint8Array>;
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > bounds.text) {
        await reader.cancel();
        throw new SharedLinkError('tooLong');
      }
    }
  } catch (error) {
    throw error instanceof SharedLinkError ? error : new SharedLinkError('damaged');
  }
}

/** @throws SharedLinkError where the edits are too long for a link. */
export async function packCells(cells: SharedCells): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ version: 1, cells }));
  const packed = through(bytes, new CompressionStream('gzip'));
  const fragment = mark + base64(new Uint8Array(await new Response(packed).arrayBuffer()));
  if (fragment.length > bounds.link) throw new SharedLinkError('tooLong');
  return fragment;
}

/** Texts by cell. @throws SharedLinkError by what is wrong with the link. */
export async function unpackCells(fragment: string): Promise<SharedCells> {
  if (fragment.length > bounds.link) throw new SharedLinkError('tooLong');
  if (!fragment.startsWith(mark)) throw new SharedLinkError('damaged');
  const text = await unpack(bytesOf(fragment.slice(mark.length)));
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new SharedLinkError('damaged');
  }
  const { version, cells } = (given ?? {}) as { version?: unknown; cells?: unknown };
  if (version !== 1 || typeof cells !== 'object' || cells === null || Array.isArray(cells)) {
    throw new SharedLinkError('other');
  }
  const entries = Object.entries(cells as Record<string, unknown>);
  if (entries.length === 0 || entries.length > bounds.cells) throw new SharedLinkError('other');
  if (!entries.every((one): one is [string, string] => typeof one[1] === 'string')) {
    throw new SharedLinkError('other');
  }
  return Object.fromEntries(entries);
}
