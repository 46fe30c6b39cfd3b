/**
 * English words of course mode.
 * Source: site/components/shell/Course.astro.
 * Leaves out the exercises' own words.
 */
export const course = {
  name: 'Course mode',
  on: 'Solutions are hidden. Your results stay in this browser until you save them.',
  save: 'Save my results as a file',
  leave: 'Leave course mode',
};
