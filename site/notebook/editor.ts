/**
 * Writing a cell: CodeMirror in a shadow root, with the highlighting of the built page.
 * Source: CodeMirror 6. In a shadow root its styles are adopted sheets, which the page's policy allows.
 * Leaves out what is completed (complete.ts) and what is wrong (check.ts). Loaded by Edit.
 */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyField,
  historyKeymap,
  indentWithTab,
} from '@codemirror/commands';
import { javascript, localCompletionSource } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { linter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from './problems.ts';
import { completion, explanation, type Known } from './complete.ts';
import { symbolBar, type BarWords } from './symbolBar.ts';
import { unitClass, unitPattern } from './symbols.ts';

export interface EditorOptions {
  /** The built code, which the editor stands for while it is open. */
  readonly before: HTMLElement;
  readonly source: string;
  readonly label: string;
  readonly help: string;
  readonly changed: (source: string) => void;
  readonly run: () => void;
  /** Runs and goes on to the next cell. */
  readonly next: () => void;
  readonly leave: () => void;
  readonly known: Known;
  readonly problems: (source: string) => Promise<readonly Problem[]>;
  readonly bar: BarWords;
  /** The editor as it was when it was last closed: its history goes on. */
  readonly earlier: EditorState | null;
}

export interface Editor {
  readonly focus: () => void;
  /** Underlines a line, or none. */
  readonly mark: (line: number | null, message: string) => void;
  /** Puts another text in place of all, which undo takes back. */
  readonly set: (source: string) => void;
  /** Gives what the next editor of the same cell goes on from. */
  readonly close: () => EditorState;
}

/** The problem's word on its line, else the line. */
function diagnostic(doc: Text, { line: n, word, message }: Problem): Diagnostic[] {
  if (n < 1 || n > doc.lines) return [];
  const line = doc.line(n);
  const at =
    word === null
      ? -1
      : line.text.search(
          new RegExp(`(?<![\\p{L}\\w$.])${word.replace(/\$/g, '\\$&')}(?![\\p{L}\\w$])`, 'u'),
        );
  const from = at < 0 ? line.from : line.from + at;
  const to = at < 0 ? line.to : from + word!.length;
  return [{ from, to, severity: 'error', message }];
}

const inked = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--ink-2)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--ink-2)' },
  { tag: [tags.typeName, tags.annotation], color: 'var(--ink-3)' },
]);

const hues = Object.fromEntries(
  ['i', 'f', 'o', 's', 'h', 'x', 'y'].map((unit) => [
    `.u-${unit}, .u-${unit} *`,
    { color: `var(--${unit}-text)` },
  ]),
);

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper-2)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--size-code) var(--font-code)', fontVariantLigatures: 'none' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 14px' },
  '.cm-cursor': { borderLeft: '2px solid var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'var(--rule)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--paper-3)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--rule-2)',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    borderBottom: '2px solid var(--ink)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    borderBottom: '2px solid var(--ink)',
  },
  '.cm-panels, .cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-2)',
    font: 'var(--size-small) var(--font-ui)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: 'var(--size-small) var(--font-code)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--ink)',
    color: 'var(--paper)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
  '.cm-explained': { padding: '6px 10px', maxWidth: 'min(420px, 86vw)', whiteSpace: 'pre-wrap' },
  '.cm-explained code': { font: 'var(--size-small) var(--font-code)', overflowWrap: 'anywhere' },
  '.cm-explained p': { margin: '6px 0 0' },
  '.cm-tooltip .cm-diagnostic': { borderLeft: '3px solid var(--ink)', padding: '4px 8px' },
  ...hues,
});

const matcher = new MatchDecorator({
  regexp: new RegExp(unitPattern.source, 'gu'),
  decoration: (match, view, at) =>
    Decoration.mark({
      class: unitClass(match[0], view.state.doc.sliceString(Math.max(0, at - 2), at - 1)),
    }),
});

const units = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = matcher.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = matcher.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

let isByTab = false;
document.addEventListener('keydown', ({ key }) => void (isByTab = key === 'Tab'), true);
document.addEventListener('pointerdown', () => void (isByTab = false), true);

/** Who comes by Tab goes on by Tab; whoever types, indents by it. Else a keyboard could never leave. */
const passable = EditorView.domEventHandlers({
  focus: (_, view) => void view.setTabFocusMode(isByTab),
  keydown: ({ key }, view) => {
    if (!['Tab', 'Shift', 'Escape'].includes(key)) view.setTabFocusMode(false);
  },
});

export function openEditor(options: EditorOptions): Editor {
  const { before, source, label, help, changed, run, next, leave } = options;
  const { known, problems, bar, earlier } = options;
  const host = document.createElement('div');
  host.className = 'cell-editor';
  const root = host.attachShadow({ mode: 'open' });
  const parent = document.createElement('div');
  root.append(parent);
  before.after(host);
  before.hidden = true;
  // From outside, what is typed in a shadow root comes from a plain element: the page would take it for its own keys.
  host.addEventListener('keydown', (event) => event.stopPropagation());

  const command = (act: () => void) => (): boolean => {
    act();
    return true;
  };
  /** What a run said, until the text changes. */
  let told: Problem | null = null;
  const extensions = [
    keymap.of([
      { key: 'Shift-Enter', run: command(next) },
      { key: 'Mod-Enter', run: command(run) },
      { key: 'Ctrl-Enter', run: command(run) },
      { key: 'Escape', run: command(leave) },
      ...completionKeymap,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
    passable,
    history(),
    drawSelection(),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    javascript({ typescript: true }),
    syntaxHighlighting(inked),
    units,
    theme,
    EditorView.contentAttributes.of({ 'aria-label': `${label}. ${help}` }),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      told = null;
      changed(update.state.doc.toString());
    }),
    autocompletion({
      override: [completion(known), localCompletionSource],
      icons: false,
      maxRenderedOptions: 60,
    }),
    explanation(known),
    linter(
      async ({ state }) =>
        [...(told ? [told] : []), ...(await problems(state.doc.toString()))].flatMap((one) =>
          diagnostic(state.doc, one),
        ),
      { delay: 400 },
    ),
  ];
  const kept = earlier?.toJSON({ history: historyField }) as { doc: string } | undefined;
  const view = new EditorView({
    parent,
    root,
    state: kept
      ? EditorState.fromJSON(kept, { extensions }, { history: historyField })
      : EditorState.create({ doc: source, extensions }),
  });
  const set = (text: string): void => {
    const old = view.state.doc.toString();
    if (text !== old) view.dispatch({ changes: { from: 0, to: old.length, insert: text } });
  };
  set(source);
  host.after(symbolBar(view, bar));
  // Focus inside a shadow root is not seen from outside as the content's.
  view.contentDOM.addEventListener('focus', () => host.setAttribute('data-focus', ''));
  view.contentDOM.addEventListener('blur', () => host.removeAttribute('data-focus'));

  return {
    focus: () => view.focus(),
    mark: (line, message) => {
      told = line === null ? null : { line, word: null, message };
      const { state } = view;
      view.dispatch(setDiagnostics(state, told ? diagnostic(state.doc, told) : []));
    },
    set,
    close: () => {
      const { state } = view;
      view.destroy();
      host.nextElementSibling?.remove();
      host.remove();
      before.hidden = false;
      return state;
    },
  };
}
