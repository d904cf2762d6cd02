import { messageOf } from '../../base/thrown';
import type { Capability, Diagnosis } from '../../port/diagnosis';

/** The self-test of a program, whichever it is: what was tried, what was seen, and what follows from it. */

/** One self-test: what is tried and its results, in their order. */
export class Trials<Id extends string> {
  readonly capabilities: Capability[] = [];

  /**
   * @param names what people call each thing that is tried
   * @param instead what is done where it does not work, or what then cannot be done
   */
  constructor(
    private readonly names: Readonly<Record<Id, string>>,
    private readonly instead: Readonly<Partial<Record<Id, string>>>,
  ) {}

  add(id: Id, works: boolean, detail: string): void {
    const second = works ? undefined : this.instead[id];
    this.capabilities.push({
      id,
      name: this.names[id],
      works,
      detail: second === undefined ? detail : `${detail}；${second}`,
    });
  }

  /** Notes what a test saw or why it failed; answers whether it passed. */
  run(id: Id, test: () => string): boolean {
    try {
      this.add(id, true, test());
      return true;
    } catch (error) {
      this.add(id, false, messageOf(error));
      return false;
    }
  }

  /** The same for a test that has to wait. */
  async wait(id: Id, test: () => Promise<string>): Promise<boolean> {
    try {
      this.add(id, true, await test());
      return true;
    } catch (error) {
      this.add(id, false, messageOf(error));
      return false;
    }
  }
}

/** By what a program is judged. */
export interface Standard {
  /** 「WPS」. */
  program: string;
  /** Without these nothing can be done; everything else has a second way, or is work for another place. */
  needed: readonly string[];
  /** Where one of these lacks, some of the work goes another way, which the words tell. */
  elsewhere: { ids: readonly string[]; words: string };
  /** The way out where the program cannot be used. */
  way: string;
}

/** Whether the assistant can work with what was found. A capability that was not tried is not held against it. */
export function verdictOf(
  capabilities: readonly Capability[],
  { program, needed, elsewhere, way }: Standard,
): Diagnosis['verdict'] {
  const missing = capabilities.filter(({ works }) => !works);
  const fatal = missing.filter(({ id }) => needed.includes(id)).map(({ name }) => name);
  if (fatal.length > 0)
    return {
      usable: false,
      words: `这个版本的 ${program} 缺少：${fatal.join('、')}。考核助手在这里不能可靠地工作。${way}`,
    };
  if (missing.length === 0) return { usable: true, words: `这个版本的 ${program} 什么都不缺。` };
  const named = missing.map(({ name }) => name).join('、');
  return {
    usable: true,
    words: missing.some(({ id }) => elsewhere.ids.includes(id))
      ? `这个版本的 ${program} 可以打分和核算，缺少：${named}。${elsewhere.words}`
      : `这个版本的 ${program} 可以用。${named}与常见版本不同，已自动换了办法。`,
  };
}
