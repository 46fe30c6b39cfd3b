import { launch } from './site/browser.ts';
import { readdirSync, writeFileSync } from 'node:fs';
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1800, height: 1100 } })).newPage();
const want = process.argv.slice(2);
for (const f of readdirSync('/tmp/walk').filter((f) => f.endsWith('.png') && !f.startsWith('sheet') && want.some((w) => f.startsWith(w)))) {
  await page.goto('file:///tmp/walk/' + f);
  const [w, h] = await page.evaluate(() => { const i = document.images[0]!; return [i.naturalWidth, i.naturalHeight]; });
  const columns = w! > 800 ? 3 : 6; const scale = 1800 / columns / w!; const part = Math.floor(1100 / scale);
  const per = part * columns;
  for (let s = 0; s * per < h!; s++) {
    const divs = Array.from({ length: columns }, (_, c) => `<div style="float:left;width:${1800 / columns - 2}px;height:1100px;overflow:hidden;border-right:2px solid red;background:url(/tmp/walk/${f}) 0 ${-(s * per + c * part) * scale}px / ${1800 / columns}px auto no-repeat"></div>`).join('');
    writeFileSync('/tmp/walk/sheet.html', `<body style="margin:0">${divs}`);
    await page.goto('file:///tmp/walk/sheet.html');
    await page.screenshot({ path: `/tmp/walk/sheet_${f.replace('.png', '')}_${s}.png` });
  }
}
await browser.close();
