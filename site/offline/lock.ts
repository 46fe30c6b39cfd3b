/**
 * The lock that pages and worker share over what is kept: a write that began cannot bring back what has been forgotten meanwhile.
 * Source: the Web Locks interface. Writers hold it together, forgetting holds it alone.
 * Leaves out what is written.
 */
export const keptLock = 'unrolled-kept';
