/**
 * Simplified Chinese words of the gallery.
 * Source: site/i18n/en/gallery.ts, key by key.
 * Leaves out the figures' own captions.
 */
import type { gallery as english } from '../en/gallery.ts';

export const gallery: typeof english = {
  title: '插图',
  deck: '书中的每一幅图，连同它的开关。各图有自己的网络；检视栏显示你最后碰到的内容。',
  parts: {
    node: '一个单元，两个误差',
    layered: '分层网络',
    unrolled: '展开的循环网络',
    block: '记忆块',
    river: '流过一个记忆块的一周',
  },
  lines: '图中所画的公式',
};
