/**
 * Exercises made of the derivations: the error term asked for, its steps as hints, its line as solution.
 * Source: content/equations/ledger.ts; the palette holds what any error term of the same network uses.
 * Leaves out judging and mounting, which are those of every exercise.
 */
import { isErrorTerm } from '../../../content/equations/derivations.ts';
import { ledgers, type LedgerDerivation, type Section } from '../../../content/equations/ledger.ts';
import { plainCondition } from '../../../lib/equations/condition.ts';
import { children } from '../../../lib/equations/lint.ts';
import { plain } from '../../../lib/equations/resolve.ts';
import { typeset } from '../../../lib/equations/typeset.ts';
import type { Node } from '../../../lib/equations/types.ts';
import { stillTex } from '../../build/book.ts';
import { chapterOf } from '../../build/chapters.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import { paletteOf, render, type LineExercise } from '../figures/exercise.ts';

/** A formula that is not to be selected: on a key, in a hint. */

interface Key {
  readonly source: string;
  readonly tex: string;
}

/** What a reader may put together: sums, symbols and function values of a side, in its order. */
function keysOf(node: Node): Key[] {
  if (node.type === 'sum')
    return [
      { source: `Σ_${node.index}`, tex: `\\textstyle\\sum_{${node.index}}` },
      ...keysOf(node.body),
    ];
  if (node.type === 'quantity') return [{ source: plain(node), tex: typeset(node) }];
  if (node.type === 'condition') return [{ source: plainCondition(node), tex: typeset(node) }];
  if (node.type === 'call' && node.argument.type === 'quantity') {
    const source = `${node.fn}${node.prime ? "'" : ''}(${plain(node.argument)})`;
    return [{ source, tex: typeset(node) }];
  }
  return children(node).flatMap(keysOf);
}

/** The error terms of a section that are derived: left sides that are a letter, not a gradient. */
const errorTerms = (section: Section): readonly LedgerDerivation[] =>
  ledgers
    .find((one) => one.section === section)!
    .derivations.filter(({ derivation }) => isErrorTerm(derivation));

const contains = (node: Node, type: Node['type']): boolean =>
  node.type === type || children(node).some((child) => contains(child, type));

function palette(section: Section): Key[] {
  const sides = errorTerms(section).map(({ steps }) => steps.at(-1)!.statement.line.members[1]!);
  const all = sides.flatMap(keysOf);
  const unique = new Map(all.map((key) => [key.source, key]));
  const has = (type: Node['type']): boolean => sides.some((side) => contains(side, type));
  const marks = [
    '+', '-', ...(has('fraction') ? ['/', '1'] : []), ...(has('power') ? ['^2'] : []), '(', ')',
  ]; // prettier-ignore
  return [...unique.values(), ...marks.map((source) => ({ source, tex: source }))];
}

/** All derivation exercises of a section as markup, numbered from `first`. */
export function renderDerivations(section: Section, first: number, say: Dictionary): Markup {
  const keys = palette(section);
  const words = say.exercise;
  const chapter = chapterOf('derive-it-yourself')!.number;
  const drawn = keys.map(({ tex }) => stillTex(tex));
  const names = keys.map(({ source }) => source);
  return html`<template data-palette-of="${section}">${paletteOf(names, drawn)}</template>
    ${errorTerms(section).map(({ name, derivation, statement, steps }, n) => {
      const left = steps[0]!.statement.line.members[0]!;
      const result = steps.at(-1)!.statement.line;
      const [ask, how] = words.derive(say.live.names[derivation.left.replace(/\^.*/, '')] ?? '');
      const layer = derivation.output ? words.deriveFor(words.outputs[derivation.output]) : '';
      const exercise: LineExercise = {
        kind: 'line',
        id: `derive-${name}`,
        number: `${chapter}.${first + n}`,
        statement: `${ask} ${derivation.left} ${how}${layer}`,
        target: derivation.left,
        equation: statement.id,
        isDerivation: true,
        ...(derivation.network && { network: derivation.network }),
        ...(derivation.output && { output: derivation.output }),
        symbols: names,
        hints: steps
          .slice(0, -1)
          .map(({ reason, source }) => `${say.ledger.reasons[reason]}: ${source}`),
        solution: result.source,
      };
      return render(exercise, say, {
        statement: html`${ask} ${stillTex(typeset(left))} ${how}${layer}`,
        symbols: [],
        palette: section,
        hints: steps
          .slice(0, -1)
          .map(
            ({ reason, statement: line }) =>
              html`${words.step(say.ledger.reasons[reason])} ${stillTex(typeset(line.line))}`,
          ),
        solution: stillTex(typeset(result)),
      });
    })}`;
}
