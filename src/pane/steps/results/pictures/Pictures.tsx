import { Checkbox } from '@fluentui/react-components';
import { useCommon } from '../../../common/styles';
import { Waiting } from '../../../common/Waiting';
import { useAsked } from '../../../state/asked';
import { useKept } from '../../../state/kept';
import { usePane } from '../../../state/pane';
import { PictureCard } from './PictureCard';

/**
 * The pictures of a year: of one kind of unit, and of those who give the points.
 * @param kind id of the kind of unit
 */
export default function Pictures({ kind }: { kind: string }) {
  const common = useCommon();
  const { assistant } = usePane().given;
  const [named, setNamed] = useKept('results/named', false);
  const pictures = useAsked(`pictures/${named}`, () => assistant.pictures(named));
  return (
    <Waiting asked={pictures} what="图">
      {({ kinds, scales }) => (
        <div className={common.stack}>
          {kinds
            .find((each) => each.kind === kind)
            ?.pictures.map((picture) => (
              <PictureCard key={picture.question} picture={picture} />
            ))}
          {scales.map((picture) => (
            <PictureCard key={picture.question} picture={picture} />
          ))}
          <Checkbox
            checked={named}
            onChange={(_, { checked }) => setNamed(checked === true)}
            label="图上写出评价人的姓名（只供内部看）"
          />
        </div>
      )}
    </Waiting>
  );
}
