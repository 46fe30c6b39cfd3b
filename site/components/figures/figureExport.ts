/**
 * A figure taken away: its numbers as CSV in full precision, its drawing as an SVG file that stands on its own.
 * Source: the scope's scene and selection; the drawing as it is shown, with its computed colors and strokes written in.
 * Leaves out the fonts: the file names them and falls back to what the reader's machine has.
 */
import { scopeOf } from '../../live/scope.ts';
import { csvOf } from './numbersTable.ts';

function save(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** File name of a figure at its step, such as figure-9-1-t4. */
const nameOf = (figure: Element): string =>
  `${figure.id || 'figure'}-t${scopeOf(figure).kept.value.t}`;

export function saveCsv(figure: Element): void {
  const { shown, kept } = scopeOf(figure);
  if (shown.value) save(`${nameOf(figure)}.csv`, csvOf(shown.value, kept.value), 'text/csv');
}

/** What of a computed style a drawing depends on. */
const drawn = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'opacity', 'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant-numeric', 'text-anchor',
  'paint-order',
] as const; // prettier-ignore

/** The drawing as it looks now, as the text of a file; rings to press and focus are left out. */
export function svgOf(svg: SVGSVGElement, title: string, description: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = [...svg.querySelectorAll<SVGElement>('*')];
  [...copy.querySelectorAll<SVGElement>('*')].forEach((part, n) => {
    const style = getComputedStyle(parts[n]!);
    for (const name of drawn) part.style.setProperty(name, style.getPropertyValue(name));
    for (const { name } of [...part.attributes])
      if (/^(class|data-|role|tabindex|aria-)/.test(name) && name !== 'class')
        part.removeAttribute(name);
  });
  for (const ring of copy.querySelectorAll('.ring')) {
    if ((ring as SVGElement).style.stroke === 'none') ring.remove();
  }
  for (const part of copy.querySelectorAll('[class]')) part.removeAttribute('class');
  for (const [name, text] of [
    ['desc', description],
    ['title', title],
  ] as const) {
    // prettier-ignore
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    element.textContent = text;
    copy.prepend(element);
  }
  const { width, height } = svg.viewBox.baseVal;
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width, height }))
    paper.setAttribute(name, String(value));
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.querySelector('desc')!.after(paper);
  copy.removeAttribute('class');
  copy.removeAttribute('data-roving');
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(figure: Element): void {
  const svg = [...figure.querySelectorAll('svg')].find(
    (one) => one.viewBox.baseVal.width > 100 && one.getBoundingClientRect().width > 0,
  );
  if (!svg) return;
  const description = figure.querySelector('.figure-words p')?.textContent ?? '';
  const title = svg.getAttribute('aria-label') ?? '';
  save(`${nameOf(figure)}.svg`, svgOf(svg, title, description), 'image/svg+xml');
}
