import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { usePaneState } from '../state/pane';
import { dropped, type Picked } from './files';
import { useCommon } from './styles';

const useStyles = makeStyles({
  zone: {
    padding: '16px 12px',
    textAlign: 'center',
    alignItems: 'center',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: {
    border: `1px dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
});

/** A place to drop files and folders on; the buttons in it do the same for the keyboard. */
export function DropZone({ onFiles, children }: { onFiles: (files: Picked[]) => void; children: ReactNode }) {
  const common = useCommon();
  const styles = useStyles();
  const busy = usePaneState(({ task }) => task !== null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={mergeClasses(common.stack, styles.zone, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = busy ? 'none' : 'copy';
        setOver(!busy);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!busy) void dropped(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
      }}
    >
      {children}
    </div>
  );
}
