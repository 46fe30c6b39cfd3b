/**
 * Checks the reader started, by equation id.
 * Source: recheck.ts writes it, the badges read it.
 * Leaves out the build's own results, which are in the book.
 */
import { signal } from '@preact/signals-core';
import type { CheckSummary } from './book.ts';

/** Random networks that a line is checked on, when the site is built and when a reader checks again. */
export const networksPerCheck = 20;

export type Recheck =
  | { readonly kind: 'running'; readonly done: number; readonly networks: number }
  | { readonly kind: 'done'; readonly result: CheckSummary; readonly seed: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

export const rechecks = signal<Readonly<Record<string, Recheck>>>({});

export const setRecheck = (id: string, state: Recheck): void => {
  rechecks.value = { ...rechecks.value, [id]: state };
};

/** Lines with the numbers of one network in them, as markup, by equation id; a fresh network each time. */
export const shownInstances = signal<Readonly<Record<string, string>>>({});
