import { main } from '../../src/cli/main';

/** One command run in this process, with what it printed. */
export interface Run {
  code: number;
  out: string;
  err: string;
}

export async function run(...args: string[]): Promise<Run> {
  const printed = { out: '', err: '' };
  const into = (key: keyof typeof printed) => (text: unknown) => {
    printed[key] += String(text);
    return true;
  };
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  try {
    return { code: await main(args), ...printed };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** What a command printed with --json. */
export const json = ({ out }: Run): unknown => JSON.parse(out);
