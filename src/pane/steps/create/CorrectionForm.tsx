import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', rowGap: '4px' },
});

interface CorrectionFormProps {
  /** What is put right: 「改这一条」. */
  label: string;
  /** What is wrong with what was typed; "" where nothing is. */
  fault: string;
  onTake: () => void;
  onBack: () => void;
  children: ReactNode;
}

/** Fields of a line that is put right: Tab goes from field to field, Enter takes it and goes on, Esc goes back. */
export function CorrectionForm({ label, fault, onTake, onBack, children }: CorrectionFormProps) {
  const common = useCommon();
  const styles = useStyles();
  return (
    <form
      className={common.stack}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onTake();
      }}
      onKeyDown={(event) => {
        // Esc also ends what is being composed of Chinese.
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onBack();
      }}
    >
      <div className={styles.fields}>{children}</div>
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
