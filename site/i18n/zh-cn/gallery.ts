/**
 * Simplified Chinese words of the gallery.
 * Source: site/i18n/en/gallery.ts, key by key.
 * Leaves out the figures' own captions.
 */
import type { gallery as english } from '../en/gallery.ts';

export const gallery: typeof english = {
  pages: {
    networks: '网络与误差',
    blocks: '记忆块内部',
    time: '沿着时间',
  },
  parts: {
    node: '一个单元，两个误差',
    layered: '分层网络',
    unrolled: '展开的循环网络',
    block: '记忆块',
    sources: '谁在何时读取什么',
    layer: '两个记忆块和其中一个的每条边',
    order: '计算次序，与误读造成的环',
    backward: '反向穿过记忆块',
    fading: '第一天的影响传到多远',
    gates: '门的开与关：什么被保留',
    river: '流过一个记忆块的一周',
  },
  lines: '图中所画的公式',
};
