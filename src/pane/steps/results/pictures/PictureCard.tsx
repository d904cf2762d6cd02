import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Image20Regular, Table20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { ok } from '../../../../base/finding';
import { drawn, footnotes } from '../../../../pictures/drawing';
import { palettes } from '../../../../pictures/paints';
import { captionOf, pictureTable, type Picture } from '../../../../pictures/picture';
import { pictureSvg } from '../../../../pictures/svg';
import { Action } from '../../../common/Action';
import { Delivered } from '../../../common/Delivered';
import { useDelivery } from '../../../common/delivery';
import { Disclosure } from '../../../common/Disclosure';
import { useCommon } from '../../../common/styles';
import { usePane } from '../../../state/pane';
import { useKept } from '../../../state/kept';
import { Behind } from './Behind';
import { Drawn } from './Drawn';
import { pngOf } from './png';
import { useSurface } from './surface';

const useStyles = makeStyles({
  // A heat map of many items is wider than a narrow pane, and is scrolled by itself.
  frame: {
    overflowX: 'auto',
    overflowY: 'hidden',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Width that an element has for what stands in it. */
function useRoom() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

/** A question as the name of a file: without what no program takes there, and with no gaps where that stood. */
const fileName = (question: string): string =>
  question.replace(/[：:]/gu, '-').replace(/[\\/*?"<>|？]/gu, '');

/** A picture with its question, the table behind it, and ways to take it along. */
export function PictureCard({ picture }: { picture: Picture }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const colours = palettes[useSurface()];
  const [ref, room] = useRoom();
  const [asTable, setAsTable] = useKept(`picture/${picture.question}`, false);
  const delivery = useDelivery(`picture/${picture.question}`);
  const notes = footnotes(picture);
  const units = picture.is === 'spread' ? [] : picture.rows;
  const trace = (unit: string): void => {
    const name = units.find((row) => row.unit === unit)?.label ?? '';
    pane.open({ kind: 'trace', unit, name, part: '' });
  };
  const save = (as: 'png' | 'svg'): void =>
    void delivery.make(
      '存图',
      async () => {
        const { svg, width, height } = pictureSvg(picture, notes);
        const bytes = as === 'svg' ? new TextEncoder().encode(svg) : await pngOf(svg, width, height);
        return ok({ name: `${fileName(picture.question)}.${as}`, bytes, files: 1, cancelled: false });
      },
      { reads: true },
    );
  const drawing = drawn(picture, Math.max(240, room));
  const scrolls = drawing.width > room;
  return (
    <section aria-label={picture.question} className={common.stack}>
      <h3 className={mergeClasses(common.text, common.strong)}>{picture.question}</h3>
      <div ref={ref}>
        {asTable ? (
          <Behind table={pictureTable(picture)} label={`${picture.question}（表）`} onUnit={trace} />
        ) : (
          room > 0 && (
            <div
              className={styles.frame}
              {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `${picture.question}（图）` } : {})}
            >
              <Drawn
                drawing={drawing}
                colours={colours}
                label={`${picture.question}${picture.told}`}
                onUnit={trace}
              />
            </div>
          )
        )}
      </div>
      <p className={mergeClasses(common.muted, common.small)}>{captionOf(picture)}</p>
      {notes.length > 0 && !asTable && (
        <Disclosure name={`notes/${picture.question}`} summary="各大项的名称">
          <ul className={mergeClasses(common.list, common.small)}>
            {notes.map((note, index) => (
              <li key={index}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <div className={common.row}>
        <Action
          size="small"
          icon={asTable ? <Image20Regular /> : <Table20Regular />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? '看图' : '看表'}
        </Action>
        <Action size="small" onClick={() => save('png')}>
          存为 PNG
        </Action>
        <Action size="small" onClick={() => save('svg')}>
          存为 SVG
        </Action>
      </div>
      <Delivered of={delivery} />
    </section>
  );
}
