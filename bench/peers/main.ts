/** Starts the peer of that name on that port, with nothing loaded that it does not need. */
const [, , name, port, ...more] = process.argv;
const { start } = await import(`./${name}.ts`);
await start(Number(port), ...more);
