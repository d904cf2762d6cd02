import type { ButtonProps } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { Action } from './Action';
import { useCommon } from './styles';

interface FileButtonProps {
  children: ReactNode;
  multiple?: boolean;
  /** A whole folder with all that is in it. */
  folder?: boolean;
  appearance?: ButtonProps['appearance'];
  icon?: ButtonProps['icon'];
  onFiles: (files: readonly File[]) => void;
}

/** A button that opens the file chooser. */
export function FileButton({
  children,
  multiple = false,
  folder = false,
  onFiles,
  ...look
}: FileButtonProps) {
  const common = useCommon();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Action {...look} onClick={() => input.current?.click()}>
        {children}
      </Action>
      <input
        ref={input}
        type="file"
        className={common.hidden}
        multiple={multiple || folder}
        tabIndex={-1}
        aria-hidden
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be picked again after it was mended.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
