#!/usr/bin/env node
// The sources run as they are: tsx is a dependency, so no build stands between a clone and its command.
import { register } from 'tsx/esm/api';

// A reader that closes early (`… | head`) ends the command quietly.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

register();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
