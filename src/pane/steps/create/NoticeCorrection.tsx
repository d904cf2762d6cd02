import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import {
  correctableKinds,
  figuresTyped,
  typedFigures,
  type ClauseFigures,
  type TypedFigures,
} from '../../../assistant/api';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', rowGap: '4px' },
  field: { width: '92px' },
  short: { minWidth: 0, width: '100%' },
});

const fields = [
  ['points', '分值'],
  ['to', '至'],
  ['per', '按什么计'],
  ['limit', '最多'],
  ['required', '应有'],
  ['group', '互斥组'],
] as const;

interface NoticeCorrectionProps {
  figures: ClauseFigures;
  onDone: (figures: ClauseFigures) => void;
  onBack: () => void;
}

/** A clause put right: Tab goes from field to field, Enter takes it and goes on, Esc goes back. */
export function NoticeCorrection({ figures, onDone, onBack }: NoticeCorrectionProps) {
  const common = useCommon();
  const styles = useStyles();
  const [typed, setTyped] = useState<TypedFigures>(() => typedFigures(figures));
  const [fault, setFault] = useState('');
  // What was read stands there until another is chosen, also where it is no kind to choose.
  const kinds = [...new Set([...correctableKinds, figures.kind])];
  const put = (key: keyof TypedFigures, value: string) => setTyped((old) => ({ ...old, [key]: value }));
  const take = () => {
    const read = figuresTyped(typed);
    if (typeof read === 'string') setFault(read);
    else onDone(read);
  };
  return (
    <form
      className={common.stack}
      aria-label="改这一条"
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
        <Field label="类型" className={styles.field}>
          <Select
            autoFocus
            className={styles.short}
            value={typed.kind}
            onChange={(_, { value }) => put('kind', value)}
          >
            {kinds.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </Select>
        </Field>
        {fields.map(([key, label]) => (
          <Field key={key} label={label} className={styles.field}>
            <Input className={styles.short} value={typed[key]} onChange={(_, { value }) => put(key, value)} />
          </Field>
        ))}
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
