import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { bookFiles } from './site/build/bookFiles.ts';
import { cellAssets } from './site/build/cellAssets.ts';
import { cellsRemarkPlugin } from './site/build/cells.ts';
import { cellModulePaths } from './site/build/cellModules.ts';
import { csp } from './site/build/csp.ts';
import { csv } from './site/build/csv.ts';
import { errata } from './site/build/errata.ts';
import { fonts } from './site/build/fonts.ts';
import { library } from './site/build/libraryModule.ts';
import { offline } from './site/build/offline.ts';
import { plainText } from './site/build/plainText.ts';
import { scratch } from './site/build/templates.ts';
import { theme } from './site/build/theme.ts';
import { sandboxScriptHash } from './site/notebook/sandbox.ts';

const shell = (name) => [name, `./site/components/shell/${name}.astro`];

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  // A host may serve the book under a path of its own; no link in it is absolute.
  base: process.env.BASE_PATH ?? '/',
  // Canonical and alternate links and the sitemap need the host's name; without it there are none.
  site: process.env.SITE_URL,
  trailingSlash: 'always',
  compressHTML: true, // the default drops spaces between inline elements
  prefetch: false,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: false, // code is ink; units are colored where the names are known
    processor: unified({
      remarkPlugins: [remarkMath, cellsRemarkPlugin],
      rehypePlugins: [
        [
          rehypeKatex,
          {
            output: 'htmlAndMathml',
            strict: (code) =>
              ['htmlExtension', 'unicodeTextInMathMode'].includes(code) ? 'ignore' : 'error',
            trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
          },
        ],
      ],
    }),
  },
  integrations: [
    fonts(),
    starlight({
      title: 'Unrolled',
      favicon: '/favicon.svg',
      locales: {
        root: { label: 'English', lang: 'en' },
        'zh-cn': { label: '中文', lang: 'zh-CN' },
      },
      expressiveCode: false,
      disable404Route: true,
      markdown: { headingLinks: false },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      customCss: [
        './site/styles/tokens.css',
        './.cache/type/katex.css',
        './site/styles/fonts.css',
        './site/styles/base.css',
        './site/styles/shell.css',
        './site/styles/contents.css',
        './site/styles/prose.css',
        './site/styles/print.css',
      ],
      components: Object.fromEntries(
        [
          'Head',
          'PageFrame',
          'Header',
          'Sidebar',
          'PageTitle',
          'PageSidebar',
          'TwoColumnContent',
          'ContentPanel',
          'MarkdownContent',
          'Pagination',
          'Footer',
          'FallbackContentNotice',
        ].map(shell),
      ),
    }),
    mdx({ optimize: false }),
    cellAssets(),
    bookFiles(),
    theme(),
    csp([sandboxScriptHash]),
    plainText(),
    offline(),
  ],
  vite: {
    plugins: [csv(), errata(), library(), scratch()],
    build: { assetsInlineLimit: 0 },
    resolve: {
      alias: cellModulePaths,
    },
  },
});
