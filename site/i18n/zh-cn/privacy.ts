/**
 * Simplified Chinese words of the page on privacy, and of the bar that offers a new edition.
 * Source: site/i18n/en/privacy.ts, key by key.
 * Leaves out the page's text, which is content.
 */
import type { privacy as english } from '../en/privacy.ts';

export const privacy: typeof english = {
  what: '保存的内容',
  place: '位置',
  key: '名称开头',
  places: {
    localStorage: '本地存储',
    sessionStorage: '会话存储，关闭标签页即清除',
    IndexedDB: 'IndexedDB',
    caches: '缓存',
  },
  kept: {
    cells: '你在各页单元格中的修改',
    scratch: '草稿页上的内容',
    exercises: '每道练习最后一次的答案',
    predictions: '你的预测',
    results: '做对了哪些练习，用了几次',
    read: '标为已读的章节',
    compare: '最后一次比较的文件',
    theme: '你选择的浅色或深色',
    contents: '目录滚动到的位置',
    lab: '训练实验室的运行及其权重',
    offline: '访问过的页面及其程序，供无网络时使用',
  },
  forget: '全部清除',
  sure: '清除本站保存的修改、答案、标记、运行和离线页面？此操作无法撤销。',
  forgotten: '已全部清除。在别处打开的页面可能仍显示原有内容。',
  update: {
    name: '新版本',
    ready: '已取得本书的新版本。你的修改会原样保留。',
    load: '载入',
    later: '以后再说',
  },
  offline: {
    title: '没有网络',
    text: '此页尚未在这里访问过，而网络无法连接。',
  },
};
