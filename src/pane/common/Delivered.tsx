import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePane } from '../state/pane';
import { Action } from './Action';
import type { useDelivery } from './delivery';
import { Mark } from './Mark';
import { useCommon } from './styles';

const useStyles = makeStyles({
  box: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

const size = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

/** 「文件收到了吗？」: programs drop downloads without a word, so it is asked. */
export function Delivered({ of }: { of: ReturnType<typeof useDelivery> }) {
  const common = useCommon();
  const styles = useStyles();
  const { given } = usePane();
  const { delivery, again, open, answer } = of;
  if (!delivery) return null;
  const { file, state } = delivery;
  const { prints } = given.program.capabilities;
  // In a page every file comes by the browser's 下载.
  const anew = given.page ? '再下载一次' : '再存一次';
  // In a page the file would take the place of the 总表; a program opens it beside.
  const opens = prints && !given.page && file.name.endsWith('.xlsx');
  return (
    <div role="group" aria-label="文件收到了吗" className={mergeClasses(styles.box, common.stack)}>
      <p className={common.text}>
        {file.name}
        <span className={common.muted}>
          （{file.files > 1 ? `内有 ${file.files} 份，` : ''}
          {size(file.bytes.length)}）
        </span>
      </p>
      {state === 'arrived' ? (
        <div className={common.row}>
          <Mark tone="good">已收到</Mark>
          <Action size="small" onClick={again}>
            {anew}
          </Action>
        </div>
      ) : (
        <>
          <p className={mergeClasses(common.text, common.strong)}>文件收到了吗？</p>
          <div className={common.row}>
            <Button appearance="primary" onClick={() => answer('arrived')}>
              收到了
            </Button>
            <Action onClick={again}>{anew}</Action>
            {opens && <Action onClick={open}>直接打开</Action>}
            {state === 'asked' && <Button onClick={() => answer('missing')}>没收到</Button>}
          </div>
        </>
      )}
      {state === 'missing' && (
        <div className={mergeClasses(common.tight, common.small)}>
          <p className={common.text}>没收到的，依次看：</p>
          <ol className={common.text}>
            <li>电脑的“下载”文件夹里有没有同名的文件；</li>
            <li>程序有没有问过“是否保存”，没看到的点“{anew}”；</li>
            {!given.page && (
              <li>
                还不行的，把总表存盘后在浏览器页面里打开，从那里再做一次
                {given.browserPage && (
                  <>
                    ：
                    <Link href={given.browserPage} target="_blank" rel="noopener noreferrer" inline>
                      打开浏览器页面
                    </Link>
                  </>
                )}
                。
              </li>
            )}
          </ol>
        </div>
      )}
    </div>
  );
}
