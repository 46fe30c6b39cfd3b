/**
 * Simplified Chinese words of the scratch page and of the ways to it.
 * Source: site/i18n/en/scratch.ts, key by key.
 * Leaves out the words of a cell (notebook.ts).
 */
import type { scratch as english } from '../en/scratch.ts';

export const scratch: typeof english = {
  title: '草稿',
  deck: '一本空白笔记，函数库随手可用。你写的内容只留在本浏览器中。',
  noScript: '本页由你来写，需要启用脚本。',
  open: '在草稿页中打开',
  openNote: '带上本页的单元，保持你改过的样子',
  sheets: '各张草稿',
  begin: '新草稿：',
  empty: '空白',
  templates: {
    forward: 'LSTM 的一次前向计算',
    train: '训练一个小网络',
    gradient: '用差分检验梯度',
  },
  untitled: '草稿',
  nothing: '还没有草稿。可以从空白开始，也可以从一个现成的计算开始。',
  add: '添加单元',
  deleteSheet: '删除这张草稿',
  sureCell: '删除这个单元和你写的内容？',
  sureSheet: '删除这张草稿和其中的全部单元？',
  notKept: '浏览器未能保存这次修改：存储已满或被禁用。',
  arrange: {
    up: { sign: '↑', name: '上移单元' },
    down: { sign: '↓', name: '下移单元' },
    delete: { sign: '×', name: '删除单元' },
  },
};
