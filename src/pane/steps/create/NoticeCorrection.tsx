import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { correctableKinds, figuresTyped, typedFigures, type ClauseFigures } from '../../../assistant/api';
import { CorrectionForm } from './CorrectionForm';

const useStyles = makeStyles({
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

/** A clause put right. */
export function NoticeCorrection({ figures, onDone, onBack }: NoticeCorrectionProps) {
  const styles = useStyles();
  // What was read stands there until another is chosen, also where it is no kind to choose.
  const kinds = [...new Set([...correctableKinds, figures.kind])];
  return (
    <CorrectionForm
      label="改这一条"
      start={typedFigures(figures)}
      read={figuresTyped}
      onDone={onDone}
      onBack={onBack}
    >
      {(typed, put) => (
        <>
          <Field label="类型" className={styles.field}>
            <Select
              autoFocus
              className={styles.short}
              value={typed.kind}
              onChange={(_, { value }) => put({ kind: value })}
            >
              {kinds.map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </Select>
          </Field>
          {fields.map(([key, label]) => (
            <Field key={key} label={label} className={styles.field}>
              <Input
                className={styles.short}
                value={typed[key]}
                onChange={(_, { value }) => put({ [key]: value })}
              />
            </Field>
          ))}
        </>
      )}
    </CorrectionForm>
  );
}
