import type { Package } from '../../assistant/api';
import type { Result } from '../../base/finding';
import type { Progress } from '../../port/port';
import { useKept } from '../state/kept';
import { usePane, type RunOptions } from '../state/pane';

/** A file on its way to the user. Only the user knows whether it arrived. */
export interface Delivery {
  file: Package;
  /** Asked, answered with no, or answered with yes. */
  state: 'asked' | 'missing' | 'arrived';
}

/** Makes a file, hands it over and remembers it until the user has it. */
export function useDelivery(name: string) {
  const pane = usePane();
  const [delivery, setDelivery] = useKept<Delivery | null>(`delivery/${name}`, null);
  const save = async (file: Package): Promise<void> => {
    const saved = await pane.run(`保存“${file.name}”`, () => pane.given.program.save(file.name, file.bytes), {
      reads: true,
    });
    setDelivery({ file, state: saved.ok ? 'asked' : 'missing' });
  };
  const make = async (
    title: string,
    work: (progress: Progress) => Promise<Result<Package>>,
    how: RunOptions = {},
  ): Promise<void> => {
    setDelivery(null);
    const made = await pane.run(title, work, how);
    if (!made.ok) return;
    if (made.value.cancelled) pane.say('已取消，没有生成文件。');
    else await save(made.value);
  };
  return {
    delivery,
    make,
    /** Opens it as a workbook of its own, where the program prints from there. */
    open: () => {
      if (!delivery) return;
      const { name, bytes } = delivery.file;
      void pane.run(`打开“${name}”`, () => pane.given.program.open(name, bytes), { reads: true });
    },
    again: () => {
      if (delivery) void save(delivery.file);
    },
    answer: (state: Delivery['state']) => {
      if (delivery) setDelivery({ ...delivery, state });
    },
  };
}
