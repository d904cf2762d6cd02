import { Field, Textarea } from '@fluentui/react-components';
import { faultOf, parseNames } from './names';

interface NameListProps {
  /** What one rater is called. */
  title: string;
  /** 「位」 「个」 */
  word: string;
  wanted: number;
  /** Whether there may be more or fewer of them. */
  free: boolean;
  text: string;
  onText: (text: string) => void;
}

/** Names in a text field, one a line: typed, or pasted as a column of a sheet. */
export function NameList({ title, word, wanted, free, text, onText }: NameListProps) {
  const names = parseNames(text);
  const fault = faultOf(names, free ? names.length : wanted, word);
  return (
    <Field
      label={`${title}（${names.length}／${wanted} ${word}）`}
      hint={fault ? null : '一行一个；可以整列从表格里粘贴过来。'}
      {...(fault ? { validationState: 'warning' as const, validationMessage: fault } : {})}
    >
      <Textarea
        value={text}
        resize="vertical"
        textarea={{ rows: 6, spellCheck: false }}
        onChange={(_, data) => onText(data.value)}
      />
    </Field>
  );
}
