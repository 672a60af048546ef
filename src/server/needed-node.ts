/** The least Node that `engines` in package.json names; npm warns of less and goes on. */
const needed = { major: 24, minor: 18 };

/**
 * One sentence where this version of Node is too old, null where it will do. Old Nodes read this file,
 * so its syntax is that of ES2017.
 */
export function nodeComplaint(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major === needed.major ? minor >= needed.minor : major > needed.major;
  if (isEnough) return null;
  return `holdfast needs Node.js ${needed.major}.${needed.minor} or later, and this is ${version}; only holdfast/client and holdfast/receiver run here.`;
}
