/**
 * Who reads what, when: the sources of each gate and each cell input of a block, read off the unrolled graph.
 * Source: the incoming edges of lib/graph; grouped by what is read and whether it is of this step or the one before.
 * Leaves out markup (blockSourceTable.ts).
 */
import { nameOf } from '../../../lib/graph/graph.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { placeIn, unrolled } from './blockUnrolled.ts';
import { gateLetter, gatesOf, hasNet, type BlockEdge, type BlockGraph, type Gate } from './memoryBlockParts.ts'; // prettier-ignore

/** What is read: inputs, cell outputs and gates of the step before, states of the step before or of this one, a constant 1, the bias. */
export const sourceKinds = ['x', 'b', 's before', 's', 'gates', 'ι', 'one', 'bias'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** One reader of the block. `name` is the option's value: input, forget, output, or cell1, cell2, …. */
export interface Reader {
  readonly name: string;
  readonly gate: Gate | null;
  /** Cell of the block, from 0; null for a gate. */
  readonly row: number | null;
  /** The quantity that sums what is read: a net input, or b_φ where it is coupled. */
  readonly quantity: string;
  /** What each source brings to the sum; absent where it is not read. */
  readonly brings: Readonly<Partial<Record<SourceKind, number>>>;
  /** Sources by node's name, such as s_c^2[0]. */
  readonly nodes: readonly string[];
  readonly total: number;
}

function kindOf(quantity: string, delay: number, isWeight: boolean): SourceKind {
  if (quantity === 'x') return 'x';
  if (quantity === '1') return isWeight ? 'bias' : 'one';
  if (quantity === 's_c') return delay === 0 ? 's' : 's before';
  if (quantity === 'b_c') return 'b';
  return delay === 0 ? 'ι' : 'gates';
}

/** The readers of a block at step t, in the order input gate, forget gate, cells, output gate. */
export function readersOf(scene: LstmScene, { t, block }: Selection): readonly Reader[] {
  const { net } = scene;
  const solved = unrolled(scene);
  const reader = (
    name: string,
    quantity: string,
    unit: number,
    rest: Pick<Reader, 'gate' | 'row'>,
  ): Reader => {
    const at = placeIn(solved, quantity, t, unit)!;
    const brings: Partial<Record<SourceKind, number>> = {};
    const nodes: string[] = [];
    for (const edge of solved.graph.incoming[at]!) {
      const { id } = solved.graph.nodes[edge.source]!;
      const kind = kindOf(id.quantity, edge.delay, edge.name !== null);
      brings[kind] = (brings[kind] ?? 0) + edge.weight * solved.values[edge.source]!;
      nodes.push(nameOf(id));
    }
    return { name, quantity, brings, nodes, total: solved.values[at]!, ...rest };
  };
  const gates = gatesOf(net).map((gate) =>
    reader(gate, `${hasNet(net, gate) ? 'a' : 'b'}_${gateLetter[gate]}`, block, {
      gate,
      row: null,
    }),
  );
  const cells = Array.from({ length: net.cells }, (_, row) =>
    reader(`cell${row + 1}`, 'a_c', block * net.cells + row, { gate: null, row }),
  );
  return [...gates.filter(({ gate }) => gate !== 'output'), ...cells, ...gates.filter(({ gate }) => gate === 'output')]; // prettier-ignore
}

/** The reader that the option `sources` names, null where none is lit. */
export const litReader = (scene: LstmScene, selection: Selection): Reader | null =>
  readersOf(scene, selection).find(({ name }) => name === selection.options?.['sources']) ?? null;

/** What of a block's drawing is lit: the edges into the reader, and the nodes they come from. */
export interface Lit {
  readonly edges: ReadonlySet<BlockEdge>;
  readonly nodes: ReadonlySet<string>;
}

export function litBy(scene: LstmScene, selection: Selection, drawn: BlockGraph): Lit | null {
  if ((selection.options?.['sources'] ?? '') === '') return null;
  const reader = litReader(scene, selection);
  if (!reader) return null;
  const { gate, row } = reader;
  const edges = drawn.edges.filter(({ to, kind }) =>
    gate === null
      ? to === `sum:${row!}`
      : to === `net:${gate}` || (to === `gate:${gate}` && kind !== 'net'),
  );
  const target = gate === null ? `sum:${row!}` : hasNet(scene.net, gate) ? `net:${gate}` : `gate:${gate}`; // prettier-ignore
  return { edges: new Set(edges), nodes: new Set([...edges.map(({ from }) => from), target]) };
}
