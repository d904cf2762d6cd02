import { main } from './main';

/** The command line as a program: what `bin/kaohe.js` runs, and the one file of a release begins with. */

// A reader that closes early (`… | head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
