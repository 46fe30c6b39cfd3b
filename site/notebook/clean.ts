/**
 * Cleans SVG and HTML that a cell made: nothing in it may run, load, navigate or meet an id of the page.
 * Source: DOMPurify; url() in attributes and styles is refused on top of it, except url(#…) to the drawing itself.
 * Leaves out <style>: the page's own sheet styles charts.
 */
import createPurifier from 'dompurify';

type Root = Parameters<typeof createPurifier>[0];

const forbidden = ['style', 'script', 'foreignObject', 'image', 'img', 'video', 'audio', 'source', 'form', 'input', 'button', 'textarea', 'select', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'animate', 'set', 'feImage']; // prettier-ignore

/** CSS may hide a url behind escapes; none of ours has a backslash. */
const loads = (value: string): boolean =>
  value.includes('\\') ||
  /@import|expression\s*\(|image-set|(?:url|src|element)\s*\(\s*(?!["']?#)/i.test(value);

const places = /position\s*:|z-index\s*:/i;

export type Clean = (markup: string, kind: 'svg' | 'html', id: string) => string | null;

/** `root` is the page's window, or another that has a document. */
export function cleanerOf(root: Root): Clean {
  const purifier = createPurifier(root);
  let prefix = '';
  purifier.addHook('uponSanitizeAttribute', (_, data) => {
    const { attrName: name, attrValue: value } = data;
    if (/^(href|xlink:href|src|srcset|action|formaction|ping|target|name|for|form)$/i.test(name)) {
      if (/^(xlink:)?href$/i.test(name) && value.startsWith('#')) {
        data.attrValue = `#${prefix}${value.slice(1)}`;
      } else data.keepAttr = false;
    } else if (loads(value) || (name === 'style' && places.test(value))) data.keepAttr = false;
    else if (name === 'id' || name === 'aria-labelledby' || name === 'aria-describedby') {
      data.attrValue = prefix + value;
    } else if (/^data-/.test(name)) data.keepAttr = false;
    else
      data.attrValue = value.replace(
        /url\(\s*(["']?)#/g,
        (_match, quote: string) => `url(${quote}#${prefix}`,
      );
  });
  return (markup, kind, id) => {
    prefix = `${id}-`;
    const cleaned = purifier.sanitize(markup, {
      USE_PROFILES: kind === 'svg' ? { svg: true } : { html: true, svg: true },
      FORBID_TAGS: forbidden,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: true,
    });
    return cleaned.trim() === '' ? null : cleaned;
  };
}
