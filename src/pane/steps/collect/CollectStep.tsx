import { mergeClasses } from '@fluentui/react-components';
import { DocumentMultiple20Regular, FolderOpen20Regular } from '@fluentui/react-icons';
import type { MasterOverview } from '../../../views/overview';
import { CopyText } from '../../common/CopyText';
import { DropZone } from '../../common/DropZone';
import { FileButton } from '../../common/FileButton';
import { picked } from '../../common/files';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Duplicates } from './Duplicates';
import { Files } from './Files';
import { Reports } from './Reports';
import { Returns } from './Returns';
import { useCollection } from './use-collection';

/** 收表: files in, what came of each, who is still missing, and the words to press them. */
export function CollectStep({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const { collected, pick, choose } = useCollection();
  return (
    <>
      <Section title="收表">
        <DropZone onFiles={(files) => void pick(files)}>
          <span className={common.text}>把收回的文件或文件夹拖到这里</span>
          <div className={common.row}>
            <FileButton
              multiple
              appearance="primary"
              icon={<DocumentMultiple20Regular />}
              onFiles={(files) => void pick(picked(files))}
            >
              选择文件
            </FileButton>
            <FileButton folder icon={<FolderOpen20Regular />} onFiles={(files) => void pick(picked(files))}>
              选择文件夹
            </FileButton>
          </div>
          <span className={mergeClasses(common.muted, common.small)}>
            可以一次选几十个，可以反复收；文件只在本机读，不上传。
          </span>
        </DropZone>
      </Section>
      {collected && collected.view.duplicates.length > 0 && (
        <Duplicates duplicates={collected.view.duplicates} onChoose={(file) => void choose(file)} />
      )}
      {collected && !collected.view.cancelled && <Files view={collected.view} />}
      <Returns returns={overview.returns} groups={overview.groups} />
      <Reports reports={overview.reports} />
      {overview.reminder && (
        <Section title="催报">
          <CopyText label="催报文字" text={overview.reminder} rows={6} />
        </Section>
      )}
    </>
  );
}
