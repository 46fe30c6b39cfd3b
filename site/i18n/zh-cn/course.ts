/**
 * Simplified Chinese words of course mode.
 * Source: site/i18n/en/course.ts, key by key.
 * Leaves out the exercises' own words.
 */
import type { course as english } from '../en/course.ts';

export const course: typeof english = {
  name: '课程模式',
  on: '解答已隐藏。结果只留在本浏览器中，由你自己保存。',
  save: '把我的结果存为文件',
  leave: '离开课程模式',
};
