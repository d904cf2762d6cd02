import { Button, Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  reason: {
    padding: '3px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  },
});

/** How many earlier reasons are offered before one asks for more. */
const few = 3;

interface FactsFieldProps {
  facts: string;
  reasons: readonly string[];
  onFacts: (facts: string) => void;
}

/** The facts of a deduction: typed once, or taken from what was written before. */
export function FactsField({ facts, reasons, onFacts }: FactsFieldProps) {
  const common = useCommon();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const typedSoFar = facts.trim();
  const offered = reasons.filter(
    (reason) => reason !== typedSoFar && (typedSoFar === '' || reason.includes(typedSoFar)),
  );
  const shown = all ? offered : offered.slice(0, few);
  return (
    <div className={common.tight}>
      <Field label="事实说明" required>
        <Textarea
          value={facts}
          resize="vertical"
          textarea={{ rows: 2 }}
          placeholder="查到什么、在哪里查到的"
          onChange={(_, data) => onFacts(data.value)}
        />
      </Field>
      {shown.length > 0 && (
        <div role="group" aria-label="用过的说明，点了填入" className={common.tight}>
          <span className={mergeClasses(common.muted, common.small)}>用过的说明，点了填入：</span>
          {shown.map((reason) => (
            <button
              key={reason}
              type="button"
              className={mergeClasses(common.bare, styles.reason)}
              onClick={() => onFacts(reason)}
            >
              {reason}
            </button>
          ))}
          {offered.length > shown.length && (
            <div>
              <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
                还有 {offered.length - shown.length} 条
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
