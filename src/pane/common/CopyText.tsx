import { Button, Textarea } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useCommon } from './styles';

/** Copies; where the clipboard is barred (plain http), the text is selected for Ctrl+C. */
async function copy(area: HTMLTextAreaElement): Promise<boolean> {
  try {
    // Absent on plain http, whatever the type says.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) {
      await clipboard.writeText(area.value);
      return true;
    }
  } catch {
    // Refused: the way below remains.
  }
  area.focus();
  area.select();
  try {
    // Out of date, but the only way to the clipboard on plain http.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  }
}

/** A ready text to take along. Copying is no task of the pane: it goes while one runs, and where there is no pane. */
export function CopyText({ label, text, rows = 5 }: { label: string; text: string; rows?: number }) {
  const common = useCommon();
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={common.tight}>
      <Textarea
        readOnly
        value={text}
        aria-label={label}
        resize="vertical"
        textarea={{ ref: area, rows }}
        onFocus={(event) => event.target.select()}
      />
      <div className={common.row}>
        <Button
          icon={<Copy20Regular />}
          onClick={() => {
            if (area.current) void copy(area.current).then(setCopied);
          }}
        >
          复制
        </Button>
        <span role="status" className={common.muted}>
          {copied === true && '已复制。'}
          {copied === false && '已选中，请按 Ctrl+C 复制。'}
        </span>
      </div>
    </div>
  );
}
