import { nodeComplaint } from './needed-node.ts';

// Evaluated before all else that the entry imports: what is missing there would fail by a name alone.
const complaint = nodeComplaint(process.versions.node);
if (complaint !== null) throw new Error(complaint);
