/*
 * Fields of a Protocol Buffers message as bytes: whole numbers, plain texts, bytes and messages.
 * Source: the encoding guide of Protocol Buffers: a key of field number and wire type, then a varint or a length with its bytes.
 * Leaves out: reading, letters beyond ASCII (the names in a file have none), negative numbers, floats (tensors carry theirs as raw bytes). A schema compiler would be heavier than the format.
 */

/** One field: a whole number of 0 or more, a text of ASCII, bytes, a message, or several of them under one number. */
export type Value = number | string | Uint8Array | Message | readonly Value[];
/** Values by field number; undefined leaves one out. */
export type Message = { readonly [field: number]: Value | undefined };

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  // Not by shifts: they would cut at 32 bits.
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const joined = (parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

function fieldOf(number: number, value: Value): Uint8Array {
  if (Array.isArray(value)) return joined(value.map((one: Value) => fieldOf(number, one)));
  if (typeof value === 'number') return joined([varint(number * 8), varint(value)]);
  const bytes =
    typeof value === 'string'
      ? Uint8Array.from(value, (one) => one.charCodeAt(0))
      : value instanceof Uint8Array
        ? value
        : encode(value as Message);
  return joined([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

/** The bytes of a message, its fields in the order of their numbers. */
export const encode = (message: Message): Uint8Array<ArrayBuffer> =>
  joined(
    Object.entries(message).flatMap(([number, value]) =>
      value === undefined ? [] : [fieldOf(Number(number), value)],
    ),
  );
