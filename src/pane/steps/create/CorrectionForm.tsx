import { Button, makeStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', rowGap: '4px' },
});

interface CorrectionFormProps<Typed, Figures> {
  /** What is put right: 「改这一条」. */
  label: string;
  /** The fields as they stand at first. */
  start: Typed;
  /** What was typed as figures, or in words what is wrong with it. */
  read: (typed: Typed) => Figures | string;
  onDone: (figures: Figures) => void;
  onBack: () => void;
  children: (typed: Typed, put: (change: Partial<Typed>) => void) => ReactNode;
}

/** Fields of a line that is put right: Tab goes from field to field, Enter takes it and goes on, Esc goes back. */
export function CorrectionForm<Typed extends object, Figures extends object>({
  label,
  start,
  read,
  onDone,
  onBack,
  children,
}: CorrectionFormProps<Typed, Figures>) {
  const common = useCommon();
  const styles = useStyles();
  const [typed, setTyped] = useState(start);
  const [fault, setFault] = useState('');
  const take = () => {
    const figures = read(typed);
    if (typeof figures === 'string') setFault(figures);
    else onDone(figures);
  };
  return (
    <form
      className={common.stack}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
      onKeyDown={(event) => {
        // Esc also ends what is being composed of Chinese.
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onBack();
      }}
    >
      <div className={styles.fields}>
        {children(typed, (change) => setTyped((old) => ({ ...old, ...change })))}
      </div>
      {fault && (
        <p className={common.text} role="alert">
          {fault}
        </p>
      )}
      <div className={common.row}>
        <Button type="submit" appearance="primary">
          改好，下一项（回车）
        </Button>
        <Button onClick={onBack}>不改了（Esc）</Button>
      </div>
    </form>
  );
}
