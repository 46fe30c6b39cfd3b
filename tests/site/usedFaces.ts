/**
 * Which letters a page shows in which face, and which of them the faces' files do not have.
 * Source: computed styles; site/build/fonts.ts. Leaves out Chinese, which the system draws.
 */
import type { Page } from 'playwright-core';
import { faces } from '../../site/build/fonts.ts';

/** Files whose glyphs stand for a family in a weight and style, as fonts.css says. */
const cut: Readonly<Record<string, readonly string[]>> = {
  'Libertinus Serif 400 normal': ['text', 'text-greek', 'symbols'],
  'Libertinus Serif 400 italic': ['text-italic', 'text-italic-greek', 'symbols'],
  'Source Sans 3 400 normal': ['ui', 'ui-greek', 'symbols'],
  'Source Sans 3 600 normal': ['ui-strong'],
  'Fira Mono 400 normal': ['code', 'code-greek', 'symbols'],
  'KaTeX_Main 400 normal': ['katex-main'],
  // Its family is asked first, the upright one of the same package next.
  'KaTeX_Math 400 italic': ['katex-math', 'katex-main'],
  'KaTeX_Size1 400 normal': ['katex-size1'],
  'KaTeX_Size2 400 normal': ['katex-size2'],
};

/** Marks that none of the faces draws in any version; the system's do. */
const drawnBySystem = new Set('✓✕▶◀○ᵀ₁₂');

export async function usedFaces(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const used = new Map<string, Set<string>>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('script, style, template, math, noscript')) continue;
      const style = getComputedStyle(parent);
      const family = style.fontFamily.split(',')[0]?.trim().replaceAll(/["']/g, '') ?? '';
      const key = `${family} ${style.fontWeight} ${style.fontStyle}`;
      const set = used.get(key) ?? used.set(key, new Set()).get(key);
      for (const character of node.textContent ?? '') set?.add(character);
    }
    return Object.fromEntries([...used].map(([key, set]) => [key, [...set].join('')]));
  });
}

const foreign = /[\s\p{Script=Han}\p{Cf}\u3000-\u303f\uff00-\uffef]/u;

export function lettersMissing(used: Readonly<Record<string, string>>): string[] {
  const textOf = (file: string): string => faces.find((face) => face.file === file)?.text ?? '';
  return Object.entries(used).flatMap(([key, characters]) => {
    const held = cut[key]?.map(textOf).join('');
    const lacking = [...characters].filter(
      (one) => !foreign.test(one) && !drawnBySystem.has(one) && !held?.includes(one),
    );
    return lacking.length > 0 ? [`${key}: ${lacking.join('')}`] : [];
  });
}
