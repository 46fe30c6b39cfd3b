/**
 * Cells whose output is markup that runs, loads, or reaches out of its place.
 * Source: what HTML, SVG and CSS may do when a page takes them as they are.
 * Leaves out the sanitizer's own tests (notebookAccept.test.ts).
 */
import { drawing, hostile, type Hostile } from './hostile.ts';

const html = 'text/html';
const svg = 'image/svg+xml';

export const markup: readonly Hostile[] = [
  drawing('draws an image that loads', html, '<img src="AFAR/leak.png"><p>kept</p>', /kept/, 'request'),
  drawing('draws an image that runs', html, '<img src="data:," onerror="document.title=\'mine\'"><p>kept</p>', /kept/, 'title'),
  drawing('draws a script', html, '<script>document.title="mine"</script><p>kept</p>', /kept/),
  drawing('draws a frame', html, '<iframe srcdoc="<script>top.document.title=\'mine\'</script>"></iframe><p>kept</p>', /kept/, 'title'),
  drawing('draws a frame from afar', html, '<iframe src="AFAR/leak"></iframe><p>kept</p>', /kept/, 'request'),
  drawing('draws an object', html, '<object data="AFAR/leak"></object><embed src="AFAR/leak"><p>kept</p>', /kept/, 'request'),
  drawing('draws a video', html, '<video src="AFAR/leak.mp4" poster="AFAR/leak.png"></video><p>kept</p>', /kept/, 'request'),
  drawing('styles by an import', html, '<style>@import url("AFAR/leak.css");</style><p>kept</p>', /kept/, 'request'),
  drawing('styles the page away', html, '<style>#text, main { display: none !important }</style><p>kept</p>', /kept/),
  drawing('links a style sheet', html, '<link rel="stylesheet" href="AFAR/leak.css"><p>kept</p>', /kept/, 'request'),
  drawing('loads by a style attribute', html, '<p style="background: url(AFAR/leak.png)">kept</p>', /kept/, 'request'),
  drawing('loads by an escaped address', html, '<p style="background: u\\72l(AFAR/leak.png)">kept</p>', /kept/, 'request'),
  drawing('refreshes the page', html, '<meta http-equiv="refresh" content="0; url=AFAR/away"><p>kept</p>', /kept/, 'navigated'),
  drawing('draws a form', html, '<form action="AFAR/leak"><button id="x">kept</button></form>', /(?:kept|)/),
  drawing('draws a base', html, '<base href="AFAR/leak/"><p>kept</p>', /kept/),
  drawing('links to a script', html, '<a href="javascript:document.title=1">kept</a>', /kept/),
  drawing('opens details that run', html, '<details open ontoggle="document.title=\'mine\'"><summary>kept</summary></details>', /kept/, 'title'),
  drawing('draws over the page', html, '<div style="position: fixed; inset: 0; z-index: 99999">kept</div>', /kept/),
  drawing('draws a shape that runs', svg, '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'mine\'"><text>kept</text></svg>', /kept/),
  drawing('draws a shape that loads', svg, '<svg xmlns="http://www.w3.org/2000/svg"><image href="AFAR/leak.png"/><text>kept</text></svg>', /kept/, 'request'),
  drawing('fills a shape from afar', svg, '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" style="background-image:url(AFAR/leak.svg)"/><text>kept</text></svg>', /kept/, 'request'),
  drawing('puts markup into a shape', svg, '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="AFAR/leak.png"/></foreignObject><text>kept</text></svg>', /kept/, 'request'),
  drawing('animates an address', svg, '<svg xmlns="http://www.w3.org/2000/svg"><a><set attributeName="href" to="javascript:document.title=1"/><text>kept</text></a></svg>', /kept/),
  hostile('sets a formula that links', 'display(tex("\\\\href{javascript:document.title=1}{x}"));', /.*/s),
  hostile('sets a formula that loads', 'display(tex("\\\\includegraphics{AFAR/leak.png}"));', /.*/s),
  hostile('sets a formula without end', 'display(tex("{".repeat(4000)));', /This formula is too long/),
  hostile('sets a formula that defines itself', 'display(tex("\\\\def\\\\a{\\\\a\\\\a}\\\\a"));', /.*/s),
]; // prettier-ignore
