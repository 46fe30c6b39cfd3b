/*
 * Weights from and to other systems: what a cell imports as `bridges`.
 * Source: read.ts, write.ts and onnxFile.ts.
 * Leaves out: other systems' files, but for ONNX's.
 */
export { read, type ReadOptions } from './read.ts';
export { write, type Arrays } from './write.ts';
export { onnxFile, type OnnxFile } from './onnxFile.ts';
export { orders, type Kind, type Recurrent, type System } from './layouts.ts';
