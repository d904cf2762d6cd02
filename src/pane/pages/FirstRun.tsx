import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular, DocumentAdd20Regular, Play20Regular } from '@fluentui/react-icons';
import { Action } from '../common/Action';
import { useCommon } from '../common/styles';
import { useKept } from '../state/kept';
import { usePane } from '../state/pane';
import { CreateForm } from '../steps/create/CreateForm';

const useStyles = makeStyles({
  page: { padding: '32px 12px', rowGap: '20px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
});

/** Nothing is open yet: one action, and small ways to what is there already. */
export function FirstRun() {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const [creating, setCreating] = useKept('first/creating', false);
  const { page } = pane.given;
  const showSample = async (): Promise<void> => {
    const shown = await pane.run('准备样例', (progress) => pane.given.assistant.sample(progress), {
      cancellable: true,
    });
    if (shown.ok && shown.value) pane.go('create');
  };
  if (creating) {
    return (
      <>
        <div>
          <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={() => setCreating(false)}>
            返回
          </Button>
        </div>
        <CreateForm />
      </>
    );
  }
  return (
    <div className={mergeClasses(common.stack, styles.page)}>
      <h2 className={styles.title}>先建一份总表</h2>
      <p className={common.text}>
        总表只有一份，由办公室保管。方案、名单、分数和成绩都在里面；评价表和考核组工作簿由它做出来，收回来也进到它里面。
      </p>
      <div className={common.row}>
        <Button
          appearance="primary"
          size="large"
          icon={<DocumentAdd20Regular />}
          onClick={() => setCreating(true)}
        >
          建总表
        </Button>
        <Action size="large" icon={<Play20Regular />} onClick={() => void showSample()}>
          看样例
        </Action>
      </div>
      <p className={mergeClasses(common.muted, common.small)}>
        样例是走完的一年，数据都是编的，可以随便点、随便改，几秒钟打开。
      </p>
      <div className={mergeClasses(common.tight, common.small)}>
        {page ? (
          <span>
            已经有了：
            <Link as="button" inline onClick={() => void pane.run('打开文件', () => page.openFile())}>
              打开文件
            </Link>
          </span>
        ) : (
          <span className={common.muted}>已经有总表的，直接打开它，面板会认出来。</span>
        )}
        <span>
          <Link as="button" inline onClick={() => pane.open({ kind: 'help' })}>
            这是做什么的
          </Link>
        </span>
      </div>
    </div>
  );
}
