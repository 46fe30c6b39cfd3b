/**
 * What is open on the page: its own scene and selection, and those of every part that brings its own network.
 * Source: elements with data-scope, each with an island; everything outside of them belongs to the page's scope, named ''.
 * Leaves out what a gesture does (gestures.ts). The one inspector follows the scope that was touched last.
 */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { clamp } from './quantity.ts';
import type { Scene } from './scene.ts';
import { firstSelection, type Selection } from './selection.ts';
import { variantOf } from './variants.ts';

export interface Scope {
  readonly name: string;
  /** As the reader changed it; `shown` is what every view is drawn from. */
  readonly scene: Signal<Scene | null>;
  readonly selection: Signal<Selection>;
  readonly preview: Signal<Partial<Selection> | null>;
  /** The scene as the figures' options set it. */
  readonly shown: ReadonlySignal<Scene | null>;
  /** What is kept, within the bounds of `shown`. */
  readonly kept: ReadonlySignal<Selection>;
  /** What is pointed at, else what is kept. */
  readonly current: ReadonlySignal<Selection>;
}

const newScope = (name: string): Scope => {
  const scene = signal<Scene | null>(null);
  const selection = signal<Selection>(firstSelection);
  const preview = signal<Partial<Selection> | null>(null);
  const options = computed(() => JSON.stringify(selection.value.options ?? {}));
  const shown = computed(() =>
    scene.value
      ? variantOf(scene.value, JSON.parse(options.value) as Record<string, string>)
      : null,
  );
  const within = (wanted: Selection): Selection =>
    shown.value ? clamp(wanted, shown.value) : wanted;
  const kept = computed(() => within(selection.value));
  const current = computed(() =>
    preview.value ? within({ ...kept.value, ...preview.value, isPreview: true }) : kept.value,
  );
  return { name, scene, selection, preview, shown, kept, current };
};

/** The scope of everything that stands in no other. */
export const page: Scope = newScope('');
const all = new Map<string, Scope>([['', page]]);

/** The scope touched last. */
export const active = signal<Scope>(page);

/** A scope by name, made on the first call. */
export function scope(name: string): Scope {
  let found = all.get(name);
  if (!found) all.set(name, (found = newScope(name)));
  return found;
}
export const scopes = (): readonly Scope[] => [...all.values()];

/** The scope that an element belongs to; the inspector's is the one it shows. */
export function scopeOf(element: Element): Scope {
  const own = element.closest<HTMLElement>('[data-scope]');
  if (own) return scope(own.dataset['scope']!);
  return element.closest('.inspector') ? active.value : page;
}

export function openScene(at: Scope, scene: Scene): void {
  at.scene.value = scene;
  at.selection.value = clamp({ ...firstSelection, ...scene.first }, scene);
}

/** Changes some of what is kept, within bounds; the inspector follows. */
export function select(at: Scope, part: Partial<Selection>): void {
  active.value = at;
  at.selection.value = { ...at.kept.value, ...part };
}
