/**
 * One cell of a memory block as nodes and edges: from its net input to its output, with carousel and peepholes.
 * Source: lstm.5, lstm.6, lstm.9 and the peepholes of lstm.1, lstm.3, lstm.7.
 * Leaves out the gates, which the cells of a block share (memoryBlockGraph.ts).
 */
import { gateLetter, gatesOf, gateUnit, hasNet, type BlockDraft, type BlockNode, type Gate } from './memoryBlockParts.ts'; // prettier-ignore

/** Adds the cell of a row (from 0) to the draft. */
export function addCell(draft: BlockDraft, row: number): void {
  const { net, nodes, edge, value } = draft;
  const gates = gatesOf(net);
  const has = (gate: Gate): boolean => gates.includes(gate);
  const at = (name: string): string => `${name}:${row}`;
  const [a, g, s] = [value('a_c', 0, row), value('g_c', 0, row), value('s_c', 0, row)];
  const before = value('s_c', -1, row);
  const squashed = value('h_c', 0, row);
  const result = value('b_c', 0, row);
  const open = (gate: Gate): number => (has(gate) ? value(`b_${gateLetter[gate]}`, 0, 0) : 1);
  const common = { dt: 0, row, unit: 's' } as const;
  const node = (name: string, rest: Omit<BlockNode, 'id' | 'dt' | 'row' | 'unit'> & Partial<BlockNode>): void =>
    void nodes.push({ ...common, ...rest, id: at(name) }); // prettier-ignore
  const product = (name: string, gate: Gate, of: number): void =>
    node(name, { kind: 'product', quantity: null, value: of, unit: gateUnit[gate], gate });
  const carry = (from: string, to: string, quantity: string | null, carried: number, dt = 0): void =>
    edge(at(from), at(to), 'value', 's', { quantity, dt, row, value: carried }); // prettier-ignore
  const gated = (gate: Gate, to: string): void =>
    edge(`gate:${gate}`, at(to), 'gate', gateUnit[gate], {
      quantity: `b_${gateLetter[gate]}`,
      row,
      value: open(gate),
    });

  node('sum', { kind: 'sum', quantity: 'a_c', value: a });
  edge('x', at('sum'), 'bundle', 'x', { quantity: 'x_i', row });
  edge('hidden', at('sum'), 'bundle', 'h', { quantity: 'b_c', dt: -1, row, before: true });
  if (net.gateRecurrence === 'gates and cells')
    edge('gates', at('sum'), 'bundle', 'n', { row, before: true });
  carry('sum', 'g', 'a_c', a);
  node('g', { kind: 'squash', quantity: 'g_c', value: g, at: a, squash: net.squash.g });
  if (has('input')) {
    product('in', 'input', open('input') * g);
    carry('g', 'in', 'g_c', g);
    gated('input', 'in');
    carry('in', 's', null, open('input') * g);
  } else carry('g', 's', 'g_c', g);
  node('s', { kind: 'state', quantity: 's_c', value: s });
  node('delay', { kind: 'delay', quantity: 's_c', value: before, dt: -1 });
  carry('s', 'delay', 's_c', before, -1);
  if (has('forget')) {
    product('keep', 'forget', open('forget') * before);
    carry('delay', 'keep', 's_c', before, -1);
    gated('forget', 'keep');
    carry('keep', 's', null, open('forget') * before);
  } else carry('delay', 's', 's_c', before, -1);
  node('h', { kind: 'squash', quantity: 'h_c', value: squashed, at: s, squash: net.squash.h });
  carry('s', 'h', 's_c', s);
  node('b', { kind: 'result', quantity: 'b_c', value: result, unit: 'h' });
  if (has('output')) {
    product('out', 'output', open('output') * squashed);
    carry('h', 'out', 'h_c', squashed);
    gated('output', 'out');
  }
  edge(at(has('output') ? 'out' : 'h'), at('b'), 'value', 'h', {
    quantity: 'b_c',
    row,
    value: result,
  });
  if (!net.peepholes) return;
  for (const gate of gates.filter((one) => hasNet(net, one))) {
    const today = gate === 'output';
    const letter = gateLetter[gate];
    edge(today ? at('s') : at('delay'), `gate:${gate}`, 'peephole', 's', {
      quantity: `w_c${letter}`,
      row,
      value: value(`w_c${letter}`, 0, row) * (today ? s : before),
      before: !today,
    });
  }
}
