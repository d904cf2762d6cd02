import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messageOf } from '../base/thrown';

/** A command line that cannot be understood; exit 2. */
export class UsageError extends Error {}

export interface Options {
  /** Arguments without a name. */
  rest: string[];
  text: (name: string) => string | undefined;
  required: (name: string) => string;
  all: (name: string) => string[];
  flag: (name: string) => boolean;
}

interface Allowed {
  texts?: readonly string[];
  /** May be given several times. */
  lists?: readonly string[];
  flags?: readonly string[];
  /** How many unnamed arguments are taken. */
  rest?: { from: number; to: number };
}

/** Parses the arguments of one command; anything not allowed is a usage error in Chinese. */
export function options(args: readonly string[], allowed: Allowed): Options {
  const { texts = [], lists = [], flags = [], rest = { from: 0, to: 0 } } = allowed;
  const spec: NonNullable<ParseArgsConfig['options']> = {};
  for (const name of texts) spec[name] = { type: 'string' };
  for (const name of lists) spec[name] = { type: 'string', multiple: true };
  for (const name of flags) spec[name] = { type: 'boolean' };
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      options: spec,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(`参数不对：${messageOf(error)}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length < rest.from || positionals.length > rest.to)
    throw new UsageError(
      positionals.length < rest.from ? '缺少参数。' : `多余的参数：${positionals.join(' ')}`,
    );
  const text = (name: string): string | undefined => values[name] as string | undefined;
  return {
    rest: positionals,
    text,
    required: (name) => {
      const value = text(name);
      if (value === undefined || value === '') throw new UsageError(`缺少 --${name}。`);
      return value;
    },
    all: (name) => (values[name] as string[] | undefined) ?? [],
    flag: (name) => values[name] === true,
  };
}
