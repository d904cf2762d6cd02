#!/usr/bin/env node
// The sources run as they are: tsx is a dependency, so no build stands between a clone and its command.
import { register } from 'tsx/esm/api';

register();
await import('../src/cli/program.ts');
