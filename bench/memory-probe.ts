/**
 * Loaded into a process before its own program (`--import`, with `--expose-gc` and a channel): tells
 * the bytes of its heap, and of the whole process, after all garbage is gone, whenever it is asked.
 */
process.on('message', () => {
  // Twice: what the first pass finalises is only free after the second.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed + external, rss });
});
// The channel must not keep a program alive that wants to end.
process.channel?.unref();
