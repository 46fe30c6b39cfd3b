/**
 * English words of the gallery: every figure of the book.
 * Source: site/components/figures/gallery.ts.
 * Leaves out the figures' own captions.
 */
export const gallery = {
  pages: {
    networks: 'networks and their errors',
    blocks: 'inside a memory block',
    time: 'through time',
  },
  parts: {
    node: 'One unit, two errors',
    layered: 'A layered network',
    unrolled: 'A recurrent network, unrolled',
    block: 'The memory block',
    sources: 'Who reads what, when',
    layer: 'Two blocks and all edges of one',
    order: 'The order, and the cycle of a misreading',
    backward: 'The way back through a memory block',
    fading: 'How far the first day is felt',
    gates: 'Gates open and shut: what is kept',
    river: 'A week through a memory block',
  },
  lines: 'The lines it draws',
};
