/**
 * Loads when first asked, for all who ask. What failed is loaded anew by the next who asks: the cause, such as
 * too many open files, may have passed.
 */
export function loadOnce<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
