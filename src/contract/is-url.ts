/** Whether a document is named by an address of the web, and not by a file. */
export function isUrl(address: string): boolean {
  return /^https?:\/\//.test(address);
}
