#!/usr/bin/env node
import { nodeComplaint } from '../src/server/needed-node.ts';

// What the package starts with. An old Node has to read all of it to say what it needs: nothing newer
// than ES2017 and `import()`, and no import of anything that is.
const complaint = nodeComplaint(process.versions.node);
if (complaint === null) {
  import('./main.ts');
} else {
  process.stderr.write(`error: ${complaint}\n`);
  process.exitCode = 2;
}
