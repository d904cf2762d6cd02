import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import {
  choicesFor,
  partSources,
  partTyped,
  typedPart,
  type PartChoices,
  type PartFigures,
} from '../../../assistant/api';
import { CorrectionForm } from './CorrectionForm';

const useStyles = makeStyles({
  field: { width: '92px' },
  source: { width: '120px' },
  wide: { width: '200px', maxWidth: '100%' },
  short: { minWidth: 0, width: '100%' },
});

interface NoticePartProps {
  figures: PartFigures;
  choices: PartChoices;
  onDone: (figures: PartFigures) => void;
  onBack: () => void;
}

/** A 计分部分 put right: whose it is, what gives its points, and how much it counts. */
export function NoticePart({ figures, choices, onDone, onBack }: NoticePartProps) {
  const styles = useStyles();
  return (
    <CorrectionForm
      label="改这一部分"
      start={typedPart(figures)}
      read={(typed) => partTyped(typed, choices)}
      onDone={onDone}
      onBack={onBack}
    >
      {(typed, put) => {
        const givers = choicesFor(typed.source, choices);
        return (
          <>
            <Field label="对象类别" className={styles.wide}>
              <Select
                autoFocus
                className={styles.short}
                value={typed.kind}
                onChange={(_, { value }) => put({ kind: value })}
              >
                {choices.kinds.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="来源" className={styles.source}>
              <Select
                className={styles.short}
                value={typed.source}
                // Which rubric or form gives it, and of how many points, is another question with each source.
                onChange={(_, { value }) =>
                  put({
                    source: value,
                    from: choicesFor(value, choices)[0]?.id ?? '',
                    full: value === '转报分' ? '100' : '',
                  })
                }
              >
                {partSources.map((source) => (
                  <option key={source}>{source}</option>
                ))}
              </Select>
            </Field>
            {givers.length > 0 && (
              <Field label={typed.source === '评价表' ? '评价组' : '细则'} className={styles.wide}>
                <Select
                  className={styles.short}
                  value={typed.from}
                  onChange={(_, { value }) => put({ from: value })}
                >
                  {givers.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                  <option value="">{typed.source === '评价表' ? '另一组' : '（请选）'}</option>
                </Select>
              </Field>
            )}
            {typed.source !== '评价表' && (
              <Field label="满分" className={styles.field}>
                <Input
                  className={styles.short}
                  value={typed.full}
                  onChange={(_, { value }) => put({ full: value })}
                />
              </Field>
            )}
            <Field label="比重（%）" className={styles.field}>
              <Input
                className={styles.short}
                value={typed.weight}
                onChange={(_, { value }) => put({ weight: value })}
              />
            </Field>
          </>
        );
      }}
    </CorrectionForm>
  );
}
