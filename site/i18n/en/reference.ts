/**
 * English words of the reference networks: the table and the schema of the files.
 * Source: content/reference.
 * Leaves out names of fields, which are those of the library.
 */
export const reference = {
  title: 'Check your own implementation',
  deck: 'Give your numbers: the first one that differs is named, and the mistake it looks like. Or take a network with every number in it.',
  intro:
    'Load the weights, run the inputs, and compare. The first number that differs says where to look: values depend only on what stands before them, errors only on what comes after.',
  files: 'Files',
  schema: 'What is in a file',
  file: 'file',
  kind: 'network',
  loss: 'loss',
  kinds: {
    mlp: 'multilayer perceptron',
    rnn: 'recurrent network',
    gru: 'gated recurrent unit',
    lstm: 'LSTM or a variant of it',
    bidirectional: 'two LSTMs, one in each direction',
  },
  fields: [
    ['schema', '1. Another number means that names or order have changed.'],
    [
      'net',
      'the options of the network, as the library takes them: counts, gates, squashing functions, output layer',
    ],
    [
      'weights',
      'first index is the source, second the target; peepholes and biases are plain lists',
    ],
    ['x, z', 'inputs and targets: five steps, the first at index 0'],
    [
      'state',
      'what the sequence starts from: s and b of the cells, gates where they recur; absent without a state',
    ],
    [
      'trace',
      'a net inputs, b activations, g and h squashed, s states, y outputs; steps 1 to 5, then units',
    ],
    [
      'errors',
      'the loss in nats, summed over the steps; δ is the loss differentiated by a, ε by b and by s',
    ],
    ['gradient', 'the loss differentiated by every weight, in the shape of the weights'],
  ] as readonly (readonly [string, string])[],
  hint: 'lstm-1997 carries the truncated gradient of its paper, which is no derivative on purpose. All others agree with central differences.',
};
