import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useCommon } from '../common/styles';
import { usePane } from '../state/pane';

/** 经办人: asked once; 操作记录 names him with everything that is done. */

const place = '考核助手.经办人';

/** What was answered on this computer; null while nobody was asked. Storage may be refused. */
function remembered(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(place, name);
  } catch {
    // Then it is asked again next time.
  }
}

export function Signature() {
  const common = useCommon();
  const { assistant } = usePane().given;
  const [known, setKnown] = useState(remembered);
  const [asking, setAsking] = useState(known === null);
  const [typed, setTyped] = useState(known ?? '');
  useEffect(() => {
    if (known !== null) void assistant.signAs(known);
  }, [assistant, known]);
  const answer = (name: string): void => {
    remember(name);
    setKnown(name);
    setTyped(name);
    setAsking(false);
  };
  if (!asking)
    return (
      <div className={common.row}>
        <span className={common.muted}>经办人：{known || '未署名'}</span>
        <Button size="small" appearance="transparent" onClick={() => setAsking(true)}>
          改
        </Button>
      </div>
    );
  return (
    <Field label="经办人（记入操作记录）">
      <div className={common.row}>
        <Input size="small" value={typed} onChange={(_, { value }) => setTyped(value)} />
        <Button size="small" onClick={() => answer(typed.trim())}>
          {typed.trim() === '' ? '不署名' : '记住'}
        </Button>
      </div>
    </Field>
  );
}
