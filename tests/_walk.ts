import { builtSite } from './site/builtSite.ts';
import { readdirSync } from 'node:fs';
const site = await builtSite();
const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('index.html') && !f.startsWith('zh-cn')).map((f) => f.replace('index.html', ''));
const pick = process.argv[2] === 'all' ? pages.filter((p) => !/^(errata|ledger)\/./.test(p)) : process.argv.slice(4);
const [scheme, width] = process.argv[3]!.split('-');
for (const path of pick) {
  const { page, close } = await site.open(path, { colorScheme: scheme as 'light', viewport: { width: Number(width), height: 1000 } });
  await page.addStyleTag({ content: '.figure,.ledger-line,.exercise,.interface>section{content-visibility:visible !important}' }).catch(() => undefined);
  await page.evaluate(() => { for (const e of document.querySelectorAll<HTMLElement>('.figure,.ledger-line,.exercise,.interface > section')) e.style.contentVisibility = 'visible'; });
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/walk/${path.replaceAll('/', '_') || 'home'}${scheme}${width}.png`, fullPage: true });
  await close();
}
await site.close();
