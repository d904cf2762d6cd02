import { Button, type ButtonProps } from '@fluentui/react-components';
import { usePaneState } from '../state/pane';

interface ActionProps {
  onClick: () => void;
  /** Why it cannot be pressed now; undefined where it can. */
  blocked?: string | undefined;
  children: ButtonProps['children'];
  icon?: ButtonProps['icon'];
  appearance?: ButtonProps['appearance'];
  size?: ButtonProps['size'];
  className?: string;
  'aria-label'?: string;
}

/** A button that starts a task: while one runs it cannot be pressed, and says why. */
export function Action({ blocked, onClick, ...look }: ActionProps) {
  const busy = usePaneState(({ task }) => (task ? `正在${task.title}，请稍候` : undefined));
  const why = busy ?? blocked;
  const props = {
    ...look,
    disabledFocusable: why !== undefined,
    ...(why === undefined ? { onClick } : { title: why }),
  };
  return <Button {...(props as ButtonProps)} />;
}
