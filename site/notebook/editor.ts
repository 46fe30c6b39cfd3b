/**
 * Writing a cell: CodeMirror in a shadow root, with the highlighting of the built page.
 * Source: CodeMirror 6. In a shadow root its styles are adopted sheets, which the page's policy allows.
 * Leaves out completion. Loaded by Edit.
 */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
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
}

export interface Editor {
  readonly focus: () => void;
  /** Underlines a line, or none. */
  readonly mark: (line: number | null, message: string) => void;
  readonly close: () => void;
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

export function openEditor(options: EditorOptions): Editor {
  const { before, source, label, help, changed, run, next, leave } = options;
  const host = document.createElement('div');
  host.className = 'cell-editor';
  const root = host.attachShadow({ mode: 'open' });
  const parent = document.createElement('div');
  root.append(parent);
  before.after(host);
  before.hidden = true;

  const command = (act: () => void) => (): boolean => {
    act();
    return true;
  };
  const view = new EditorView({
    parent,
    root,
    state: EditorState.create({
      doc: source,
      extensions: [
        keymap.of([
          { key: 'Shift-Enter', run: command(next) },
          { key: 'Mod-Enter', run: command(run) },
          { key: 'Ctrl-Enter', run: command(run) },
          { key: 'Escape', run: command(leave) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
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
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  // Focus inside a shadow root is not seen from outside as the content's.
  view.contentDOM.addEventListener('focus', () => host.setAttribute('data-focus', ''));
  view.contentDOM.addEventListener('blur', () => host.removeAttribute('data-focus'));

  return {
    focus: () => view.focus(),
    mark: (line, message) => {
      const known = line !== null && line <= view.state.doc.lines;
      const at = known ? view.state.doc.line(line) : null;
      const marks = at ? [{ from: at.from, to: at.to, severity: 'error' as const, message }] : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    close: () => {
      view.destroy();
      host.remove();
      before.hidden = false;
    },
  };
}
