import type { Ask } from './asks';
import type { Outcome, OutcomeFinding } from './outcome';

/** Draws an outcome with the page's own elements: text stays text, whoever typed it. */

function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

function button(text: string, onClick: () => void): HTMLElement {
  const made = element('button', text);
  made.addEventListener('click', onClick);
  return made;
}

function findingLine({ severity, message, remedy, where, place }: OutcomeFinding, tell: (ask: Ask) => void) {
  const line = element('li', '', severity);
  const head = element('p');
  head.append(element('b', severity === 'error' ? '错误' : '提醒'), ` ${message}`);
  const foot = element('p', where, 'where');
  if (place)
    foot.append(
      ' ',
      button('转到', () => {
        tell({ ask: 'show', place });
      }),
    );
  line.append(head, element('p', remedy, 'remedy'), foot);
  return line;
}

function tableOf({ heading, rows }: Outcome['tables'][number]): HTMLElement {
  const table = element('table');
  table.append(element('caption', heading));
  const head = element('tr');
  head.append(...['名次', '单位', '总分', '等次'].map((text) => element('th', text)));
  table.append(head);
  for (const cells of rows) {
    const row = element('tr');
    row.append(...cells.map((text) => element('td', text)));
    table.append(row);
  }
  return table;
}

/** @param tell hears what the buttons ask */
export function draw(page: HTMLElement, outcome: Outcome, tell: (ask: Ask) => void): void {
  const { title, good, words, findings, more, tables, restorable } = outcome;
  const list = element('ul');
  list.append(...findings.map((finding) => findingLine(finding, tell)));
  const buttons = element('footer');
  if (restorable)
    buttons.append(
      button('恢复', () => {
        tell({ ask: 'restore' });
      }),
    );
  const close = button('关闭', () => {
    tell({ ask: 'close' });
  });
  buttons.append(close);
  const state = element('p', words, good ? 'good' : 'care');
  state.setAttribute('role', 'status');
  page.replaceChildren(
    element('h1', title),
    state,
    ...tables.filter(({ rows }) => rows.length > 0).map(tableOf),
    ...(findings.length > 0 ? [list] : []),
    ...(more > 0 ? [element('p', `还有 ${more} 条，在面板里看。`)] : []),
    buttons,
  );
  close.focus();
}
