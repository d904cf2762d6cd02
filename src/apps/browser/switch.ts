/** On a narrow screen the page shows the grid or the pane; a button at the foot goes from one to the other. */
export interface Switch {
  /** Brings the grid into sight where only one of the two is. */
  toSheets: () => void;
  /** Brings the pane into sight. */
  toPane: () => void;
}

const words = { sheets: '看面板', pane: '看表格' };

export function pageSwitch(page: HTMLElement, button: HTMLElement): Switch {
  const show = (shows: keyof typeof words): void => {
    page.dataset.shows = shows;
    button.textContent = words[shows];
  };
  button.addEventListener('click', () => {
    show(page.dataset.shows === 'sheets' ? 'pane' : 'sheets');
  });
  show('pane');
  return {
    toSheets: () => {
      show('sheets');
    },
    toPane: () => {
      show('pane');
    },
  };
}
