import { messageOf } from '../../base/thrown';
import type { Assistant } from '../../assistant/api';
import type { Program } from '../../port/program';
import { assistantInWorker } from '../assistant/start';
import type { Ask } from './asks';
import { openDialog, type DialogWindow } from './dialog-window';
import { checked, restored, settled, type Outcome } from './outcome';
import { leaveWords } from './left-words';
import { excelHere } from './program';
import { surroundings } from './surroundings';

/** Commands of the ribbon that run without the pane. Their names stand in the manifest. */

interface Desk {
  program: Program;
  assistant: Assistant;
}

let desk: Desk | undefined;
let last: DialogWindow | null = null;

/** One desk for all commands: 恢复 knows what the command before wrote. */
function deskHere(): Desk {
  if (!desk) {
    // Nobody sees a command wait: while a cell is being edited it says so and is over.
    const { program } = excelHere(false);
    desk = { program, assistant: assistantInWorker(program.workbook) };
  }
  return desk;
}

const broken = (title: string, error: unknown): Outcome => ({
  title,
  good: false,
  words: `没有做成：${messageOf(error)}。请在面板里再试一次。`,
  findings: [],
  more: 0,
  tables: [],
  restorable: false,
});

async function run(title: string, work: (assistant: Assistant) => Promise<Outcome>): Promise<void> {
  last?.close();
  const { program, assistant } = deskHere();
  const outcomeOf = (what: typeof work): Promise<Outcome> =>
    what(assistant).catch((error: unknown) => broken(title, error));
  const heard = async (ask: Ask): Promise<void> => {
    if (ask.ask === 'show') await program.show(ask.place);
    if (ask.ask === 'restore') dialog?.tell(await outcomeOf(restored));
  };
  // It stands before there is anything to show, and says that work is under way.
  const dialog = await openDialog((ask) => void heard(ask));
  last = dialog;
  const outcome = await outcomeOf(work);
  if (dialog) {
    dialog.tell(outcome);
    await dialog.closed;
    return;
  }
  // Without a dialog the pane says it, and the cell that needs looking at is shown.
  leaveWords(outcome.words.startsWith(title) ? outcome.words : `${title}：${outcome.words}`);
  const place = outcome.findings.find((finding) => finding.place)?.place;
  if (place) await program.show(place);
}

/** Excel waits for `completed`, so it is said whatever happens; where a dialog opened, once it is closed. */
const command =
  (title: string, work: (assistant: Assistant) => Promise<Outcome>) =>
  (event: Office.AddinCommands.Event): void => {
    void run(title, work).finally(() => {
      event.completed();
    });
  };

// At once: Excel may ask for a command as soon as office.js stands.
if (typeof Office !== 'undefined') {
  Office.actions.associate('checkWorkbook', command('校验', checked));
  Office.actions.associate('settleYear', command('核算', settled));
  void surroundings();
}
