/**
 * Reads an input of a chapter: <Slider>, <Play>, <NumberField>, <Select> or <Checkbox>, each with a name for the cells.
 * Source: the element's attributes, `key="text"` or `key={code}`.
 * Leaves out computing the code of a number's value and measured value (cells.ts).
 */
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Input, NumberKind } from '../notebook/cell.ts';

const kinds: Readonly<Record<string, Input['kind']>> = {
  Slider: 'range',
  Play: 'play',
  NumberField: 'field',
  Select: 'select',
  Checkbox: 'checkbox',
};

const allowed: Readonly<Record<Input['kind'], readonly string[]>> = {
  range: ['name', 'label', 'min', 'max', 'step', 'value', 'measured', 'unit', 'scene'],
  play: ['name', 'label', 'min', 'max', 'step', 'value', 'measured', 'unit', 'scene'],
  field: ['name', 'label', 'min', 'max', 'step', 'value', 'measured', 'unit', 'scene'],
  select: ['name', 'label', 'options', 'value'],
  checkbox: ['name', 'label', 'checked'],
};

export const isInput = (name: string | null): boolean =>
  name !== null && Object.hasOwn(kinds, name);

export interface ReadInput {
  readonly input: Input;
  /** Attributes that are expressions over the page's cells. */
  readonly expressions: readonly {
    readonly attribute: 'value' | 'measured';
    readonly source: string;
  }[];
}

/** @throws through `stop` for an attribute that is missing, unknown or not what it must be. */
export function readInput(node: MdxJsxFlowElement, stop: (message: string) => never): ReadInput {
  const element = node.name!;
  const kind = kinds[element]!;
  const given = new Map<string, string>();
  for (const { name, value } of node.attributes as readonly MdxJsxAttribute[]) {
    if (typeof value === 'string') given.set(name, value);
    else given.set(name, value ? value.value : 'true');
  }
  const name = given.get('name') ?? '';
  if (!/^[A-Za-z]\w*$/.test(name)) stop(`${element}: name is '${name}', expected a name for cells`);
  for (const key of given.keys()) {
    if (allowed[kind].includes(key)) continue;
    stop(`${element} ${name}: attribute ${key}, expected ${allowed[kind].join(', ')}`);
  }
  const label = given.get('label') ?? name;
  if (kind === 'checkbox') {
    const checked = given.get('checked') ?? 'false';
    if (!/^(true|false)$/.test(checked)) {
      stop(`${element} ${name}: checked is ${checked}, expected true or false`);
    }
    return { input: { kind, name, label, value: checked === 'true' }, expressions: [] };
  }
  if (kind === 'select') {
    const options = (given.get('options') ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => {
        const [value = '', ...words] = one.split('=').map((part) => part.trim());
        return { value, label: words.join('=') || value };
      });
    if (options.length < 2) stop(`${element} ${name}: options are fewer than two, expected a list`);
    const value = given.get('value') ?? options[0]!.value;
    if (!options.some((one) => one.value === value)) {
      const list = options.map((one) => one.value).join(', ');
      stop(`${element} ${name}: value is ${value}, expected one of ${list}`);
    }
    return { input: { kind, name, label, options, value }, expressions: [] };
  }
  return readNumber(element, kind, { name, label, given, stop });
}

function readNumber(
  element: string,
  kind: NumberKind,
  read: {
    readonly name: string;
    readonly label: string;
    readonly given: ReadonlyMap<string, string>;
    readonly stop: (message: string) => never;
  },
): ReadInput {
  const { name, label, given, stop } = read;
  const expressions: { attribute: 'value' | 'measured'; source: string }[] = [];
  const number = (key: string, otherwise?: number): number => {
    const text = given.get(key);
    const value = text === undefined ? otherwise : Number(text);
    if (value === undefined || !Number.isFinite(value)) {
      return stop(`${element} ${name}: ${key} is ${String(text)}, expected a number`);
    }
    return value;
  };
  /** A number, or an expression over the page's cells that the build computes. */
  const numberOrCode = <T>(attribute: 'value' | 'measured', otherwise: T): number | T => {
    const source = given.get(attribute);
    if (source === undefined) return otherwise;
    if (Number.isFinite(Number(source))) return Number(source);
    expressions.push({ attribute, source });
    return otherwise;
  };
  const [min, max] = [number('min'), number('max')];
  if (!(min < max)) stop(`${element} ${name}: max is ${String(max)}, expected above min`);
  const input: Input = {
    kind,
    name,
    label,
    min,
    max,
    step: number('step', kind === 'range' ? (max - min) / 100 : 1),
    value: numberOrCode('value', min),
    measured: numberOrCode('measured', null),
    unit: given.get('unit') ?? '',
    scene: given.get('scene') ?? null,
  };
  return { input, expressions };
}
